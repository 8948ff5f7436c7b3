package dev.assay.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.FrameTiming.Interval;
import dev.assay.facts.Rational;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Where one answer of {@link FrameTimes} ends and the next begins, to the tick. */
class FrameTimesBoundsTest {
  private static final Rational MILLISECOND = Rational.of(1, 1000);
  private static final Rational MICROSECOND = Rational.of(1, 1_000_000);

  private static Rational ms(long milliseconds) {
    return Rational.of(milliseconds, 1000);
  }

  private static Cadence cadenceOf(Rational tick, long... times) {
    FrameTimes frames = new FrameTimes(tick);
    for (long time : times) {
      frames.add(time, 0);
    }
    return frames.cadence();
  }

  /** Ten frames 40 ms apart from 0.1 s on, of which the last is said to take so long. */
  private static Cadence endingWith(long lastDuration) {
    FrameTimes frames = new FrameTimes(MILLISECOND);
    frames.addRun(100, 40, 9);
    frames.add(460, lastDuration);
    return frames.cadence();
  }

  @Test
  void theLastFrameLastsOneIntervalUnlessItIsSaidToLastLonger() {
    assertThat(endingWith(0).end()).isEqualTo(ms(500));
    assertThat(endingWith(29).end()).isEqualTo(ms(500));
    assertThat(endingWith(30).end()).isEqualTo(ms(490));
    assertThat(endingWith(38).end()).isEqualTo(ms(498));
    assertThat(endingWith(39).end()).isEqualTo(ms(500));
    assertThat(endingWith(41).end()).isEqualTo(ms(500));
    assertThat(endingWith(42).end()).isEqualTo(ms(502));
    assertThat(endingWith(1000).end()).isEqualTo(ms(1460));
  }

  @Test
  void unevenFramesEndWhereTheLastIsSaidToOrAfterAnAverageInterval() {
    FrameTimes known = new FrameTimes(MILLISECOND);
    known.add(100, 10);
    known.add(110, 90);
    known.add(200, 5);
    assertThat(known.cadence().end()).isEqualTo(ms(205));
    Cadence unknown = cadenceOf(MILLISECOND, 100, 110, 200);
    assertThat(unknown.frameRate()).isEqualTo(Rational.of(20));
    assertThat(unknown.end()).isEqualTo(ms(250));
    assertThat(unknown.duration()).isEqualTo(ms(150));
  }

  @Test
  void unevenFramesSomeOfWhichHaveNoDurationAreCountedOverTheWhole() {
    FrameTimes frames = new FrameTimes(MILLISECOND);
    frames.add(100, 0);
    frames.add(110, 90);
    frames.add(200, 40);
    assertThat(frames.cadence().frameRate()).isEqualTo(Rational.of(150, 7));
    FrameTimes run = new FrameTimes(MILLISECOND);
    run.addRun(100, 0, 1);
    run.addRun(110, 90, 1);
    run.addRun(200, 40, 1);
    assertThat(run.cadence()).isEqualTo(frames.cadence());
  }

  @Test
  void unevenFramesAreCountedByTheTimeTheyLast() {
    FrameTimes frames = new FrameTimes(MILLISECOND);
    frames.add(0, 10);
    frames.add(10, 20);
    frames.add(60, 40);
    assertThat(frames.cadence().frameRate()).isEqualTo(Rational.of(300, 7));
    FrameTimes runs = new FrameTimes(MILLISECOND);
    runs.addRun(0, 10, 2);
    runs.addRun(60, 40, 1);
    assertThat(runs.cadence().frameRate()).isEqualTo(Rational.of(50));
  }

  @Test
  void aRunOfNoFramesDoesNotMoveTheEnd() {
    FrameTimes frames = new FrameTimes(MILLISECOND);
    frames.addRun(0, 40, 10);
    frames.addRun(5000, 40, 0);
    assertThat(frames.cadence().end()).isEqualTo(ms(400));
  }

