package dev.assay.av.riff;

import dev.assay.facts.AudioTrack;
import dev.assay.facts.BrowserSupport;
import dev.assay.facts.DisplayedSize;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Rational;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.timing.Cadence;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads AVI (Microsoft's "AVI RIFF File Reference") and OpenDML AVI. */
public final class AviFormat implements Format {
  private static final FileType AVI =
      FileType.of("avi", MediaKind.VIDEO, "video/x-msvideo", "avi", "divx");
  private static final FormatInfo INFO = FormatInfo.own(AVI);

  /** Creates the reader. */
  public AviFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    return head.startsWith("RIFF") && head.at(8, "AVI ") ? Score.CERTAIN : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    AviFile file = AviFile.read(in.order(ByteOrder.LITTLE_ENDIAN));
    List<AviStream> streams = file.streams();
    if (streams.isEmpty()) {
      throw new DeclinedException("the headers are not where they should be");
    }
    AviStream video = first(streams, AviStream::isVideo);
    if (video == null || streams.stream().anyMatch(AviStream::isInterleaved)) {
      throw new DeclinedException("there is no stream of pictures alone");
    }
    String codec = video.videoCodec();
    if (codec == null || video.size().isEmpty()) {
      throw new DeclinedException("the codec of the pictures is not known");
    }
    for (AviStream stream : streams) {
      if (stream.isVideo() || stream.isAudio()) {
        stream.requireTime();
      }
    }
    boolean counted = file.count(in, context.depth());
    if (counted && video.chunks() == 0 && video.declaredLength() > 0) {
      throw new DeclinedException("no frame is where frames should be");
    }
    if (file.isCut()) {
      context.incomplete(
          Finding.error(
                  "TRUNCATED",
                  "The data ends before the file does by its own account; the frames that are there"
                      + " were counted.")
              .about("duration")
              .mendedBy("Copy or upload the file again: its end is missing.")
              .at(in.end()));
    }
    if (counted && video.chunks() == 0) {
      context.incomplete(
          Finding.error("NO_SAMPLES", "The file describes pictures but holds none.")
              .mendedBy("Record or export the file again."));
    }
    AviStream sound = first(streams, AviStream::isAudio);
    AudioTrack audio = sound == null ? null : sound.audio();
    int videoTracks = (int) streams.stream().filter(AviStream::isVideo).count();
    if (file.isOpen()) {
      Samples.reportOpen(context);
    } else if (counted && video.chunks() != video.declaredLength()) {
      context.report(
          Finding.info(
              "FRAME_COUNT_WRONG",
              "The header declares "
                  + video.declaredLength()
                  + " frames but "
                  + video.chunks()
                  + " are there."));
    }
    Rational declared =
        file.isOpen() ? null : video.unit().times(Rational.of(video.declaredLength()));
    Cadence cadence = counted ? video.cadence() : null;
    return facts(video, codec, cadence, declared, audio, videoTracks);
  }

  private static @Nullable AviStream first(List<AviStream> streams, Predicate<AviStream> kind) {
    return streams.stream().filter(kind).findFirst().orElse(null);
  }

  /**
   * The facts.
   *
   * @param cadence the frames counted, null when they were not
   * @param declared the length the header gives, null when it leaves it open
   */
  private static VideoFacts facts(
      AviStream video,
      String codec,
      @Nullable Cadence cadence,
      @Nullable Rational declared,
      @Nullable AudioTrack audio,
      int videoTracks) {
    Fact<Rational> containerDuration = declared == null ? null : Fact.declared(declared);
    Rational rate = cadence == null ? null : cadence.frameRate();
    Rational duration = cadence == null ? null : cadence.duration();
    Rational start = cadence == null ? null : cadence.start();
    return new VideoFacts(
        AVI,
        video.size(),
        DisplayedSize.ofVideo(video.size(), video.pixelAspect(), 0),
        0,
        video.pixelAspect(),
        codec,
        rate == null ? Fact.declared(video.unit().inverse()) : Fact.measured(rate),
        cadence != null
            ? Fact.measured(cadence.frames())
            : declared == null ? null : Fact.declared(video.declaredLength()),
        duration == null ? containerDuration : Fact.measured(duration),
        containerDuration,
        start == null ? video.startTime() : video.startTime().plus(start),
        cadence == null ? null : cadence.variable(),
        videoTracks,
        audio,
        BrowserSupport.ofVideo(AVI, codec, audio),
        null,
        cadence == null
            ? null
            : cadence.asFacts(video.startsWithKeyframe(), video.longestGop(), null));
  }
}
