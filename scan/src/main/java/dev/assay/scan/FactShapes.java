package dev.assay.scan;

import static dev.assay.scan.Shape.Values.FLAG;
import static dev.assay.scan.Shape.Values.REAL;
import static dev.assay.scan.Shape.Values.TEXT;
import static dev.assay.scan.Shape.Values.WHOLE;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.Facts;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Origin;
import dev.assay.facts.PdfFacts;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.SceneFacts;
import dev.assay.facts.Size;
import dev.assay.facts.TextFacts;
import dev.assay.facts.VideoFacts;
import dev.assay.facts.VolumeFacts;
import dev.assay.scan.Shape.Values;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The {@code facts} of a scan record, by kind.
 *
 * <p>A fact of the kind that the file does not tell is written as null, so that every record of a
 * kind has the same keys.
 */
final class FactShapes {
  private static final Values<String> PLAYABILITY =
      Values.oneOf(Arrays.stream(Playability.values()).map(Playability::label).toList());

  private static final Shape<Size> DISPLAYED =
      new Shape<Size>().key("width", WHOLE, Size::width).key("height", WHOLE, Size::height);

  private static final Shape<Size> STORED =
      new Shape<Size>()
          .key("storedWidth", WHOLE, Size::width)
          .key("storedHeight", WHOLE, Size::height);

  private FactShapes() {}

  // A class for each kind, so that only those are made whose files there are.

  /** Sound. */
  private static final class OfSound {
    static final Shape<AudioFacts> SHAPE =
        new Shape<AudioFacts>()
            .including(OfTrack.SHAPE, AudioFacts::track)
            .key("tracks", WHOLE, audio -> (long) audio.tracks())
            .key("playability", PLAYABILITY, audio -> audio.playability().label())
            .key("playsInSafari", FLAG, AudioFacts::playsInSafari);
  }

  /** Video. */
  private static final class OfVideo {
    private static final Shape<VideoFacts> SOUND =
        new Shape<VideoFacts>()
            .including(OfTrack.SHAPE, video -> Objects.requireNonNull(video.audio()))
            .orNull("delay", REAL, video -> seconds(video.audioDelay()))
            .orNull("overhang", REAL, video -> seconds(video.audioOverhang()));

    private static final Shape<FrameTiming.Interval> INTERVAL =
        new Shape<FrameTiming.Interval>()
            .key("seconds", REAL, interval -> interval.seconds().toDouble())
            .key("count", WHOLE, FrameTiming.Interval::count);

    private static final Shape<FrameTiming> TIMING =
        new Shape<FrameTiming>()
            .orNull("browserDuration", REAL, timing -> seconds(timing.browserDuration()))
            .orNull("startsWithKeyframe", FLAG, FrameTiming::startsWithKeyframe)
            .orNull("longestGop", WHOLE, FrameTiming::longestGop)
            .key("duplicates", WHOLE, FrameTiming::duplicates)
            .key("missing", WHOLE, FrameTiming::missing)
            .key("nonMonotonic", WHOLE, FrameTiming::nonMonotonic)
            .key("intervals", Values.list(Values.object(INTERVAL)), FrameTiming::intervals)
            .key("otherIntervals", WHOLE, FrameTiming::otherIntervals);

    static final Shape<VideoFacts> SHAPE =
        new Shape<VideoFacts>()
            .including(DISPLAYED, VideoFacts::displayed)
            .including(STORED, VideoFacts::stored)
            .key("rotation", WHOLE, video -> (long) video.rotation())
            .key("pixelAspect", TEXT, video -> video.pixelAspect().toString())
            .orNull(
                "frameRate",
                TEXT,
                video -> video.frameRate() == null ? null : video.frameRate().value().toString())
            .fact("fps", REAL, VideoFacts::frameRate, Rational::toDouble)
            .fact("frameCount", WHOLE, VideoFacts::frameCount, Function.identity())
            .fact("duration", REAL, VideoFacts::duration, Rational::toDouble)
            .fact("containerDuration", REAL, VideoFacts::containerDuration, Rational::toDouble)
            .orNull("startTime", REAL, video -> seconds(video.startTime()))
            .key("codec", TEXT, VideoFacts::codec)
            .orNull("variableFrameRate", FLAG, VideoFacts::variableFrameRate)
            .key("videoTracks", WHOLE, video -> (long) video.videoTracks())
            .key("playability", PLAYABILITY, video -> video.playability().label())
            .key("playsInSafari", FLAG, VideoFacts::playsInSafari)
            .orNull("profile", TEXT, VideoFacts::profile)
            .orNull("timing", TIMING, VideoFacts::timing)
            .orNull("audio", SOUND, video -> video.audio() == null ? null : video);
  }

