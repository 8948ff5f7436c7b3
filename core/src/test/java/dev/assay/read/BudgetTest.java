package dev.assay.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.finding.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

  private static Budget within(Limits limits) {
    return new Budget(limits);
  }

  @Test
  void readsAreAdmittedUpToTheBytesThatAreLeft() throws LimitExceededException {
    Budget budget = within(Limits.tiny().withBytes(100));
    assertThat(budget.admitRead(0, 60)).isEqualTo(60);
    budget.spentRead(60);
    assertThat(budget.admitRead(60, 60)).isEqualTo(40);
    budget.spentRead(40);
    assertThat(budget.bytes()).isEqualTo(100);
    assertThat(budget.reads()).isEqualTo(2);
    assertThatThrownBy(() -> budget.admitRead(100, 1))
        .isInstanceOf(LimitExceededException.class)
        .hasMessage("more than 100 bytes were needed")
        .satisfies(e -> assertThat(((ReadException) e).offset()).isEqualTo(100));
  }

  @Test
  void readsAreCounted() throws LimitExceededException {
    Budget budget = within(Limits.tiny().withReads(1));
    budget.admitRead(0, 1);
    budget.spentRead(0);
    assertThatThrownBy(() -> budget.admitRead(7, 1)).hasMessage("more than 1 reads were needed");
  }

  @Test
  void structuresAreCounted() throws LimitExceededException {
    Limits tiny = Limits.tiny();
    Budget budget = within(tiny);
    for (long i = 0; i < tiny.entries(); i++) {
      budget.enter(i);
    }
    assertThatThrownBy(() -> budget.enter(5))
        .isInstanceOf(LimitExceededException.class)
        .hasMessage("more than 100000 structures were met");
  }

  @Test
  void depthIsChecked() throws LimitExceededException {
    Budget budget = within(Limits.tiny());
    budget.checkDepth(32, 0);
    assertThatThrownBy(() -> budget.checkDepth(33, 9))
        .hasMessage("structures are nested more than 32 deep");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, (1 << 20) + 1, 1L << 31, 1L << 32, Long.MAX_VALUE})
  void memoryBeyondTheLimitIsRefused(long size) {
    assertThatThrownBy(() -> within(Limits.tiny()).allocation("the icon", size, 3))
        .isInstanceOf(LimitExceededException.class)
        .hasMessage(
            "the icon asks for "
                + Long.toUnsignedString(size)
                + " bytes at once, more than 1048576");
  }

  @Test
  void memoryWithinTheLimitIsNarrowed() throws LimitExceededException {
    assertThat(within(Limits.tiny()).allocation("a value", 0, 0)).isZero();
    assertThat(within(Limits.tiny()).allocation("a value", 1 << 20, 0)).isEqualTo(1 << 20);
  }

  @Test
  void timeIsCheckedAtReadsAndStructuresAndWhenAsked() throws InterruptedException {
    Budget budget = within(Limits.tiny().withElapsed(Duration.ZERO));
    Thread.sleep(2);
    assertThat(budget.elapsed()).isPositive();
    assertThatThrownBy(budget::checkTime)
        .isInstanceOf(LimitExceededException.class)
        .hasMessage("reading took longer than 0 ms");
    assertThatThrownBy(() -> budget.admitRead(0, 1)).isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 2000; i++) {
                budget.enter(i);
              }
            })
        .isInstanceOf(LimitExceededException.class);
  }

  @Test
  void theLongestTimeIsNoLimit() throws LimitExceededException {
    Budget budget = within(Limits.tiny().withElapsed(Duration.ofSeconds(Long.MAX_VALUE)));
    budget.checkTime();
    assertThat(budget.admitRead(0, 5)).isEqualTo(5);
  }

  @Test
  void aLimitSaysWhichOneToRaise() {
    assertThat(new LimitExceededException("bytes", "m", 4).asFailure())
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.LIMIT_EXCEEDED);
              assertThat(failure.code()).isEqualTo("LIMIT_EXCEEDED");
              assertThat(failure.remedy()).contains("raise the limit on bytes");
              assertThat(failure.offset()).isEqualTo(4);
            });
  }

  @Test
  void presetsAreThoseOfTheDocumentation() {
    assertThat(Limits.local())
        .isEqualTo(
            new Limits(
                1L << 30,
                1_000_000,
                4096,
                1 << 26,
                64,
                50_000_000,
                Duration.ofMinutes(1),
                ReadPlan.local()));
    assertThat(Limits.remote())
        .isEqualTo(
            new Limits(
                1 << 24,
                128,
                16_384,
                1 << 24,
                64,
                1_000_000,
                Duration.ofMinutes(2),
                ReadPlan.remote()));
    assertThat(Limits.tiny())
        .isEqualTo(
            new Limits(
                1 << 20,
                256,
                4096,
                1 << 20,
                32,
                100_000,
                Duration.ofSeconds(30),
                ReadPlan.local()));
  }

  @Test
  void limitsThatAllowNothingAreRefused() {
    Limits tiny = Limits.tiny();
    assertThatThrownBy(() -> tiny.withBytes(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tiny.withReads(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tiny.withFirstReadBytes(15))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tiny.withFirstReadBytes((1 << 20) + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tiny.withElapsed(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(1, 1, 16, 16, 0, 1, Duration.ZERO, ReadPlan.local()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(1, 1, 16, 16, 1, 0, Duration.ZERO, ReadPlan.local()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
