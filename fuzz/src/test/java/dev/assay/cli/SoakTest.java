package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan leaves nothing behind in its process: {@link Soak}, shortly. */
final class SoakTest {
  private static final int FILES = Integer.getInteger("assay.soak", 2_000);

  @TempDir private Path folder;

  @Test
  void aProcessHoldsNoMoreAfterManyFilesThanAfterSome() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "/proc is missing");
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+AlwaysPreTouch",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Soak.class.getName(),
                folder.resolve("files").toString(),
                Integer.toString(FILES))
            .redirectErrorStream(true)
            .start();

    StringBuilder said = new StringBuilder();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.append(line).append('\n');
        System.out.println(line);
      }
    }
    int code = process.waitFor();

    assertThat(code).as("%s", said).isZero();
    assertThat(said.toString().lines()).anyMatch(line -> line.startsWith(FILES + "\t"));
  }

  @Test
  void whatGrowsIsFoundAndWhatOnlyWarmsUpIsNot() {
    List<Map<Soak.Held, Long>> rows = new ArrayList<>();
    for (long i = 0; i < 9; i++) {
      Map<Soak.Held, Long> row = new EnumMap<>(Soak.Held.class);
      for (Soak.Held held : Soak.Held.values()) {
        row.put(held, i == 0 ? 10 : 1000 + i % 2);
      }
      row.put(Soak.Held.DESCRIPTORS, 20 + 4 * i);
      rows.add(row);
    }

    assertThat(Soak.grown(rows)).containsExactly("descriptors from 40 to 44");
  }
}
