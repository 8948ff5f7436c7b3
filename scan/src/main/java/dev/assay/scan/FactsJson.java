package dev.assay.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.Origin;
import dev.assay.facts.PdfFacts;
import dev.assay.facts.Rational;
import dev.assay.facts.SceneFacts;
import dev.assay.facts.Size;
import dev.assay.facts.TextFacts;
import dev.assay.facts.VideoFacts;
import dev.assay.facts.VolumeFacts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code facts} and {@code origins} of a scan record.
 *
 * <p>A fact of the kind that the file does not tell is written as null, so that every record of a
 * kind has the same keys.
 */
final class FactsJson {
  private final JsonGenerator out;
  private final Map<String, Origin> origins = new LinkedHashMap<>();

  private FactsJson(JsonGenerator out) {
    this.out = out;
  }

  static void write(@Nullable Facts facts, JsonGenerator out) throws IOException {
    FactsJson json = new FactsJson(out);
    if (facts == null) {
      out.writeNullField("facts");
    } else {
      out.writeObjectFieldStart("facts");
      json.writeFields(facts);
      out.writeEndObject();
    }
    out.writeObjectFieldStart("origins");
    for (Map.Entry<String, Origin> origin : json.origins.entrySet()) {
      out.writeStringField(origin.getKey(), origin.getValue().label());
    }
    out.writeEndObject();
  }

  private void writeFields(Facts facts) throws IOException {
    if (facts instanceof ImageFacts image) {
      write(image);
    } else if (facts instanceof VideoFacts video) {
      write(video);
    } else if (facts instanceof AudioFacts audio) {
      write(audio.track(), "");
      out.writeNumberField("tracks", audio.tracks());
      out.writeStringField("playability", audio.playability().label());
      out.writeBooleanField("playsInSafari", audio.playsInSafari());
    } else if (facts instanceof TextFacts text) {
      text("charset", text.charset());
      number("lines", text.lines());
    } else if (facts instanceof PdfFacts pdf) {
      whole("numPages", pdf.numPages());
      out.writeBooleanField("encrypted", pdf.encrypted());
      out.writeBooleanField("locked", pdf.locked());
      out.writeStringField("version", pdf.version());
    } else if (facts instanceof DicomFacts dicom) {
      write(dicom);
    } else if (facts instanceof VolumeFacts volume) {
      numbers("shape", volume.shape());
      numbers("zooms", volume.zooms());
      out.writeStringField("datatype", volume.datatype());
    } else if (facts instanceof SceneFacts scene) {
      whole("points", scene.points());
      numbers("bounds", scene.bounds());
      out.writeStringField("encoding", scene.encoding());
      strings("fields", scene.fields());
    }
  }

  private void write(ImageFacts image) throws IOException {
    sizes(image.displayed(), image.stored());
    out.writeNumberField("orientation", image.orientation());
    number("frames", image.frames() == 0 ? null : image.frames());
    number("bitDepth", image.bitDepth() == 0 ? null : (long) image.bitDepth());
    out.writeStringField("playability", image.playability().label());
  }

  private void write(VideoFacts video) throws IOException {
    sizes(video.displayed(), video.stored());
    out.writeNumberField("rotation", video.rotation());
    out.writeStringField("pixelAspect", video.pixelAspect().toString());
    Fact<Rational> rate = video.frameRate();
    out.writeStringField("frameRate", rate == null ? null : rate.value().toString());
    seconds("fps", rate);
    whole("frameCount", video.frameCount());
    seconds("duration", video.duration());
    seconds("containerDuration", video.containerDuration());
    real("startTime", video.startTime());
    out.writeStringField("codec", video.codec());
    Boolean variable = video.variableFrameRate();
    if (variable == null) {
      out.writeNullField("variableFrameRate");
    } else {
      out.writeBooleanField("variableFrameRate", variable);
    }
    out.writeNumberField("videoTracks", video.videoTracks());
    out.writeStringField("playability", video.playability().label());
    out.writeBooleanField("playsInSafari", video.playsInSafari());
    out.writeStringField("profile", video.profile());
    write(video.timing());
    AudioTrack audio = video.audio();
    if (audio == null) {
      out.writeNullField("audio");
    } else {
      out.writeObjectFieldStart("audio");
      write(audio, "audio.");
      real("delay", video.audioDelay());
      real("overhang", video.audioOverhang());
      out.writeEndObject();
    }
  }

