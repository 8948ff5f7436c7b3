package dev.assay.timing;

import dev.assay.facts.FrameTiming;
import dev.assay.facts.FrameTiming.Interval;
import dev.assay.facts.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the presentation times of a video track amount to.
 *
 * @param frames how many frames are presented
 * @param start when the first frame is presented, in seconds; null without frames
 * @param end when the last frame ends, in seconds; null without frames
 * @param frameRate frames per second: the exact rate where it is constant, else the average; null
 *     when it cannot be told
 * @param variable whether frames are unevenly spaced, by more than rounding to ticks explains; null
 *     without frames
 * @param intervals the commonest intervals between frames, the commonest first, at most {@value
 *     #MOST_INTERVALS}
 * @param otherIntervals how many more intervals there are
 * @param duplicates frames presented at the time of the frame before
 * @param missing frames that lack where a gap is a multiple of the commonest interval
 * @param nonMonotonic frames that come too late to be presented in order
 */
public record Cadence(
    long frames,
    @Nullable Rational start,
    @Nullable Rational end,
    @Nullable Rational frameRate,
    @Nullable Boolean variable,
    List<Interval> intervals,
    long otherIntervals,
    long duplicates,
    long missing,
    long nonMonotonic) {

  /** The most intervals told apart. */
  public static final int MOST_INTERVALS = 16;

  public Cadence {
    intervals = List.copyOf(intervals);
  }

  /** From the start of the first frame to the end of the last, in seconds; null without frames. */
  public @Nullable Rational duration() {
    return start == null || end == null ? null : end.minus(start);
  }

  /**
   * These times as facts.
   *
   * @param startsWithKeyframe whether the first frame presented is a keyframe, null when unknown
   * @param longestGop the most frames from one keyframe to the next, null when unknown
   * @param browserDuration see {@link FrameTiming#browserDuration}
   */
  public FrameTiming asFacts(
      @Nullable Boolean startsWithKeyframe,
      @Nullable Long longestGop,
      @Nullable Rational browserDuration) {
    return new FrameTiming(
        intervals,
        otherIntervals,
        startsWithKeyframe,
        longestGop,
        duplicates,
        missing,
        nonMonotonic,
        browserDuration);
  }
}
