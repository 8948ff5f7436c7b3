package dev.assay.av.isobmff;

import dev.assay.facts.Rational;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.timing.FrameTimes;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The edit list of a track (ISO/IEC 14496-12 8.6.6), which maps its media to the presentation.
 *
 * <p>A frame is presented when its composition time lies inside an edit, as FFmpeg and so Chromium
 * have it: one that starts before an edit is not shown even where it would last into it.
 *
 * @param segments the edits that show media, in the order of presentation; none when the track has
 *     no edit list
 * @param delay length of the empty edits before the first segment, in seconds
 * @param presented length of all segments, in seconds
 * @param openEnded whether the last segment reaches to the end of the media
 */
record EditList(List<Segment> segments, Rational delay, Rational presented, boolean openEnded) {
  static final EditList NONE = new EditList(List.of(), Rational.ZERO, Rational.ZERO, true);

  private static final int MOST_SEGMENTS = 1000;
  private static final long RATE_ONE = 0x10000;

  /**
   * An edit that shows media; everything in ticks of the track.
   *
   * @param from composition time of the first media shown
   * @param to composition time behind the last
   * @param at when it is presented
   * @param dwells whether the one frame at {@code from} is shown all the time
   */
  record Segment(long from, long to, long at, boolean dwells) {}

  /** An edit as it is stored. */
  private record Edit(long duration, long mediaTime, long rate) {}

  /** Reads the body of {@code elst}. */
  static EditList read(ByteCursor in, long movieScale, long trackScale) throws IOException {
    int version = in.u8();
    in.skip(3);
    long count = in.u32();
    Table.checkCount(in, "elst", count, version == 1 ? 160 : 96);
    if (count > MOST_SEGMENTS) {
      throw new DeclinedException("an edit list of " + count + " edits");
    }
    List<Edit> edits = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long duration = version == 1 ? in.u64() : in.u32();
      long mediaTime = version == 1 ? in.i64() : in.i32();
      edits.add(new Edit(duration, mediaTime, in.u32()));
    }
    return of(edits, movieScale, trackScale);
  }

  private static EditList of(List<Edit> edits, long movieScale, long trackScale)
      throws DeclinedException {
    List<Segment> segments = new ArrayList<>();
    Rational delay = Rational.ZERO;
    Rational presented = Rational.ZERO;
    boolean open = false;
    long at = 0;
    for (int i = 0; i < edits.size(); i++) {
      Edit edit = edits.get(i);
      long length = rescale(edit.duration(), trackScale, movieScale);
      if (edit.mediaTime() == -1) {
        if (segments.isEmpty()) {
          delay = delay.plus(Rational.of(edit.duration(), movieScale));
        }
        at = saturated(at + length);
        continue;
      }
      if (edit.mediaTime() < 0 || (edit.rate() != RATE_ONE && edit.rate() != 0)) {
        throw new DeclinedException(
            "an edit of media time " + edit.mediaTime() + " and another rate");
      }
      open = edit.duration() == 0 && i + 1 == edits.size();
      long from = saturated(edit.mediaTime());
      long to = open ? Long.MAX_VALUE : saturated(from + length);
      boolean dwells = edit.rate() == 0 && length > 0;
      segments.add(new Segment(from, to, at, dwells));
      presented = presented.plus(Rational.of(edit.duration(), movieScale));
      at = saturated(at + length);
    }
    return new EditList(List.copyOf(segments), delay, presented, open);
  }

  private static long saturated(long ticks) {
    return Math.min(ticks, FrameTimes.LATEST / 4);
  }

  private static long rescale(long value, long to, long from) {
    if (value < 1L << 30) { // and the scales have 32 bits
      return Math.min((2 * value * to + from) / (2 * from), FrameTimes.LATEST / 4);
    }
    BigInteger[] parts =
        BigInteger.valueOf(value)
            .multiply(BigInteger.valueOf(2 * to))
            .add(BigInteger.valueOf(from))
            .divideAndRemainder(BigInteger.valueOf(2 * from));
    return parts[0].min(BigInteger.valueOf(FrameTimes.LATEST / 4)).longValueExact();
  }

  /** Whether the track has no edit list, so that its media is presented as it is. */
  boolean isAbsent() {
    return segments.isEmpty() && delay.equals(Rational.ZERO);
  }

  /** What is added to a composition time where only the start of the presentation matters. */
  long shift() {
    return segments.isEmpty() ? 0 : segments.get(0).at() - segments.get(0).from();
  }
}
