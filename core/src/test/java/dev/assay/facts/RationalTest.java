package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Rational numbers against {@link BigInteger} and {@link BigDecimal}. */
class RationalTest {
  private static final MathContext PRECISE = new MathContext(100);
  private static final BigDecimal ROUNDING =
      BigDecimal.ONE.divide(new BigDecimal(BigInteger.TWO.pow(62)), PRECISE);
  private static final BigDecimal SMALLEST =
      BigDecimal.ONE.divide(new BigDecimal(BigInteger.TWO.pow(63)), PRECISE);
  private static final BigDecimal LARGEST = new BigDecimal(Long.MAX_VALUE);

  @Provide
  Arbitrary<Rational> fractions() {
    Arbitrary<Long> numerators = Arbitraries.longs().filter(n -> n != Long.MIN_VALUE);
    Arbitrary<Long> denominators = Arbitraries.longs().between(1, Long.MAX_VALUE);
    Arbitrary<Long> few = Arbitraries.longs().between(-(1L << 33), 1L << 33);
    Arbitrary<Long> fewParts = Arbitraries.longs().between(1, 1L << 33);
    return Arbitraries.oneOf(
        Combinators.combine(numerators, denominators).as(Rational::new),
        Combinators.combine(few, fewParts).as(Rational::new));
  }

  private static BigDecimal exact(Rational value) {
    return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), PRECISE);
  }

  /** Asserts that a result is the exact value, rounded as documented. */
  private static void assertRounded(Rational actual, BigInteger n, BigInteger d) {
    BigInteger divisor = n.gcd(d);
    if (n.divide(divisor).abs().bitLength() <= 63 && d.divide(divisor).bitLength() <= 63) {
      assertThat(BigInteger.valueOf(actual.numerator())).isEqualTo(n.divide(divisor));
      assertThat(BigInteger.valueOf(actual.denominator())).isEqualTo(d.divide(divisor));
      return;
    }
    BigDecimal value = new BigDecimal(n).divide(new BigDecimal(d), PRECISE);
    if (value.abs().compareTo(SMALLEST) < 0) {
      assertThat(actual).isEqualTo(Rational.ZERO);
      return;
    }
    if (value.abs().compareTo(LARGEST) > 0) {
      assertThat(actual).isEqualTo(Rational.of(n.signum() * Long.MAX_VALUE));
      return;
    }
    BigDecimal error = exact(actual).subtract(value).abs();
    assertThat(error).isLessThanOrEqualTo(value.abs().multiply(ROUNDING));
  }

  @Property
  void isInLowestTerms(@ForAll("fractions") Rational value) {
    assertThat(BigInteger.valueOf(value.numerator()).gcd(BigInteger.valueOf(value.denominator())))
        .isEqualTo(BigInteger.ONE);
  }

  @Property
  void productsAreExactOrRounded(@ForAll("fractions") Rational a, @ForAll("fractions") Rational b) {
    assertRounded(
        a.times(b),
        BigInteger.valueOf(a.numerator()).multiply(BigInteger.valueOf(b.numerator())),
        BigInteger.valueOf(a.denominator()).multiply(BigInteger.valueOf(b.denominator())));
  }

  @Property
  void sumsAndDifferencesAreExactOrRounded(
      @ForAll("fractions") Rational a, @ForAll("fractions") Rational b) {
    BigInteger left =
        BigInteger.valueOf(a.numerator()).multiply(BigInteger.valueOf(b.denominator()));
    BigInteger right =
        BigInteger.valueOf(b.numerator()).multiply(BigInteger.valueOf(a.denominator()));
    BigInteger d =
        BigInteger.valueOf(a.denominator()).multiply(BigInteger.valueOf(b.denominator()));
    assertRounded(a.plus(b), left.add(right), d);
    assertRounded(a.minus(b), left.subtract(right), d);
  }

  @Property
  void orderIsThatOfTheExactValues(
      @ForAll("fractions") Rational a, @ForAll("fractions") Rational b) {
    int expected =
        BigInteger.valueOf(a.numerator())
            .multiply(BigInteger.valueOf(b.denominator()))
            .compareTo(
                BigInteger.valueOf(b.numerator()).multiply(BigInteger.valueOf(a.denominator())));
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(expected);
    assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
  }

  @Property
  void doublesAreTheNearestBelow2To53(
      @ForAll @LongRange(min = -(1L << 53), max = 1L << 53) long n,
      @ForAll @LongRange(min = 1, max = 1L << 53) long d) {
    double nearest = new BigDecimal(n).divide(new BigDecimal(d), PRECISE).doubleValue();
    assertThat(Rational.of(n, d).toDouble()).isEqualTo(nearest);
  }

  @Property
  void doublesAreNearTheValueAlways(@ForAll("fractions") Rational value) {
    double nearest = exact(value).doubleValue();
    assertThat(value.toDouble()).isEqualTo(nearest, within(2 * Math.ulp(nearest)));
  }

  @Property
  void theInverseTimesTheValueIsOne(@ForAll("fractions") Rational value) {
    if (value.numerator() != 0) {
      assertThat(value.inverse().times(value)).isEqualTo(Rational.ONE);
    }
  }

  @Example
  void frameRatesAreExact() {
    Rational ntsc = Rational.of(30_000, 1001);
    assertThat(ntsc.toDouble()).isEqualTo(29.97002997002997);
    assertThat(ntsc.inverse().times(Rational.of(30_000))).isEqualTo(Rational.of(1001));
    assertThat(Rational.of(-60, -4)).isEqualTo(new Rational(15, 1));
    assertThat(Rational.of(60, -4)).isEqualTo(Rational.of(-15));
    assertThat(Rational.of(0, 7)).isEqualTo(Rational.ZERO);
    assertThat(ntsc).hasToString("30000/1001");
    assertThat(Rational.of(25)).hasToString("25");
  }

  @Example
  void theSignIsTold() {
    assertThat(Rational.ONE.isPositive()).isTrue();
    assertThat(Rational.ZERO.isPositive()).isFalse();
    assertThat(Rational.of(-1, 2).isPositive()).isFalse();
  }

  @Example
  void whatDoesNotFitIsRounded() {
    Rational huge = Rational.of(Long.MAX_VALUE);
    assertThat(huge.times(huge)).isEqualTo(huge);
    assertThat(huge.times(Rational.of(-2))).isEqualTo(Rational.of(-Long.MAX_VALUE));
    assertThat(huge.inverse().times(huge.inverse())).isEqualTo(Rational.ZERO);
    assertThat(huge.inverse().times(Rational.of(-1, 3))).isEqualTo(Rational.ZERO);
    assertThat(Rational.of(-(1L << 62)).times(Rational.of(2)))
        .isEqualTo(Rational.of(-Long.MAX_VALUE));
  }

  @Example
  void whatIsNoFractionIsRefused() {
    assertThatThrownBy(() -> new Rational(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rational(1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rational(Long.MIN_VALUE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rational.of(1, Long.MIN_VALUE))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rational.ZERO.inverse()).isInstanceOf(IllegalArgumentException.class);
  }
}
