package dev.assay.timing;

import dev.assay.facts.Rational;
import org.jspecify.annotations.Nullable;

/**
 * The choice of the frame rate that was meant where times were rounded to ticks.
 *
 * <p>Rates are whole numbers up to {@value #FASTEST_STANDARD} or such numbers by 1000/1001 (SMPTE
 * ST 428-11, ST 170) far more often than anything else.
 */
public final class FrameRates {
  private static final int FASTEST_STANDARD = 300;

  private FrameRates() {}

  /**
   * The rate that a frame interval stands for which was rounded to whole units.
   *
   * @param interval length of a frame in units, positive
   * @param unit length of a unit in seconds, positive
   */
  public static Rational ofRoundedInterval(long interval, Rational unit) {
    Rational exact = Rational.of(interval).times(unit).inverse();
    if (interval < 2) {
      return exact;
    }
    Rational slowest = Rational.of(interval + 1).times(unit).inverse();
    Rational fastest = Rational.of(interval - 1).times(unit).inverse();
    Rational standard = standardBetween(slowest, fastest, exact);
    boolean unitIsFine = interval >= 1000;
    return !unitIsFine ? exact : standard != null ? standard : simplestBetween(slowest, fastest);
  }

  /**
   * The likeliest rate between two rates, both included: the standard rate nearest to the average,
   * or else the average itself where frames are evenly spaced, and the fraction with the smallest
   * numbers where they are not.
   */
  static Rational between(Rational slowest, Rational fastest, Rational average, boolean even) {
    Rational standard = standardBetween(slowest, fastest, average);
    return standard != null ? standard : even ? average : simplestBetween(slowest, fastest);
  }

  private static @Nullable Rational standardBetween(
      Rational slowest, Rational fastest, Rational average) {
    Rational best = null;
    double bestDistance = Double.MAX_VALUE;
    long from = Math.max(1, (long) Math.floor(slowest.toDouble()));
    long to = Math.min(FASTEST_STANDARD, (long) Math.ceil(fastest.toDouble()) + 1);
    for (long whole = from; whole <= to; whole++) {
      for (Rational rate : new Rational[] {Rational.of(whole), Rational.of(whole * 1000, 1001)}) {
        double distance = Math.abs(1 / rate.toDouble() - 1 / average.toDouble());
        if (rate.compareTo(slowest) >= 0
            && rate.compareTo(fastest) <= 0
            && distance < bestDistance) {
          best = rate;
          bestDistance = distance;
        }
      }
    }
    return best;
  }

  /** The fraction of the smallest denominator between two positive ones (Stern and Brocot). */
  static Rational simplestBetween(Rational low, Rational high) {
    long floor = low.numerator() / low.denominator();
    if (floor * low.denominator() == low.numerator()) {
      return Rational.of(floor);
    }
    if (Rational.of(floor + 1).compareTo(high) <= 0) {
      return Rational.of(floor + 1);
    }
    Rational whole = Rational.of(floor);
    Rational rest = simplestBetween(high.minus(whole).inverse(), low.minus(whole).inverse());
    return whole.plus(rest.inverse());
  }
}
