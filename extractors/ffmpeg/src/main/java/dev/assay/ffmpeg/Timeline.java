package dev.assay.ffmpeg;

import dev.assay.facts.Rational;
import org.jspecify.annotations.Nullable;

/**
 * The times at which the frames of one track are presented, taken in as they are decoded and judged
 * in the order in which they are shown.
 *
 * <p>A constant rate leaves traces that rounding to ticks blurs: frame {@code n} may be a tick off
 * {@code n} periods behind the first. So with each frame the range of periods that explains all
 * frames shrinks, and when none is left the rate varies. Memory does not grow with the frames.
 */
final class Timeline {

  /** Frames decoded ahead of being shown: H.264 and HEVC allow 16, field pairs twice that. */
  private static final int REORDER_DEPTH = 64;

  /** How many times the rounding the shortest interval is at least, to leave room for it. */
  private static final long SHORTEST_ROUNDED = 3;

  /** No clock of a media file is further from zero than this many ticks. */
  private static final long FARTHEST = 1L << 53;

  private final Rational tick;
  private final PeriodRange exact;
  private final PeriodRange milliseconds;
  private final long ticksPerMillisecond;

  private final long[] waiting = new long[REORDER_DEPTH];
  private int waitingCount;

  private long count;
  private long first;
  private long last;
  private long latestDecoded = Long.MIN_VALUE;
  private long latestDecodedDuration;
  private long shortest = Long.MAX_VALUE;
  private long longest = Long.MIN_VALUE;
  private long duplicates;
  private boolean wholeMilliseconds = true;
  private boolean usable = true;

  /**
   * An empty timeline.
   *
   * @param tick length of a tick in seconds, positive
   */
  Timeline(Rational tick) {
    this.tick = tick;
    this.exact = new PeriodRange(1);
    Rational ticks = tick.inverse().times(Rational.of(1, 1000));
    this.ticksPerMillisecond = ticks.denominator() == 1 ? ticks.numerator() : 0;
    this.milliseconds = new PeriodRange(Math.max(1, ticksPerMillisecond));
  }

  /**
   * Takes in a frame, in decoding order.
   *
   * @param time when it is shown, in ticks
   * @param duration for how long, in ticks; 0 when not known
   */
  void add(long time, long duration) {
    if (time < -FARTHEST || time > FARTHEST) {
      usable = false;
      return;
    }
    latestDecoded = time;
    latestDecodedDuration = Math.max(0, Math.min(duration, FARTHEST));
    if (waitingCount == REORDER_DEPTH) {
      show(waiting[0]);
      waitingCount--;
      System.arraycopy(waiting, 1, waiting, 0, waitingCount);
    }
    int at = waitingCount++;
    while (at > 0 && waiting[at - 1] > time) {
      waiting[at] = waiting[at - 1];
      at--;
    }
    waiting[at] = time;
  }

  /** Says that a frame has no time, which makes the whole timeline useless. */
  void addUntimed() {
    usable = false;
  }

  /** Says that no more frames come; to be called before anything is asked. */
  Timeline end() {
    for (int i = 0; i < waitingCount; i++) {
      show(waiting[i]);
    }
    waitingCount = 0;
    return this;
  }

  private void show(long time) {
    if (count == 0) {
      first = time;
    } else {
      long interval = time - last;
      if (interval < 0) {
        usable = false; // frames decoded further ahead than any codec allows
      }
      if (interval == 0) {
        duplicates++;
      }
      shortest = Math.min(shortest, interval);
      longest = Math.max(longest, interval);
      exact.add(count, time - first);
      milliseconds.add(count, time - first);
      wholeMilliseconds &= ticksPerMillisecond > 1 && interval % ticksPerMillisecond == 0;
    }
    count++;
    last = time;
  }

  /** Whether every frame had a time and the times can be put in order. */
  boolean isUsable() {
    return usable && count > 0;
  }

  /** Frames taken in. */
  long count() {
    return count;
  }

  /** Frames shown at the very time of the frame before. */
  long duplicates() {
    return duplicates;
  }

  /**
   * Whether a single rate explains all times; true for fewer than two frames.
   *
   * <p>Where rounding takes the better part of an interval, any times look even, so then only
   * intervals that are all the same do.
   */
  boolean isConstant() {
    if (count < 2 || isUniform()) {
      return true;
    }
    PeriodRange periods = periods();
    return shortest >= SHORTEST_ROUNDED * periods.tolerance() && periods.isPossible();
  }

  /**
   * When the last frame is no more by a table that says when the track ends, in seconds from the
   * first; the table is believed when it is no more than an interval off.
   */
  Rational duration(@Nullable Rational declared) {
    Rational shown = duration();
    if (declared == null || count < 2 || lastHold() > 0) {
      return shown;
    }
    boolean believed =
        declared.compareTo(seconds(last - first)) > 0
            && declared.minus(shown).compareTo(longest()) <= 0;
    return believed ? declared : shown;
  }

  /** Whether the last frame is shown longer than any other. */
  boolean isLastHeld() {
    return count > 1
        && lastHold() > longest + Math.max(1, wholeMilliseconds ? ticksPerMillisecond : 1);
  }

  /**
   * How long the last frame is shown, 0 when not known: the duration of a frame decoded before
   * others says when the next is decoded, not when it is shown.
   */
  private long lastHold() {
    return latestDecoded == last ? latestDecodedDuration : 0;
  }

  /** The periods that explain all times, in ticks; of use from two frames on. */
  PeriodRange periods() {
    // Times that were kept in milliseconds once stay so when a finer clock takes them over.
    return !exact.isPossible() && wholeMilliseconds ? milliseconds : exact;
  }

  /** Whether all intervals between frames are the same number of ticks. */
  boolean isUniform() {
    return count > 1 && shortest == longest && shortest > 0;
  }

  /** The length of a tick in seconds. */
  Rational tick() {
    return tick;
  }

  /** The shortest interval between frames, in seconds; of use from two frames on. */
  Rational shortest() {
    return seconds(shortest);
  }

  /** The longest interval between frames, in seconds; of use from two frames on. */
  Rational longest() {
    return seconds(longest);
  }

  /** When the first frame is shown, in seconds. */
  Rational start() {
    return seconds(first);
  }

  /**
   * From when the first frame is shown until the last is no more, in seconds; the last frame counts
   * as long as the average one when it is not known for how long it is shown.
   */
  Rational duration() {
    Rational before = seconds(last - first);
    if (lastHold() > 0) {
      return before.plus(seconds(lastHold()));
    }
    return count < 2 ? before : before.times(Rational.of(count, count - 1));
  }

  private Rational seconds(long ticks) {
    return tick.times(Rational.of(ticks));
  }
}
