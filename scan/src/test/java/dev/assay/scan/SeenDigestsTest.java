package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SeenDigestsTest {
  private static final int MANY = 100_000;

  @Test
  void whatWasSeenIsAlwaysKnownAndOtherThingsAreSeldomMistaken() {
    SeenDigests seen = new SeenDigests(10L * MANY);
    int mistaken = 0;
    for (int i = 0; i < MANY; i++) {
      mistaken += seen.add(FileTable.digest("file:///data/" + i)) ? 1 : 0;
    }
    assertThat(mistaken).isLessThan(MANY / 100);
    for (int i = 0; i < MANY; i++) {
      assertThat(seen.add(FileTable.digest("file:///data/" + i))).isTrue();
    }
  }

  @Test
  void aSetThatIsFarTooSmallTakesAllForSeenAndMissesNone() {
    SeenDigests seen = new SeenDigests(0);
    for (int i = 0; i < MANY; i++) {
      seen.add(FileTable.digest("file:///data/" + i));
    }
    for (int i = 0; i < MANY; i++) {
      assertThat(seen.add(FileTable.digest("file:///data/" + i))).isTrue();
    }
  }
}