  @Test
  void runsOfAsManyFramesAsWaitAreCountedOnce() {
    for (long count = 63; count <= 66; count++) {
      FrameTimes frames = new FrameTimes(MILLISECOND);
      frames.addRun(0, 40, 10);
      frames.addRun(400, 40, count);
      assertThat(frames.cadence().intervals())
          .containsExactly(new Interval(ms(40), 10 + count - 1));
    }
  }

  @Test
  void aSingleFrameHasTheRateOfItsDurationOrTheDeclaredOneOrNone() {
    FrameTimes lasting = new FrameTimes(MILLISECOND);
    lasting.add(100, 40);
    assertThat(lasting.cadence().end()).isEqualTo(ms(140));
    Cadence nothing = cadenceOf(MILLISECOND, 100);
    assertThat(nothing.frameRate()).isNull();
    assertThat(nothing.end()).isEqualTo(ms(100));
    FrameTimes declared = new FrameTimes(MILLISECOND).nominalRate(Rational.of(50));
    declared.add(100, 40);
    assertThat(declared.cadence().frameRate()).isEqualTo(Rational.of(50));
    FrameTimes zero = new FrameTimes(MILLISECOND).nominalRate(Rational.ZERO);
    zero.add(100, 40);
    assertThat(zero.cadence().frameRate()).isEqualTo(Rational.of(25));
  }

  @Test
  void framesAllAtOneTimeHaveNoRate() {
    Cadence cadence = cadenceOf(MILLISECOND, 5, 5, 5);
    assertThat(cadence.frameRate()).isNull();
    assertThat(cadence.variable()).isTrue();
    assertThat(cadence.duplicates()).isEqualTo(2);
    assertThat(cadence.missing()).isZero();
  }

  @Test
  void aDeclaredRateIsBelievedAsFarAsRoundingReaches() {
    for (long interval = 38; interval <= 42; interval++) {
      FrameTimes frames = new FrameTimes(MILLISECOND).nominalRate(Rational.of(1000, interval));
      frames.add(7, 0);
      frames.add(47, 0);
      assertThat(frames.cadence().frameRate())
          .isEqualTo(
              interval == 38 || interval == 42 ? Rational.of(25) : Rational.of(1000, interval));
    }
  }

  @Test
  void intervalsOfOneTickHaveTheRateOfTheTicks() {
    assertThat(cadenceOf(MILLISECOND, 0, 1).frameRate()).isEqualTo(Rational.of(1000));
    FrameTimes declared = new FrameTimes(MILLISECOND).nominalRate(Rational.of(5000));
    declared.add(0, 0);
    declared.add(1, 0);
    assertThat(declared.cadence().frameRate()).isEqualTo(Rational.of(5000));
  }

  @Test
  void evenTicksFinerThanMillisecondsAreMeant() {
    assertThat(cadenceOf(MILLISECOND, 9, 42, 75).frameRate()).isEqualTo(Rational.of(30));
    assertThat(cadenceOf(Rational.of(1, 1001), 9, 42, 75).frameRate())
        .isEqualTo(Rational.of(91, 3));
    assertThat(cadenceOf(MILLISECOND, 9, 79, 149).frameRate()).isEqualTo(Rational.of(100, 7));
  }

  @Test
  void roundedIntervalsAreNoVariableRateFromFourTicksOn() {
    assertThat(cadenceOf(MILLISECOND, 0, 5, 9).variable()).isFalse();
    assertThat(cadenceOf(MILLISECOND, 0, 4, 7).variable()).isTrue();
  }

  @Test
  void everyFrameMayBeOneTickBesideAnEvenSpacingAndNoMore() {
    assertThat(cadenceOf(MILLISECOND, 0, 12, 21).variable()).isFalse();
    assertThat(cadenceOf(MILLISECOND, 0, 12, 20).variable()).isTrue();
    assertThat(cadenceOf(MILLISECOND, 0, 10, 23).variable()).isFalse();
    assertThat(cadenceOf(MILLISECOND, 0, 10, 24).variable()).isTrue();
    assertThat(cadenceOf(MILLISECOND, 0, 12, 22, 31).variable()).isTrue();
    assertThat(cadenceOf(MILLISECOND, 0, 10, 22, 35).variable()).isTrue();
  }

