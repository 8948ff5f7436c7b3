package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Rational;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Rational MILLISECOND = Rational.of(1, 1000);

  private static Timeline of(Rational tick, long... times) {
    Timeline timeline = new Timeline(tick);
    for (long time : times) {
      timeline.add(time, 0);
    }
    return timeline.end();
  }

  @Test
  void anyPhaseOfRoundingIsConstant() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      double period = 8 + 100 * random.nextDouble();
      double phase = random.nextDouble();
      Timeline timeline = new Timeline(MILLISECOND);
      for (int i = 0; i < 400; i++) {
        timeline.add((long) Math.floor(phase + i * period), 0);
      }
      assertThat(timeline.end().isConstant()).as("period %s, phase %s", period, phase).isTrue();
    }
  }

  @Test
  void driftOfMoreThanATickIsNot() {
    long[] times = new long[100];
    for (int i = 0; i < times.length; i++) {
      times[i] = 40L * i + (i >= 50 ? 3 : 0);
    }
    assertThat(of(MILLISECOND, times).isConstant()).isFalse();
  }

  @Test
  void aMissingFrameIsNot() {
    assertThat(of(MILLISECOND, 0, 40, 80, 160, 200).isConstant()).isFalse();
  }

  @Test
  void twoFramesAtOneTimeAreNot() {
    Timeline timeline = of(MILLISECOND, 0, 40, 40, 80, 120);

    assertThat(timeline.isConstant()).isFalse();
    assertThat(timeline.duplicates()).isEqualTo(1);
  }

  @Test
  void millisecondsTakenOverByAFinerClockAreStillRounded() {
    long[] times = new long[300];
    for (int i = 0; i < times.length; i++) {
      times[i] = 90 * Math.round(i * 1001 / 30.0);
    }
    Timeline timeline = of(Rational.of(1, 90_000), times);

    assertThat(timeline.isConstant()).isTrue();
    assertThat(FrameRate.of(timeline, null)).isEqualTo(Rational.of(30_000, 1001));
  }

  @Test
  void framesInAnyOrderWithinTheDepthAreSorted() {
    Timeline timeline = of(MILLISECOND, 0, 160, 80, 40, 120, 320, 240, 200, 280);

    assertThat(timeline.isUsable()).isTrue();
    assertThat(timeline.isUniform()).isTrue();
    assertThat(timeline.duration()).isEqualTo(Rational.of(9 * 40, 1000));
  }

  @Test
  void timesThatGoBackFurtherAreNoTimeline() {
    Timeline timeline = new Timeline(MILLISECOND);
    for (int i = 0; i < 100; i++) {
      timeline.add(40L * i, 40);
    }
    timeline.add(0, 40);
    for (int i = 100; i < 200; i++) {
      timeline.add(40L * i, 40);
    }

    assertThat(timeline.end().isUsable()).isFalse();
  }

  @Test
  void absurdTimesAreNoTimeline() {
    assertThat(of(MILLISECOND, 0, Long.MAX_VALUE - 1).isUsable()).isFalse();
  }
}
