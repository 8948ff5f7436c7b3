package dev.assay.ffmpeg;

import dev.assay.facts.Rational;

/**
 * The range of periods that explains when frames are shown, given that each time may be rounded.
 *
 * <p>Frame {@code n} at {@code t} ticks behind the first, give or take a tolerance, is explained by
 * periods from {@code (t - tolerance) / n} to {@code (t + tolerance) / n}; the range is what all
 * frames have in common.
 */
final class PeriodRange {
  private final long tolerance;
  private long lowTicks;
  private long lowFrames = 1;
  private long highTicks = Long.MAX_VALUE;
  private long highFrames = 1;

  /** A range that holds every positive period. */
  PeriodRange(long tolerance) {
    this.tolerance = tolerance;
  }

  /** How many ticks each time may be off. */
  long tolerance() {
    return tolerance;
  }

  /** Narrows the range by frame {@code n}, from 1, shown {@code ticks} behind the first. */
  void add(long n, long ticks) {
    if (compare(ticks - tolerance, n, lowTicks, lowFrames) > 0) {
      lowTicks = ticks - tolerance;
      lowFrames = n;
    }
    if (compare(ticks + tolerance, n, highTicks, highFrames) < 0) {
      highTicks = ticks + tolerance;
      highFrames = n;
    }
  }

  /** Whether a positive period is left. */
  boolean isPossible() {
    return highTicks > 0 && compare(lowTicks, lowFrames, highTicks, highFrames) <= 0;
  }

  /** The shortest period, in ticks; may be zero. */
  Rational low() {
    return Rational.of(lowTicks, lowFrames);
  }

  /** The longest period, in ticks. */
  Rational high() {
    return Rational.of(highTicks, highFrames);
  }

  private static int compare(long ticks, long frames, long otherTicks, long otherFrames) {
    long high = Math.multiplyHigh(ticks, otherFrames);
    long otherHigh = Math.multiplyHigh(otherTicks, frames);
    return high != otherHigh
        ? Long.compare(high, otherHigh)
        : Long.compareUnsigned(ticks * otherFrames, otherTicks * frames);
  }
}