  /** Runs of 250 frames with one tick more between them are the rounding of an even spacing. */
  private static Cadence rounded(long start, long extraTicks) {
    FrameTimes frames = new FrameTimes(MICROSECOND);
    long time = start;
    for (int run = 0; run < 8; run++) {
      frames.addRun(time, 1001, 250);
      time += 1001 * 250 + extraTicks;
    }
    return frames.cadence();
  }

  @Test
  void longRunsThatRoundingKeepsApartAreEven() {
    Cadence even = rounded(5000, 1);
    assertThat(even.frames()).isEqualTo(2000);
    assertThat(even.variable()).isFalse();
    assertThat(even.start()).isEqualTo(Rational.of(5000, 1_000_000));
    assertThat(even.intervals())
        .containsExactly(
            new Interval(Rational.of(1001, 1_000_000), 8 * 249),
            new Interval(Rational.of(1002, 1_000_000), 7));
    assertThat(rounded(5000, 3).variable()).isTrue();
    assertThat(rounded(5000, -3).variable()).isTrue();
  }

  @Test
  void aFrameMayCome64FramesLate() {
    long[] late = new long[65];
    for (int i = 0; i < 64; i++) {
      late[i] = 40L * (i + 1);
    }
    Cadence inOrder = cadenceOf(MILLISECOND, late);
    assertThat(inOrder.nonMonotonic()).isZero();
    assertThat(inOrder.start()).isEqualTo(Rational.ZERO);
    assertThat(inOrder.variable()).isFalse();
    long[] later = new long[66];
    for (int i = 0; i < 65; i++) {
      later[i] = 40L * (i + 1);
    }
    Cadence tooLate = cadenceOf(MILLISECOND, later);
    assertThat(tooLate.nonMonotonic()).isEqualTo(1);
    assertThat(tooLate.start()).isEqualTo(ms(40));
    assertThat(tooLate.variable()).isTrue();
  }

  @Test
  void aFrameMayCome64FramesLateAnywhere() {
    long[] times = new long[600];
    for (int i = 0; i < 600; i++) {
      times[i] = 40L * (i < 400 ? i : i < 464 ? i + 1 : i == 464 ? 400 : i);
    }
    Cadence cadence = cadenceOf(MILLISECOND, times);
    assertThat(cadence.nonMonotonic()).isZero();
    assertThat(cadence.intervals()).containsExactly(new Interval(ms(40), 599));
  }

  @Test
  void framesLackWhereAGapIsAMultipleWithinRounding() {
    assertThat(missing(81)).isEqualTo(1);
    assertThat(missing(82)).isEqualTo(1);
    assertThat(missing(83)).isZero();
    assertThat(missing(78)).isEqualTo(1);
    assertThat(missing(77)).isZero();
    assertThat(missing(123)).isEqualTo(2);
    assertThat(missing(59)).isZero();
    assertThat(missing(41)).isZero();
    assertThat(cadenceOf(MILLISECOND, 0, 40, 80, 120, 200, 240, 320).missing()).isEqualTo(2);
  }

  private static long missing(long gap) {
    return cadenceOf(MILLISECOND, 0, 40, 80, 120, 120 + gap, 160 + gap, 210 + gap).missing();
  }

  @Test
  void intervalsBeyondThoseCountedStillAddToTheOnesThatAre() {
    FrameTimes frames = new FrameTimes(MICROSECOND);
    long time = 0;
    for (int n = 0; n < 300; n++) {
      frames.add(time, 0);
      time += 30_000 + n;
    }
    for (int n = 0; n < 5; n++) {
      frames.add(time, 0);
      time += 30_000;
      frames.add(time, 0);
      time += 31_000 + n;
    }
    frames.add(time, 0);
    Cadence cadence = frames.cadence();
    assertThat(cadence.intervals().get(0)).isEqualTo(new Interval(Rational.of(3, 100), 6));
    assertThat(cadence.otherIntervals()).isEqualTo(310 - 6 - 15);
  }

