package dev.assay.facts;

import java.math.BigInteger;

/**
 * An exact fraction in lowest terms, used for frame rates, times in seconds and pixel aspects.
 *
 * @param numerator any value but {@link Long#MIN_VALUE}
 * @param denominator positive
 */
public record Rational(long numerator, long denominator) implements Comparable<Rational> {

  /** Zero. */
  public static final Rational ZERO = new Rational(0, 1);

  /** One. */
  public static final Rational ONE = new Rational(1, 1);

  public Rational {
    if (denominator <= 0 || numerator == Long.MIN_VALUE) {
      throw new IllegalArgumentException("not a fraction: " + numerator + "/" + denominator);
    }
    long divisor = gcd(Math.abs(numerator), denominator);
    if (divisor > 1) {
      numerator /= divisor;
      denominator /= divisor;
    }
  }

  /** The fraction {@code numerator / denominator}; the denominator may be negative but not zero. */
  public static Rational of(long numerator, long denominator) {
    return denominator < 0
        ? new Rational(Math.negateExact(numerator), Math.negateExact(denominator))
        : new Rational(numerator, denominator);
  }

  /** The whole number {@code value}. */
  public static Rational of(long value) {
    return new Rational(value, 1);
  }

  /** The nearest double. */
  public double toDouble() {
    return (double) numerator / denominator;
  }

  /** Whether this is greater than zero. */
  public boolean isPositive() {
    return numerator > 0;
  }

  /** The fraction turned over; this must not be zero. */
  public Rational inverse() {
    return of(denominator, numerator);
  }

  /**
   * The product, rounded to the nearest representable fraction when the exact one needs more than
   * 64 bits.
   */
  public Rational times(Rational other) {
    return reduce(
        BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.numerator)),
        BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(other.denominator)));
  }

  /** The sum, rounded like {@link #times}. */
  public Rational plus(Rational other) {
    BigInteger n =
        BigInteger.valueOf(numerator)
            .multiply(BigInteger.valueOf(other.denominator))
            .add(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    return reduce(
        n, BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(other.denominator)));
  }

  /** The difference, rounded like {@link #times}. */
  public Rational minus(Rational other) {
    return plus(new Rational(-other.numerator, other.denominator));
  }

  @Override
  public int compareTo(Rational other) {
    long high = Math.multiplyHigh(numerator, other.denominator);
    long otherHigh = Math.multiplyHigh(other.numerator, denominator);
    return high != otherHigh
        ? Long.compare(high, otherHigh)
        : Long.compareUnsigned(numerator * other.denominator, other.numerator * denominator);
  }

  @Override
  public String toString() {
    return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
  }

  private static Rational reduce(BigInteger n, BigInteger d) {
    BigInteger divisor = n.gcd(d);
    if (divisor.signum() > 0) {
      n = n.divide(divisor);
      d = d.divide(divisor);
    }
    int excess = Math.max(n.bitLength(), d.bitLength()) - 63;
    if (excess > 0) {
      n = n.shiftRight(excess);
      d = d.shiftRight(excess).max(BigInteger.ONE);
    }
    return new Rational(n.longValueExact(), d.longValueExact());
  }

  private static long gcd(long a, long b) {
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }
}
