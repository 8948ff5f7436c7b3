package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FileTableTest {

  @Test
  void holdsWhatAMapHolds() {
    Random random = new Random(7);
    FileTable table = new FileTable();
    Map<String, Long> map = new HashMap<>();
    Map<String, Boolean> marks = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      String key = "file:///" + random.nextInt(4_000);
      if (random.nextInt(3) == 0 && map.containsKey(key)) {
        table.mark(FileTable.digest(key));
        marks.put(key, true);
      } else {
        long value = random.nextLong() >>> 1;
        value -= value == Long.MAX_VALUE ? 1 : 0;
        assertThat(table.put(FileTable.digest(key), value ^ 5, value))
            .isEqualTo(map.put(key, value) == null);
        marks.put(key, false);
      }
    }
    assertThat(table.size()).isEqualTo(map.size());
    assertThat(table.marked()).isEqualTo((int) marks.values().stream().filter(m -> m).count());
    map.forEach(
        (key, value) -> {
          assertThat(table.value(FileTable.digest(key))).isEqualTo(value);
          assertThat(table.has(FileTable.digest(key), value ^ 5)).isTrue();
          assertThat(table.has(FileTable.digest(key), value ^ 4)).isFalse();
          assertThat(table.isMarked(FileTable.digest(key))).isEqualTo(marks.get(key));
        });
    assertThat(table.value(FileTable.digest("elsewhere"))).isEqualTo(-1);
  }
}
