package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameArithmeticTest {

  private static final String RATES =
      """
      1, 1
      5, 1
      10, 1
      25, 2
      15, 1
      24000, 1001
      24, 1
      25, 1
      30000, 1001
      30, 1
      50, 1
      60000, 1001
      60, 1
      120, 1
      """;

  @ParameterizedTest
  @CsvSource(textBlock = RATES)
  void aCountThatIsAnotherWhenRoundedDownIsTold(long numerator, long denominator) {
    Rational rate = new Rational(numerator, denominator);
    for (long frames = 1; frames <= 2_000; frames++) {
      double duration = FrameArithmetic.duration(frames, rate);
      boolean other = (long) (rate.toDouble() * duration) != frames;
      long count = frames;
      Rational length = Rational.of(frames).times(rate.inverse());
      Judgement judgement =
          Gate.standard()
              .judge(
                  Files.complete(
                      Files.video(
                          video -> {
                            video.rate = Fact.measured(rate);
                            video.frames = Fact.measured(count);
                            video.duration = Fact.measured(length);
                          })));
      assertThat(judgement.metadata()).isNotNull();
      assertThat(judgement.findings())
          .extracting(finding -> finding.code() + ":" + finding.severity())
          .as("%d frames at %s", frames, rate)
          .isEqualTo(other ? List.of("FRAME_COUNT_DEPENDS_ON_ROUNDING:WARNING") : List.of());
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = RATES)
  void everyFrameCountIsDerivedAgain(long numerator, long denominator) {
    Rational rate = new Rational(numerator, denominator);
    double fps = rate.toDouble();
    for (long frames = 1; frames <= 200_000; frames++) {
      double duration = FrameArithmetic.duration(frames, rate);
      double exact = (double) (frames * denominator) / numerator;
      if (Math.ceil(fps * duration) != frames || Math.abs(exact - duration) > 2 * Math.ulp(exact)) {
        fail("%d frames at %s are sent as %s s", frames, rate, duration);
      }
    }
  }

  /** Of the doubles about the quotient, the one both ways of rounding agree on is sent, if any. */
  @ParameterizedTest
  @CsvSource(textBlock = RATES)
  void bothWaysOfRoundingAgreeWhereTheyCan(long numerator, long denominator) {
    Rational rate = new Rational(numerator, denominator);
    double fps = rate.toDouble();
    for (long frames = 1; frames <= 20_000; frames++) {
      boolean possible = false;
      double near = (double) (frames * denominator) / numerator;
      for (int step = -8; step <= 8; step++) {
        possible |= fps * (near + step * Math.ulp(near)) == frames;
      }
      if (possible != (fps * FrameArithmetic.duration(frames, rate) == frames)) {
        fail("%d frames at %s", frames, rate);
      }
    }
  }

  /** More than one double may have the count for a product. */
  @ParameterizedTest
  @CsvSource(textBlock = RATES)
  void noDoubleFurtherAwayIsSentThanIsNeeded(long numerator, long denominator) {
    Rational rate = new Rational(numerator, denominator);
    double fps = rate.toDouble();
    for (long frames = 1; frames <= 20_000; frames++) {
      double nearest =
          BigDecimal.valueOf(frames)
              .multiply(BigDecimal.valueOf(denominator))
              .divide(BigDecimal.valueOf(numerator), MathContext.DECIMAL128)
              .doubleValue();
      if (fps * nearest == frames && FrameArithmetic.duration(frames, rate) != nearest) {
        fail("%d frames at %s", frames, rate);
      }
    }
  }

  @Test
  void theNearestDoubleIsSentWhereItDoes() {
    assertThat(FrameArithmetic.duration(300, new Rational(30000, 1001))).isEqualTo(10.01);
    assertThat(FrameArithmetic.duration(250, Rational.of(25))).isEqualTo(10.0);
  }

  @Test
  void sevenFramesAtTwentyFiveAreNotCountedAsEight() {
    assertThat(Math.ceil(25 * 0.28)).isEqualTo(8);

    double duration = FrameArithmetic.duration(7, Rational.of(25));

    assertThat(duration).isEqualTo(Math.nextDown(0.28));
    assertThat(FrameArithmetic.frames(25, duration)).isEqualTo(7);
  }

  @Test
  void countsAndRatesBeyondFiftyThreeBitsEnd() {
    Rational rate = new Rational(Long.MAX_VALUE, 3);
    long frames = 1L << 60;

    double duration = FrameArithmetic.duration(frames, rate);

    double exact =
        BigDecimal.valueOf(frames)
            .multiply(BigDecimal.valueOf(3))
            .divide(BigDecimal.valueOf(Long.MAX_VALUE), MathContext.DECIMAL128)
            .doubleValue();
    assertThat(duration).isBetween(exact * (1 - 1e-15), exact * (1 + 1e-15));
  }
}