  private void write(@Nullable FrameTiming timing) throws IOException {
    if (timing == null) {
      out.writeNullField("timing");
      return;
    }
    out.writeObjectFieldStart("timing");
    real("browserDuration", timing.browserDuration());
    Boolean keyframe = timing.startsWithKeyframe();
    if (keyframe == null) {
      out.writeNullField("startsWithKeyframe");
    } else {
      out.writeBooleanField("startsWithKeyframe", keyframe);
    }
    number("longestGop", timing.longestGop());
    out.writeNumberField("duplicates", timing.duplicates());
    out.writeNumberField("missing", timing.missing());
    out.writeNumberField("nonMonotonic", timing.nonMonotonic());
    out.writeArrayFieldStart("intervals");
    for (FrameTiming.Interval interval : timing.intervals()) {
      out.writeStartObject();
      real("seconds", interval.seconds());
      out.writeNumberField("count", interval.count());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeNumberField("otherIntervals", timing.otherIntervals());
    out.writeEndObject();
  }

  private void write(AudioTrack track, String prefix) throws IOException {
    out.writeStringField("codec", track.codec());
    out.writeNumberField("sampleRate", track.sampleRate());
    out.writeNumberField("numChannels", track.numChannels());
    Fact<Integer> bitDepth = track.bitDepth();
    number("bitDepth", bitDepth == null ? null : (long) bitDepth.value());
    origin(prefix + "bitDepth", bitDepth);
    Fact<Rational> duration = track.duration();
    real("duration", duration == null ? null : duration.value());
    origin(prefix + "duration", duration);
    real("startTime", track.startTime());
  }

  private void write(DicomFacts dicom) throws IOException {
    out.writeStringField("sopClassUid", dicom.sopClassUid());
    out.writeStringField("transferSyntaxUid", dicom.transferSyntaxUid());
    out.writeStringField("modality", dicom.modality());
    out.writeStringField("studyInstanceUid", dicom.studyInstanceUid());
    out.writeStringField("seriesInstanceUid", dicom.seriesInstanceUid());
    out.writeStringField("sopInstanceUid", dicom.sopInstanceUid());
    number("numberOfFrames", dicom.numberOfFrames());
    strings("missingTags", dicom.missingTags());
    strings("emptyTags", dicom.emptyTags());
  }

  private void sizes(Size displayed, Size stored) throws IOException {
    out.writeNumberField("width", displayed.width());
    out.writeNumberField("height", displayed.height());
    out.writeNumberField("storedWidth", stored.width());
    out.writeNumberField("storedHeight", stored.height());
  }

  private void origin(String name, @Nullable Fact<?> fact) {
    if (fact != null) {
      origins.put(name, fact.origin());
    }
  }

  private void whole(String name, @Nullable Fact<Long> fact) throws IOException {
    number(name, fact == null ? null : fact.value());
    origin(name, fact);
  }

  private void seconds(String name, @Nullable Fact<Rational> fact) throws IOException {
    real(name, fact == null ? null : fact.value());
    origin(name, fact);
  }

  private void text(String name, Fact<String> fact) throws IOException {
    out.writeStringField(name, fact.value());
    origin(name, fact);
  }

  private void number(String name, @Nullable Long value) throws IOException {
    if (value == null) {
      out.writeNullField(name);
    } else {
      out.writeNumberField(name, value);
    }
  }

  private void real(String name, @Nullable Rational value) throws IOException {
    if (value == null) {
      out.writeNullField(name);
    } else {
      out.writeNumberField(name, value.toDouble());
    }
  }

  private void numbers(String name, @Nullable List<? extends Number> values) throws IOException {
    if (values == null) {
      out.writeNullField(name);
      return;
    }
    out.writeArrayFieldStart(name);
    for (Number value : values) {
      if (value instanceof Long whole) {
        out.writeNumber(whole);
      } else if (Double.isFinite(value.doubleValue())) {
        out.writeNumber(value.doubleValue());
      } else {
        out.writeNull();
      }
    }
    out.writeEndArray();
  }

  private void strings(String name, List<String> values) throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }
}
