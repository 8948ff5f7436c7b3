package dev.assay.ffmpeg;

import dev.assay.facts.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule that finds the exact frame rate behind times that were rounded to ticks. */
final class FrameRate {

  /** Rates that cameras and encoders use; SMPTE ST 12-1, ITU-R BT.709 and 2020, and web cameras. */
  private static final List<Rational> USUAL =
      List.of(
          Rational.of(24_000, 1001),
          Rational.of(24),
          Rational.of(25),
          Rational.of(30_000, 1001),
          Rational.of(30),
          Rational.of(48_000, 1001),
          Rational.of(48),
          Rational.of(50),
          Rational.of(60_000, 1001),
          Rational.of(60),
          Rational.of(100),
          Rational.of(120_000, 1001),
          Rational.of(120),
          Rational.of(240),
          Rational.of(15),
          Rational.of(15_000, 1001),
          Rational.of(25, 2),
          Rational.of(12_000, 1001),
          Rational.of(90),
          Rational.of(72),
          Rational.of(20),
          Rational.of(18),
          Rational.of(16),
          Rational.of(12),
          Rational.of(10),
          Rational.of(8),
          Rational.of(6),
          Rational.of(5),
          Rational.of(4),
          Rational.of(3),
          Rational.of(2),
          Rational.of(1),
          Rational.of(1, 2));

  /** How far a usual rate may be from a declared one that means it, such as 23.98 for 23.976. */
  private static final double SAME_RATE = 2.5e-4;

  private FrameRate() {}

  /**
   * The rate of frames shown at a constant one.
   *
   * @param timeline at least two frames at a constant rate
   * @param declared the rate the container claims, null when it claims none
   */
  static Rational of(Timeline timeline, @Nullable Rational declared) {
    PeriodRange periods = timeline.periods();
    // A clock of milliseconds is no choice of the writer's: its ticks say little about the rate.
    boolean coarse = timeline.tick().compareTo(Rational.of(1, 1000)) >= 0;
    if (timeline.isUniform() && !coarse) {
      return timeline.longest().inverse();
    }
    Rational slowest = timeline.tick().times(periods.high()).inverse();
    Rational fastest =
        periods.low().isPositive()
            ? timeline.tick().times(periods.low()).inverse()
            : Rational.of(Integer.MAX_VALUE);
    if (declared != null && declared.compareTo(slowest) >= 0 && declared.compareTo(fastest) <= 0) {
      Rational usual = usual(slowest, fastest, declared.toDouble());
      boolean meant = usual != null && distance(usual, declared.toDouble()) < SAME_RATE;
      return usual != null && meant ? usual : declared;
    }
    Rational usual = usual(slowest, fastest, (slowest.toDouble() + fastest.toDouble()) / 2);
    return usual != null ? usual : simplest(slowest, fastest);
  }

  /** The usual rate between two that is nearest to a third, null when there is none. */
  private static @Nullable Rational usual(Rational slowest, Rational fastest, double aim) {
    Rational nearest = null;
    for (Rational rate : USUAL) {
      if (rate.compareTo(slowest) >= 0
          && rate.compareTo(fastest) <= 0
          && (nearest == null || distance(rate, aim) < distance(nearest, aim))) {
        nearest = rate;
      }
    }
    return nearest;
  }

  /** The usual rate a declared one means, or the declared one itself. */
  static Rational named(Rational declared) {
    for (Rational rate : USUAL) {
      if (distance(rate, declared.toDouble()) < 1e-6) {
        return rate;
      }
    }
    return declared;
  }

  private static double distance(Rational rate, double aim) {
    return Math.abs(rate.toDouble() - aim) / aim;
  }

  /**
   * The fraction with the smallest denominator between two, both included, by the continued
   * fractions of the two.
   */
  static Rational simplest(Rational low, Rational high) {
    long whole = Math.floorDiv(low.numerator(), low.denominator());
    if (low.denominator() == 1) {
      return low;
    }
    Rational next = Rational.of(whole + 1);
    if (next.compareTo(high) <= 0) {
      return next;
    }
    Rational base = Rational.of(whole);
    Rational rest = simplest(high.minus(base).inverse(), low.minus(base).inverse());
    return base.plus(rest.inverse());
  }
}
