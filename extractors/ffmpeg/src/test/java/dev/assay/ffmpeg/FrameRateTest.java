package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateTest {

  private static Timeline milliseconds(double rate, int frames) {
    Timeline timeline = new Timeline(Rational.of(1, 1000));
    for (int i = 0; i < frames; i++) {
      timeline.add(Math.round(1000 * i / rate), 0);
    }
    return timeline.end();
  }

  @Test
  void uniformTicksOfAFineClockAreExact() {
    Timeline timeline = new Timeline(Rational.of(1, 30_000));
    for (int i = 0; i < 5; i++) {
      timeline.add(1003L * i, 1003);
    }

    assertThat(FrameRate.of(timeline.end(), Rational.of(30))).isEqualTo(Rational.of(30_000, 1003));
  }

  @Test
  void aDeclaredRateThatFitsIsTaken() {
    Rational odd = Rational.of(2_999, 100);

    assertThat(FrameRate.of(milliseconds(29.99, 60), odd)).isEqualTo(odd);
  }

  @Test
  void aDeclaredRateThatDoesNotFitIsNot() {
    assertThat(FrameRate.of(milliseconds(25, 60), Rational.of(30))).isEqualTo(Rational.of(25));
  }

  @Test
  void aDeclaredRateThatIsCutToTwoDigitsIsUnderstood() {
    assertThat(FrameRate.of(milliseconds(24_000 / 1001.0, 100), Rational.of(2398, 100)))
        .isEqualTo(Rational.of(24_000, 1001));
  }

  @Test
  void anUnusualRateIsTheSimplestThatFits() {
    assertThat(FrameRate.of(milliseconds(17, 500), null)).isEqualTo(Rational.of(17));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 1, 2, 1, 2",
    "31, 10, 32, 10, 16, 5",
    "3, 1, 4, 1, 3, 1",
    "29, 10, 31, 10, 3, 1",
    "314, 100, 315, 100, 22, 7"
  })
  void theSimplestFractionBetweenTwo(long a, long b, long c, long d, long n, long m) {
    assertThat(FrameRate.simplest(Rational.of(a, b), Rational.of(c, d)))
        .isEqualTo(Rational.of(n, m));
  }
}
