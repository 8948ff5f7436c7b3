package dev.assay.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.scan.StoredRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The job as spark-submit starts it: with the settings of Spark in system properties. */
final class MainTest {
  private static final Path TROUBLE = Path.of("..", "examples", "trouble");
  private static final List<String> SETTINGS =
      List.of("spark.master", "spark.ui.enabled", "spark.driver.host");

  @TempDir private Path folder;

  @BeforeEach
  void set() {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");
  }

  @AfterEach
  void clear() {
    SETTINGS.forEach(System::clearProperty);
  }

  @Test
  void jsonLinesAreRecords() throws Exception {
    StringWriter out = new StringWriter();
    CommandLine command = Main.commandLine().setOut(new PrintWriter(out));
    Path output = folder.resolve("records");

    int code = command.execute(TROUBLE.toString(), "-o", output.toString(), "--format", "jsonl");

    assertThat(code).isZero();
    List<StoredRecord> records = new ArrayList<>();
    try (Stream<Path> parts = Files.list(output)) {
      for (Path part : parts.filter(p -> p.toString().endsWith(".txt")).toList()) {
        for (String line : Files.readAllLines(part)) {
          records.add(StoredRecord.parse(line.getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    try (Stream<Path> files = Files.walk(TROUBLE)) {
      assertThat(records).hasSize((int) files.filter(Files::isRegularFile).count());
    }
    assertThat(records).anyMatch(StoredRecord::isRefused);
    assertThat(out.toString()).startsWith(records.size() + " files, ").contains("requests");
  }

  @Test
  void aFileOfATableNamesTheFiles() throws Exception {
    Path output = folder.resolve("records");
    Path again = folder.resolve("again");

    assertThat(Main.commandLine().execute(TROUBLE.toString(), "-o", output.toString())).isZero();
    StringWriter out = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .execute("--table", "parquet.`" + output + "`", "-o", again.toString());

    assertThat(code).isZero();
    assertThat(out.toString()).contains(" files, ", "records in " + again);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--table nonesuch", "--files-from nonesuch", "--inventory nonesuch"})
  void whatNamesNoFilesIsSaidInAFewLines(String files) {
    StringWriter complaints = new StringWriter();
    List<String> line = new ArrayList<>(List.of(files.split(" ")));
    line.addAll(List.of("-o", folder.resolve("records").toString()));

    int code =
        Main.commandLine().setErr(new PrintWriter(complaints)).execute(line.toArray(String[]::new));

    assertThat(code).isEqualTo(1);
    assertThat(complaints.toString())
        .startsWith("assay-spark: ")
        .contains("nonesuch")
        .doesNotContain("\tat ");
  }

  @Test
  void anApplicationWithoutRecordsFails() {
    assertThatThrownBy(() -> Main.main(new String[] {"--no-such-option"}))
        .isInstanceOf(IllegalStateException.class);
  }
}
