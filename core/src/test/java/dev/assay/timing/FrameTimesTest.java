package dev.assay.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.FrameTiming.Interval;
import dev.assay.facts.Rational;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class FrameTimesTest {
  private static final Rational MILLISECOND = Rational.of(1, 1000);

  @Test
  void evenTicksGiveTheExactRate() {
    FrameTimes times = new FrameTimes(Rational.of(1, 30000));
    times.addRun(0, 1001, 345_000);
    Cadence cadence = times.cadence();
    assertThat(cadence.frames()).isEqualTo(345_000);
    assertThat(cadence.frameRate()).isEqualTo(Rational.of(30000, 1001));
    assertThat(cadence.variable()).isFalse();
    assertThat(cadence.duration()).isEqualTo(Rational.of(345_000L * 1001, 30000));
    assertThat(cadence.intervals())
        .containsExactly(new Interval(Rational.of(1001, 30000), 344_999));
  }

  @Test
  void billionsOfFramesCostNoMore() {
    FrameTimes times = new FrameTimes(Rational.of(1, 90000));
    times.addRun(0, 3000, 5_000_000_000L);
    assertThat(times.cadence().frames()).isEqualTo(5_000_000_000L);
  }

  @Test
  void runsAndSingleTimesGiveTheSame() {
    FrameTimes runs = new FrameTimes(MILLISECOND);
    FrameTimes singles = new FrameTimes(MILLISECOND);
    long time = 7;
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      int interval = 1 + random.nextInt(60);
      int count = 1 + random.nextInt(300);
      runs.addRun(time, interval, count);
      for (int i = 0; i < count; i++) {
        singles.add(time, interval);
        time += interval;
      }
    }
    assertThat(runs.cadence()).isEqualTo(singles.cadence());
  }

  @Test
  void runsThatBeginBeforeOthersEndGiveTheSameAsSingleTimes() {
    Random random = new Random(5);
    for (int file = 0; file < 300; file++) {
      FrameTimes runs = new FrameTimes(MILLISECOND);
      FrameTimes singles = new FrameTimes(MILLISECOND);
      for (int run = 0; run < 8; run++) {
        int time = random.nextInt(5000);
        int interval = random.nextInt(1 + random.nextInt(20));
        int count = 1 + random.nextInt(1 + random.nextInt(400));
        runs.addRun(time, interval, count);
        for (int i = 0; i < count; i++) {
          singles.add(time + (long) i * interval, interval);
        }
      }
      assertThat(runs.cadence()).as("file %d", file).isEqualTo(singles.cadence());
    }
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void billionsOfFramesThatBeginBeforeOthersCostNoMore() {
    FrameTimes times = new FrameTimes(Rational.of(1, 90000));
    times.addRun(1000, 0, 1);
    times.addRun(0, 0, 1L << 40);
    assertThat(times.cadence().frames()).isEqualTo((1L << 40) + 1);
  }

  @Test
  void runsThatOverlapGiveTheSameAsSingleTimes() {
    Random random = new Random(5);
    for (int file = 0; file < 2000; file++) {
      FrameTimes runs = new FrameTimes(MILLISECOND);
      FrameTimes singles = new FrameTimes(MILLISECOND);
      long time = 0;
      for (int run = random.nextInt(6); run >= 0; run--) {
        int interval = random.nextInt(4) * random.nextInt(40);
        int count = random.nextInt(random.nextBoolean() ? 5 : 200);
        if (random.nextInt(4) == 0) {
          runs.add(time, interval);
          singles.add(time, interval);
        }
        runs.addRun(time, interval, count);
        for (int i = 0; i < count; i++) {
          singles.add(time + (long) i * interval, interval);
        }
        time += (long) count * interval + (long) random.nextInt(3) * (random.nextInt(200) - 100);
      }
      assertThat(runs.cadence()).as("file %d", file).isEqualTo(singles.cadence());
    }
  }

  @Test
  void aRunIsTakenAsOneFromWhereItIsBehindWhatCameBefore() {
    FrameTimes times = new FrameTimes(Rational.of(1, 90000));
    times.addRun(0, 3000, 3);
    times.addRun(6000, 3000, 5_000_000_000L);
    Cadence cadence = times.cadence();
    assertThat(cadence.frames()).isEqualTo(5_000_000_003L);
    assertThat(cadence.duplicates()).isOne();
    assertThat(times.cadence()).as("asked again").isEqualTo(cadence);
  }

  @Test
  void millisecondRoundingIsNotAVariableRate() {
    Rational[] rates = {
      Rational.of(24000, 1001),
      Rational.of(24),
      Rational.of(25),
      Rational.of(30000, 1001),
      Rational.of(30),
      Rational.of(15, 2),
      Rational.of(25, 2),
      Rational.of(60000, 1001),
      Rational.of(60),
      Rational.of(120)
    };
    for (Rational rate : rates) {
      FrameTimes times = new FrameTimes(MILLISECOND);
      for (int n = 0; n < 500; n++) {
        times.add(Math.round(n * 1000 / rate.toDouble()), 0);
      }
      Cadence cadence = times.cadence();
      assertThat(cadence.variable()).as("%s", rate).isFalse();
      assertThat(cadence.frameRate()).as("%s", rate).isEqualTo(rate);
    }
  }

  @Test
  void theDeclaredRateDecidesWhereRoundingLeavesItOpen() {
    FrameTimes times = new FrameTimes(MILLISECOND).nominalRate(Rational.of(30000, 1001));
    for (int n = 0; n < 6; n++) {
      times.add(Math.round(n * 1001 / 30.0), 0);
    }
    assertThat(times.cadence().frameRate()).isEqualTo(Rational.of(30000, 1001));
  }

  @Test
  void aDeclaredRateThatTheTimesContradictIsIgnored() {
    FrameTimes times = new FrameTimes(MILLISECOND).nominalRate(Rational.of(30));
    times.addRun(0, 40, 100);
    assertThat(times.cadence().frameRate()).isEqualTo(Rational.of(25));
  }

  @Test
  void driftIsAVariableRateEvenWhereEveryIntervalIsWithinATick() {
    FrameTimes times = new FrameTimes(MILLISECOND);
    times.addRun(0, 33, 100);
    times.addRun(3300, 34, 100);
    assertThat(times.cadence().variable()).isTrue();
  }

  @Test
  void alternatingIntervalsOfCoarseTicksAreAVariableRate() {
    FrameTimes times = new FrameTimes(Rational.of(1, 30));
    for (int n = 0; n < 100; n++) {
      times.add(n / 2 * 3 + n % 2, 1);
    }
    assertThat(times.cadence().variable()).isTrue();
  }

  @Test
  void reorderedFramesAreBroughtIntoOrder() {
    FrameTimes times = new FrameTimes(Rational.of(1, 25));
    for (long group = 0; group < 1000; group++) {
      times.add(4 * group + 3, 1);
      times.add(4 * group + 1, 1);
      times.add(4 * group, 1);
      times.add(4 * group + 2, 1);
    }
    Cadence cadence = times.cadence();
    assertThat(cadence.frames()).isEqualTo(4000);
    assertThat(cadence.variable()).isFalse();
    assertThat(cadence.nonMonotonic()).isZero();
    assertThat(cadence.frameRate()).isEqualTo(Rational.of(25));
  }

  @Test
  void duplicatesGapsAndFramesOutOfOrderAreCounted() {
    FrameTimes times = new FrameTimes(MILLISECOND);
    times.addRun(0, 40, 200);
    times.add(7960, 40);
    times.addRun(8120, 40, 200);
    times.add(-50, 40);
    Cadence cadence = times.cadence();
    assertThat(cadence.variable()).isTrue();
    assertThat(cadence.duplicates()).isEqualTo(1);
    assertThat(cadence.missing()).isEqualTo(3);
    assertThat(cadence.nonMonotonic()).isEqualTo(1);
    assertThat(cadence.start()).isEqualTo(Rational.ZERO);
  }

  @Test
  void theRateOfUnevenFramesIsTheirAverage() {
    FrameTimes times = new FrameTimes(MILLISECOND);
    times.add(0, 10);
    times.add(10, 50);
    times.add(60, 40);
    Cadence cadence = times.cadence();
    assertThat(cadence.variable()).isTrue();
    assertThat(cadence.frameRate()).isEqualTo(Rational.of(30));
    assertThat(cadence.duration()).isEqualTo(Rational.of(1, 10));
  }

  @Test
  void aSingleFrameLastsAsLongAsItSays() {
    FrameTimes times = new FrameTimes(MILLISECOND);
    times.add(100, 40);
    Cadence cadence = times.cadence();
    assertThat(cadence.frames()).isEqualTo(1);
    assertThat(cadence.start()).isEqualTo(Rational.of(1, 10));
    assertThat(cadence.frameRate()).isEqualTo(Rational.of(25));
    assertThat(cadence.variable()).isFalse();
  }

  @Test
  void withoutFramesNothingIsKnown() {
    Cadence cadence = new FrameTimes(MILLISECOND).cadence();
    assertThat(cadence.frames()).isZero();
    assertThat(cadence.start()).isNull();
    assertThat(cadence.duration()).isNull();
    assertThat(cadence.frameRate()).isNull();
  }

  @Test
  void thousandsOfDifferentIntervalsAreSummedUp() {
    FrameTimes times = new FrameTimes(Rational.of(1, 1_000_000));
    long time = 0;
    for (int n = 0; n < 10_000; n++) {
      times.add(time, 0);
      time += 30_000 + n;
    }
    Cadence cadence = times.cadence();
    assertThat(cadence.intervals()).hasSize(Cadence.MOST_INTERVALS);
    assertThat(cadence.otherIntervals()).isEqualTo(9_999 - Cadence.MOST_INTERVALS);
    assertThat(cadence.variable()).isTrue();
  }

  @Test
  void timesThatCouldOverflowAreRefused() {
    FrameTimes times = new FrameTimes(MILLISECOND);
    assertThatThrownBy(() -> times.add(FrameTimes.LATEST + 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> times.addRun(0, 1L << 40, 1L << 40))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void declaredNanosecondsStandForStandardRates() {
    Rational nanosecond = Rational.of(1, 1_000_000_000);
    assertThat(FrameRates.ofRoundedInterval(33_366_667, nanosecond))
        .isEqualTo(Rational.of(30000, 1001));
    assertThat(FrameRates.ofRoundedInterval(133_333_333, nanosecond)).isEqualTo(Rational.of(15, 2));
    assertThat(FrameRates.ofRoundedInterval(41_708_375, nanosecond))
        .isEqualTo(Rational.of(2997, 125));
    assertThat(FrameRates.ofRoundedInterval(33_333_333, nanosecond)).isEqualTo(Rational.of(30));
    assertThat(FrameRates.ofRoundedInterval(41_708_333, nanosecond))
        .isEqualTo(Rational.of(24000, 1001));
    assertThat(FrameRates.ofRoundedInterval(42_000_000, nanosecond))
        .isEqualTo(Rational.of(500, 21));
  }

  @Test
  void theSimplestFractionBetweenTwoIsFound() {
    assertThat(FrameRates.simplestBetween(Rational.of(7, 3), Rational.of(5, 2)))
        .isEqualTo(Rational.of(5, 2));
    assertThat(FrameRates.simplestBetween(Rational.of(31, 100), Rational.of(34, 100)))
        .isEqualTo(Rational.of(1, 3));
  }
}
