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

  private static final int LONGEST_FRAME_SEARCHED = 256 * 1024;

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

  /**
   * The time up to the end of the last frame, which is looked for with one read of the tail: the
   * number of samples in STREAMINFO may be missing, or older than what became of the file.
   */
  private static @Nullable Fact<Rational> duration(ByteCursor in, StreamInfo info, Context context)
      throws IOException {
    long start = in.position();
    int largest = info.largestFrame() > 0 ? info.largestFrame() : USUAL_LARGEST_FRAME;
    int length = Math.min(largest, LONGEST_FRAME_SEARCHED) + Tags.TAIL;
    in.seekTail(length);
    long end = Tags.startOfTrailing(in, start);
    length = (int) Math.min(length, end - start);
    FlacTail last = FlacTail.find(in.seek(end - length).take(length), info);
    if (last == null) {
      context.report(
          Finding.warning("LAST_FRAME_MISSING", "No frame of FLAC ends where the data ends.")
              .about("duration")
              .mendedBy("Play the file to its end; make it again if it shows damage.")
              .at(end));
      return info.samples() == 0 ? null : Fact.declared(info.seconds(info.samples()));
    }
    if (!last.whole() || last.samples() < info.samples()) {
      context.incomplete(
          Finding.error(
                  "TRUNCATED",
                  "The last whole frame ends at sample "
                      + last.samples()
                      + (last.whole() ? "" : ", the data inside the next")
                      + (info.samples() == 0 ? "." : "; " + info.samples() + " are declared."))
              .about("duration")
              .mendedBy("Copy or upload the file again: its end is missing.")
              .at(end));
    } else if (info.samples() > 0 && last.samples() > info.samples()) {
      context.report(
          Finding.warning(
                  "SAMPLE_COUNT_WRONG",
                  "STREAMINFO declares "
                      + info.samples()
                      + " samples but there are "
                      + last.samples()
                      + "; players may show the lesser length.")
              .about("duration")
              .mendedBy("Encode the file again from its source."));
    }
    return Fact.measured(info.seconds(last.samples()));
  }
}
