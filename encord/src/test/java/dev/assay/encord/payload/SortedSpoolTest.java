package dev.assay.encord.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.encord.payload.SortedSpool.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedSpoolTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {0, 150, 3000, 1 << 20})
  void linesComeBackInOrderWhateverFitsIntoMemory(long bufferBytes) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      texts.add("line " + i % 170 + " " + "é".repeat(i % 7));
    }
    List<String> ordered = new ArrayList<>(texts);
    Collections.sort(ordered);
    Collections.shuffle(texts, new Random(7));

    try (SortedSpool spool = new SortedSpool(folder, bufferBytes)) {
      for (String text : texts) {
        spool.add(text, text.getBytes(StandardCharsets.UTF_8));
      }
      assertThat(keys(spool)).isEqualTo(ordered);
    }
  }

  @Test
  void linesOfOneKeyAreInOrderOfTheirBodies() throws IOException {
    try (SortedSpool spool = new SortedSpool(folder, 0)) {
      spool.add("a", new byte[] {-1});
      spool.add("a", new byte[] {1, 2});
      spool.add("a", new byte[] {1});

      SortedSpool.Lines lines = spool.lines();
      assertThat(lines.next().body()).containsExactly(1);
      assertThat(lines.next().body()).containsExactly(1, 2);
      assertThat(lines.next().body()).containsExactly(-1);
      assertThat(lines.next()).isNull();
    }
  }

  @Test
  void nothingIsLeftInTheFolder() throws IOException {
    try (SortedSpool spool = new SortedSpool(folder, 0)) {
      spool.add("a", new byte[100_000]);
      spool.add("b", new byte[0]);
      assertThat(keys(spool)).containsExactly("a", "b");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private static List<String> keys(SortedSpool spool) throws IOException {
    List<String> keys = new ArrayList<>();
    SortedSpool.Lines lines = spool.lines();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      keys.add(line.key());
    }
    return keys;
  }
}
