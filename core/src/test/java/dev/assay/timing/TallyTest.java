package dev.assay.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void numbersAreCountedAsAMapCountsThem() {
    Random random = new Random(1);
    for (int different : new int[] {1, 4, 5, 100, 256, 300, 1000}) {
      Tally tally = new Tally();
      Map<Long, Long> counts = new LinkedHashMap<>();
      long others = 0;
      for (int i = 0; i < 5000; i++) {
        long number = (random.nextInt(different) - different / 2) * 0x1_0000_0001L;
        int count = random.nextInt(3);
        if (count > 0 && counts.size() == 256 && !counts.containsKey(number)) {
          others += count;
        } else if (count > 0) {
          counts.merge(number, (long) count, Long::sum);
        }
        tally.add(number, count);
      }
      assertThat(tally.size()).isEqualTo(counts.size());
      assertThat(tally.others()).isEqualTo(others);
      counts.forEach((number, count) -> assertThat(tally.count(number)).isEqualTo(count));
      assertThat(tally.count(Long.MAX_VALUE)).isZero();
      assertThat(tally.entries())
          .hasSameSizeAs(counts.keySet())
          .isSortedAccordingTo(
              (a, b) ->
                  a.count() != b.count()
                      ? Long.compare(b.count(), a.count())
                      : Long.compare(a.number(), b.number()));
    }
  }
}
