package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchCommandTest extends CommandLineTest {

  private JsonNode bench(Object... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of("bench", "--json", "--warm-up", 0));
    args.addAll(List.of(more));
    assertThat(assay(args.toArray())).as(complained()).isZero();
    return MAPPER.readTree(printed());
  }

  private static long sum(JsonNode groups, String field) {
    return StreamSupport.stream(groups.spliterator(), false)
        .mapToLong(group -> group.get(field).asLong())
        .sum();
  }

  @Test
  void everyFileIsMeasuredAtEachNumberOfThreads() throws IOException {
    long files = 0;
    long bytes = 0;
    try (Stream<Path> all = Files.walk(media())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files++;
        bytes += Files.size(file);
      }
    }

    JsonNode report = bench(media(), "--passes", 2, "--threads", 3);

    assertThat(report.get("files").asLong()).isEqualTo(files);
    assertThat(report.get("bytes").asLong()).isEqualTo(bytes);
    assertThat(report.get("unreachable").asLong()).isZero();
    assertThat(report.get("runs").findValuesAsText("threads")).containsExactly("1", "2", "3");
    for (JsonNode run : report.get("runs")) {
      assertThat(run.at("/described/count").asLong()).isEqualTo(2 * files);
      assertThat(run.at("/floor/count").asLong()).isEqualTo(2 * files);
    }
    JsonNode groups = report.get("groups");
    assertThat(sum(groups, "files")).isEqualTo(files);
    assertThat(sum(groups, "bytes")).isEqualTo(bytes);
    assertThat(sum(groups, "bytesRead")).isEqualTo(report.get("bytesRead").asLong()).isPositive();
    assertThat(report.at("/cold/achieved").asBoolean()).isFalse();
    assertThat(report.at("/cold/because").asText()).isEqualTo("it was not asked for");
  }

  @Test
  void onlyTheFilesThatAreMeantAreMeasured() throws IOException {
    JsonNode report = bench(media(), "--include", "*.jpg", "--passes", 1, "--threads", 1);
    assertThat(report.get("groups").findValuesAsText("format")).containsExactly("jpeg");
  }

  @Test
  void withoutPlacesFilesAreMadeAndTakenAwayAgain() throws IOException {
    JsonNode report = bench("--files", 40, "--passes", 1, "--threads", 1);
    assertThat(report.get("files").asLong()).isEqualTo(40);
    assertThat(report.get("groups").findValuesAsText("format")).contains("jpeg", "mp4", "dicom");
    assertThat(assay("bench", "--files", 3, "--warm-up", 0, "--passes", 1, "--threads", 1))
        .isZero();
    assertThat(printed())
        .contains("files     3, ", "threads", "ratio", "not measured: it was not asked");
  }

  @Test
  void madeFilesAreChosenAsOthersAre() throws IOException {
    JsonNode report =
        bench("--files", 60, "--include", "*.wav", "--sample", 2, "--passes", 1, "--threads", 1);
    assertThat(report.get("files").asLong()).isEqualTo(2);
    assertThat(report.get("groups").findValuesAsText("format")).containsExactly("wav");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--passes 0", "--threads 0", "--warm-up -1", "--files 0", "a http://127.0.0.1/x"})
  void aWrongCommandLineIsExplained(String line) {
    assertThat(assay(Stream.of(("bench " + line).split(" ")).toArray())).isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("Try 'assay bench --help'");
  }

  @Test
  void aPlaceWithoutReadableFilesIsAnError() {
    assertThat(assay("bench", folder.resolve("nowhere"), "--warm-up", 0))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("none of the files can be read");
  }
}