  /** A track of sound. */
  private static final class OfTrack {
    static final Shape<AudioTrack> SHAPE =
        new Shape<AudioTrack>()
            .key("codec", TEXT, AudioTrack::codec)
            .key("sampleRate", WHOLE, track -> (long) track.sampleRate())
            .key("numChannels", WHOLE, track -> (long) track.numChannels())
            .fact("bitDepth", WHOLE, AudioTrack::bitDepth, Integer::longValue)
            .fact("duration", REAL, AudioTrack::duration, Rational::toDouble)
            .key("startTime", REAL, track -> track.startTime().toDouble());
  }

  /** Pictures. */
  private static final class OfImage {
    static final Shape<ImageFacts> SHAPE =
        new Shape<ImageFacts>()
            .including(DISPLAYED, ImageFacts::displayed)
            .including(STORED, ImageFacts::stored)
            .key("orientation", WHOLE, image -> (long) image.orientation())
            .orNull("frames", WHOLE, image -> image.frames() == 0 ? null : image.frames())
            .orNull(
                "bitDepth", WHOLE, image -> image.bitDepth() == 0 ? null : (long) image.bitDepth())
            .key("playability", PLAYABILITY, image -> image.playability().label());
  }

  /** Text. */
  private static final class OfText {
    static final Shape<TextFacts> SHAPE =
        new Shape<TextFacts>()
            .fact("charset", TEXT, TextFacts::charset, Function.identity())
            .orNull("lines", WHOLE, TextFacts::lines);
  }

  /** PDF. */
  private static final class OfPdf {
    static final Shape<PdfFacts> SHAPE =
        new Shape<PdfFacts>()
            .fact("numPages", WHOLE, PdfFacts::numPages, Function.identity())
            .key("encrypted", FLAG, PdfFacts::encrypted)
            .key("locked", FLAG, PdfFacts::locked)
            .orNull("version", TEXT, PdfFacts::version);
  }

  /** DICOM. */
  private static final class OfDicom {
    static final Shape<DicomFacts> SHAPE =
        new Shape<DicomFacts>()
            .orNull("sopClassUid", TEXT, DicomFacts::sopClassUid)
            .orNull("transferSyntaxUid", TEXT, DicomFacts::transferSyntaxUid)
            .orNull("modality", TEXT, DicomFacts::modality)
            .orNull("studyInstanceUid", TEXT, DicomFacts::studyInstanceUid)
            .orNull("seriesInstanceUid", TEXT, DicomFacts::seriesInstanceUid)
            .orNull("sopInstanceUid", TEXT, DicomFacts::sopInstanceUid)
            .orNull("numberOfFrames", WHOLE, DicomFacts::numberOfFrames)
            .key("missingTags", Values.list(TEXT), DicomFacts::missingTags)
            .key("emptyTags", Values.list(TEXT), DicomFacts::emptyTags);
  }

  /** Volumes. */
  private static final class OfVolume {
    static final Shape<VolumeFacts> SHAPE =
        new Shape<VolumeFacts>()
            .key("shape", Values.list(WHOLE), VolumeFacts::shape)
            .key("zooms", Values.list(Values.finiteOrNull()), VolumeFacts::zooms)
            .key("datatype", TEXT, VolumeFacts::datatype);
  }

  /** Scenes. */
  private static final class OfScene {
    static final Shape<SceneFacts> SHAPE =
        new Shape<SceneFacts>()
            .fact("points", WHOLE, SceneFacts::points, Function.identity())
            .orNull("bounds", Values.list(Values.finiteOrNull()), SceneFacts::bounds)
            .key("encoding", TEXT, SceneFacts::encoding)
            .key("fields", Values.list(TEXT), SceneFacts::fields);
  }

  /** The facts of files of a kind, null for kinds without facts. */
  static @Nullable Shape<?> of(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> OfImage.SHAPE;
      case VIDEO -> OfVideo.SHAPE;
      case AUDIO -> OfSound.SHAPE;
      case TEXT -> OfText.SHAPE;
      case PDF -> OfPdf.SHAPE;
      case DICOM -> OfDicom.SHAPE;
      case NIFTI -> OfVolume.SHAPE;
      case SCENE -> OfScene.SHAPE;
      case UNKNOWN -> null;
    };
  }

  /** Writes facts. */
  static void write(Facts facts, JsonGenerator out) throws IOException {
    shapeOf(facts).write(facts, out);
  }

  /** Where facts come from, by their names. */
  static Map<String, Origin> origins(@Nullable Facts facts) {
    Map<String, Origin> origins = new LinkedHashMap<>();
    if (facts != null) {
      shapeOf(facts).noteOrigins(facts, "", origins);
    }
    return origins;
  }

  @SuppressWarnings("unchecked") // the kind of facts is that of their class
  private static Shape<Facts> shapeOf(Facts facts) {
    return (Shape<Facts>) Objects.requireNonNull(of(facts.kind()), "a shape");
  }

  private static @Nullable Double seconds(@Nullable Rational time) {
    return time == null ? null : time.toDouble();
  }
}
