package dev.assay.av.sound;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.BrowserSupport;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Rational;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads FLAC (RFC 9639), also behind ID3v2 tags. */
public final class FlacFormat implements Format {
  private static final FileType FLAC =
      FileType.of("flac", MediaKind.AUDIO, "audio/flac", "flac", "fla");
  private static final FormatInfo INFO = FormatInfo.own(FLAC);
  private static final String MARKER = "fLaC";

  /** Enough for the last frame of nearly all streams whose largest frame is not told. */
  private static final int USUAL_LARGEST_FRAME = 64 * 1024;

  /** Creates the reader. */
  public FlacFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    long tagEnd = Tags.endOfLeading(head);
    if (tagEnd >= head.length()) {
      return tagEnd == 0 ? Score.NO : Score.POSSIBLE;
    }
    return head.at((int) tagEnd, MARKER) ? Score.CERTAIN : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.seek(Tags.endOfLeading(in));
    if (!in.latin1(MARKER.length()).equals(MARKER)) {
      throw new DeclinedException("what follows the tag is not FLAC");
    }
    StreamInfo info = StreamInfo.read(in);
    AudioTrack track = info.track(duration(in, info, context));
    return new AudioFacts(FLAC, track, 1, BrowserSupport.ofAudio(FLAC, track));
  }

  private static @Nullable Fact<Rational> duration(ByteCursor in, StreamInfo info, Context context)
      throws IOException {
    if (info.samples() == 0) {
      return fromLastFrame(in, info, context);
    }
    long end = in.sourceLength();
    if (end >= 0 && end - in.position() < info.leastBytes()) {
      context.incomplete(
          Finding.error(
                  "TRUNCATED",
                  "STREAMINFO declares frames of at least "
                      + info.leastBytes()
                      + " bytes in all but only "
                      + (end - in.position())
                      + " bytes follow; the duration is the declared one.")
              .about("duration")
              .mendedBy("Copy or upload the file again: its end is missing.")
              .at(end));
    }
    return Fact.declared(info.seconds(info.samples()));
  }

  private static @Nullable Fact<Rational> fromLastFrame(
      ByteCursor in, StreamInfo info, Context context) throws IOException {
    long start = in.position();
    long end = Tags.startOfTrailing(in, start);
    int length = info.largestFrame() > 0 ? info.largestFrame() : USUAL_LARGEST_FRAME;
    length = (int) Math.min(length, end - start);
    FlacTail last = FlacTail.find(in.seek(end - length).take(length), info);
    if (last == null) {
      context.report(
          Finding.warning(
                  "DURATION_UNKNOWN",
                  "STREAMINFO leaves the number of samples open and no frame was found at the end.")
              .about("duration")
              .mendedBy("Encode the file again into a file that can be written back to."));
      return null;
    }
    if (!last.whole()) {
      context.incomplete(
          Finding.warning(
                  "TRUNCATED",
                  "The data ends inside the last frame, which the duration leaves out.")
              .about("duration")
              .mendedBy("Copy or upload the file again: its end is missing.")
              .at(end));
    }
    return Fact.measured(info.seconds(last.samples()));
  }
}
