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

  private static final long SMALL = 1L << 31;

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

  /**
   * The nearest double while both terms are below 2⁵³, otherwise within 2 units in the last place.
   */
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
   * The product. When its terms need more than 63 bits it is rounded: by less than one part in 2⁶²,
   * to zero below 2⁻⁶³, and to {@link Long#MAX_VALUE} with its sign above that.
   */
  public Rational times(Rational other) {
    if (isSmall() && other.isSmall()) {
      return new Rational(numerator * other.numerator, denominator * other.denominator);
    }
    return nearest(
        BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.numerator)),
        BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(other.denominator)));
  }

  /** The sum, rounded like {@link #times}. */
  public Rational plus(Rational other) {
    if (isSmall() && other.isSmall()) {
      return new Rational(
          numerator * other.denominator + other.numerator * denominator,
          denominator * other.denominator);
    }
    BigInteger n =
        BigInteger.valueOf(numerator)
            .multiply(BigInteger.valueOf(other.denominator))
            .add(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    return nearest(
        n, BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(other.denominator)));
  }

  /** The difference, rounded like {@link #times}. */
  public Rational minus(Rational other) {
    return plus(new Rational(-other.numerator, other.denominator));
  }

  /** Whether the sum of two products of such terms needs no more than 63 bits. */
  private boolean isSmall() {
    return Math.abs(numerator) < SMALL && denominator < SMALL;
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

  /**
   * The last convergent of the continued fraction of {@code n / d} whose terms fit: the fraction
   * itself, in lowest terms, when its own do.
   */
  private static Rational nearest(BigInteger n, BigInteger d) {
    BigInteger rest = n.abs();
    BigInteger divisor = d;
    BigInteger[] numerators = {BigInteger.ZERO, BigInteger.ONE};
    BigInteger[] denominators = {BigInteger.ONE, BigInteger.ZERO};
    while (divisor.signum() > 0) {
      BigInteger[] term = rest.divideAndRemainder(divisor);
      BigInteger numerator = term[0].multiply(numerators[1]).add(numerators[0]);
      BigInteger denominator = term[0].multiply(denominators[1]).add(denominators[0]);
      if (Math.max(numerator.bitLength(), denominator.bitLength()) > 63) {
        break;
      }
      numerators = new BigInteger[] {numerators[1], numerator};
      denominators = new BigInteger[] {denominators[1], denominator};
      rest = divisor;
      divisor = term[1];
    }
    if (denominators[1].signum() == 0) {
      return of(n.signum() * Long.MAX_VALUE);
    }
    return new Rational(n.signum() * numerators[1].longValue(), denominators[1].longValue());
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
