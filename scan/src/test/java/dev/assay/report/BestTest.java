package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BestTest {

  @Test
  void keepsTheHighestInOrder() {
    Best<Integer> best = new Best<>(3);
    for (int i : new int[] {5, 1, 9, 7, 3}) {
      best.offer(i, "n" + i, i);
    }

    assertThat(best.values()).containsExactly(9, 7, 5);
  }

  @Test
  void ofTheSameRankTheFirstNameStaysWhateverTheOrder() {
    List<String> names = new ArrayList<>(List.of("d", "a", "c", "b"));
    for (int i = 0; i < 24; i++) {
      Collections.shuffle(names, new Random(i));
      Best<String> best = new Best<>(2);
      names.forEach(name -> best.offer(1, name, name));
      assertThat(best.values()).containsExactly("a", "b");
    }
  }

  @Test
  void rankedByDigestsIsASampleWithoutPreference() {
    Best<Integer> best = new Best<>(1000);
    for (int i = 0; i < 100_000; i++) {
      String name = "folder/picture-" + i + ".jpg";
      best.offer(Best.digest(name), name, i);
    }

    // The number of hits in a tenth has a standard deviation of 9.5 around 100.
    int[] tenths = new int[10];
    best.values().forEach(i -> tenths[i / 10_000]++);
    assertThat(tenths).hasSize(10);
    for (int tenth : tenths) {
      assertThat(tenth).isBetween(60, 140);
    }
  }
}