  @Test
  void timesReachToTheLatestAndNoFurther() {
    FrameTimes frames = new FrameTimes(MILLISECOND);
    frames.add(-FrameTimes.LATEST, 1);
    frames.add(FrameTimes.LATEST, 0);
    assertThat(frames.cadence().frames()).isEqualTo(2);
    assertRefused(times -> times.add(-FrameTimes.LATEST - 1, 1));
    assertRefused(times -> times.add(FrameTimes.LATEST, 1));
    assertRefused(times -> times.addRun(-FrameTimes.LATEST - 1, 1, 1));
    assertRefused(times -> times.addRun(FrameTimes.LATEST, 1, 1));
    assertRefused(times -> times.add(0, Long.MAX_VALUE));
  }

  private static void assertRefused(Consumer<FrameTimes> step) {
    assertThatThrownBy(() -> step.accept(new FrameTimes(MILLISECOND)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTickHasALength() {
    assertThatThrownBy(() -> new FrameTimes(Rational.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRunOfNoFramesIsNone() {
    FrameTimes frames = new FrameTimes(MILLISECOND);
    frames.addRun(0, 40, 0);
    frames.addRun(0, 40, -1);
    assertThat(frames.cadence().frames()).isZero();
  }

  @Test
  void factsAreThoseOfTheCadence() {
    Cadence cadence = cadenceOf(MILLISECOND, 0, 40, 40, 120);
    assertThat(cadence.asFacts(true, 12L, ms(160)))
        .satisfies(
            facts -> {
              assertThat(facts.intervals()).isEqualTo(cadence.intervals());
              assertThat(facts.duplicates()).isEqualTo(1);
              assertThat(facts.browserDuration()).isEqualTo(ms(160));
            });
  }

  @Test
  void onlyFineUnitsAreTakenForRounded() {
    assertThat(FrameRates.ofRoundedInterval(1, MILLISECOND)).isEqualTo(Rational.of(1000));
    assertThat(FrameRates.ofRoundedInterval(2, Rational.of(1, 60))).isEqualTo(Rational.of(30));
    assertThat(FrameRates.ofRoundedInterval(999, Rational.of(1, 29_941)))
        .isEqualTo(Rational.of(29_941, 999));
    assertThat(FrameRates.ofRoundedInterval(1000, Rational.of(1, 29_970)))
        .isEqualTo(Rational.of(30_000, 1001));
  }

  @Test
  void theStandardRateNearestToTheAverageIsTaken() {
    assertThat(between(23, 25, 24)).isEqualTo(Rational.of(24));
    assertThat(
            FrameRates.between(Rational.of(239, 10), Rational.of(24), Rational.of(239, 10), true))
        .isEqualTo(Rational.of(24_000, 1001));
    assertThat(between(24, 24, 24)).isEqualTo(Rational.of(24));
    assertThat(between(2400, 2402, 2401, 100)).isEqualTo(Rational.of(24));
    assertThat(between(2398, 2400, 2399, 100)).isEqualTo(Rational.of(24));
    Rational slowest = Rational.of(30_000, 1001);
    assertThat(FrameRates.between(slowest, slowest, slowest, false)).isEqualTo(slowest);
    assertThat(FrameRates.between(Rational.of(2999, 10), Rational.of(301), Rational.of(300), true))
        .isEqualTo(Rational.of(300));
    assertThat(
            FrameRates.between(Rational.of(3005, 10), Rational.of(302), Rational.of(603, 2), true))
        .isEqualTo(Rational.of(603, 2));
    assertThat(FrameRates.between(Rational.of(1, 3), Rational.of(2, 3), Rational.of(3, 5), false))
        .isEqualTo(Rational.of(1, 2));
  }

  private static Rational between(long slowest, long fastest, long average) {
    return between(slowest, fastest, average, 1);
  }

  private static Rational between(long slowest, long fastest, long average, long parts) {
    return FrameRates.between(
        Rational.of(slowest, parts),
        Rational.of(fastest, parts),
        Rational.of(average, parts),
        true);
  }
}
