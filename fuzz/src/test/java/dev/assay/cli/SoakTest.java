package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan leaves nothing behind in its process: {@link Soak}, shortly. */
final class SoakTest {
  private static final int FILES = 2_000;

  @TempDir private Path folder;

  @Test
  void aProcessHoldsNoMoreAfterManyFilesThanAfterSome() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "/proc is missing");
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path out = folder.resolve("out.txt");
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
            .redirectOutput(out.toFile())
            .start();

    int code = process.waitFor();

    String said = Files.readString(out, StandardCharsets.ISO_8859_1);
    assertThat(code).as(said).isZero();
    assertThat(said.lines()).anyMatch(line -> line.startsWith(FILES + "\t"));
  }

  @Test
  void whatGrowsIsFoundAndWhatOnlyWarmsUpIsNot() {
    List<Long> cold = Collections.nCopies(Soak.Held.values().length, 10L);
    List<List<Long>> rows = new ArrayList<>();
    for (long i = 0; i < 9; i++) {
      List<Long> row = new ArrayList<>(Collections.nCopies(cold.size(), 1_000L + i % 2));
      row.set(Soak.Held.DESCRIPTORS.ordinal(), 20 + 4 * i);
      rows.add(i == 0 ? cold : row);
    }

    assertThat(Soak.grown(rows)).containsExactly("descriptors from 40 to 44");
  }
}
