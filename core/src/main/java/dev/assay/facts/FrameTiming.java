package dev.assay.facts;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the frames of a video follow each other, counted frame by frame.
 *
 * @param intervals the commonest intervals between frames, the commonest first, at most 16
 * @param otherIntervals how many more intervals there are
 * @param startsWithKeyframe whether the first frame presented is a keyframe, null when unknown
 * @param longestGop the most frames from one keyframe to the next, null when unknown
 * @param duplicates frames presented at the time of the frame before
 * @param missing frames that lack where a gap is a multiple of the commonest interval
 * @param nonMonotonic frames that come too late to be presented in order
 * @param browserDuration length of the timeline a browser shows, in seconds: from the earliest
 *     start to the latest end over video and audio, after edits; null when unknown
 */
public record FrameTiming(
    List<Interval> intervals,
    long otherIntervals,
    @Nullable Boolean startsWithKeyframe,
    @Nullable Long longestGop,
    long duplicates,
    long missing,
    long nonMonotonic,
    @Nullable Rational browserDuration) {

  /**
   * How often frames follow each other at one distance.
   *
   * @param seconds the distance
   * @param count how often
   */
  public record Interval(Rational seconds, long count) {
    public Interval {
      Objects.requireNonNull(seconds, "seconds");
    }
  }

  public FrameTiming {
    intervals = List.copyOf(intervals);
  }
}
