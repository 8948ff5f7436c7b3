package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.testdata.Examples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the files that lie in the repository, through the command as a user calls it. */
final class ExamplesTest {
  private static final String PREFIX = "https://bucket.s3.eu-west-2.amazonaws.com/data/";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;

  private Path examples = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void findTheExamples() {
    Path module = Path.of("").toAbsolutePath();
    examples = module.resolveSibling("examples");
    assertThat(examples).isDirectory();
  }

  private int assay(Object... args) {
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    return Main.run(print(out), print(err), words);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theFilesAreThoseOfTheTestKit() throws IOException {
    String mend =
        "mend with: mvn -q -pl testdata -am -Dquick compile && java -cp"
            + " testdata/target/quick/classes:core/target/quick/classes"
            + " dev.assay.testdata.Examples examples";
    Map<String, byte[]> expected = Examples.files();
    try (Stream<Path> files = Files.walk(examples)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> examples.relativize(file).toString().replace('\\', '/')))
          .as(mend)
          .containsExactlyInAnyOrderElementsOf(new TreeSet<>(expected.keySet()));
    }
    for (Map.Entry<String, byte[]> file : expected.entrySet()) {
      assertThat(examples.resolve(file.getKey()))
          .as(file.getKey() + " " + mend)
          .hasBinaryContent(file.getValue());
    }
  }

  @Test
  void theMainJobWritesRecordsAndAPayload() throws IOException {
    Path payload = folder.resolve("upload.json");
    Path records = folder.resolve("scan.jsonl");

    int code =
        assay(
            "scan",
            examples.resolve("media"),
            "--payload",
            payload,
            "--url-prefix",
            PREFIX,
            "-o",
            records);

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains("6 images, 3 videos, 3 audio, 3 text, 1 pdf, 1 DICOM series");
    JsonNode items = MAPPER.readTree(payload.toFile());
    Map<String, JsonNode> byUrl = byUrl(items);
    assertThat(byUrl.get(PREFIX + "video/landscape.mp4").get("videoMetadata"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"fps": 29.97002997002997, "duration": 3.003, "width": 64, "height": 48,
                 "fileSize": 5052, "mimeType": "video/mp4"}
                """));
    JsonNode portrait = byUrl.get(PREFIX + "video/portrait.mp4").get("videoMetadata");
    assertThat(portrait.get("width").asInt()).isEqualTo(48);
    assertThat(portrait.get("height").asInt()).isEqualTo(64);
    assertThat(byUrl.get(PREFIX + "image/phone.jpg").get("imageMetadata"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"mimeType": "image/jpeg", "fileSize": 188, "width": 48, "height": 64}
                """));
    assertThat(byUrl.get(PREFIX + "audio/tone.wav").get("audioMetadata"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"duration": 0.01, "fileSize": 2924, "mimeType": "audio/wav",
                 "sampleRate": 48000, "bitDepth": 24, "codec": "pcm", "numChannels": 2}
                """));
    assertThat(byUrl.get(PREFIX + "pdf/report.pdf").get("pdfMetadata").get("numPages").asInt())
        .isEqualTo(3);
    assertThat(items.get("dicomSeries").get(0).get("dicomFiles")).hasSize(5);
    assertThat(Files.readAllLines(records)).hasSize(Examples.files().size() - 7);
  }

  @Test
  void whatLooksInOrderAndIsNotIsRefusedWithItsReason() throws IOException {
    Path records = folder.resolve("scan.jsonl");
    Path payload = folder.resolve("upload.json");

    int code =
        assay(
            "scan",
            examples.resolve("trouble"),
            "-o",
            records,
            "--payload",
            payload,
            "--url-prefix",
            PREFIX);

    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    Map<String, List<String>> errors = new HashMap<>();
    for (String line : Files.readAllLines(records)) {
      JsonNode record = MAPPER.readTree(line);
      assertThat(record.get("metadata").isNull())
          .as(record.get("path").asText())
          .isEqualTo(!record.get("path").asText().equals("image/really-a-png.jpg"));
      errors.put(record.get("path").asText(), errors(record));
    }
    assertThat(errors.get("video/uneven-frames.mp4")).contains("VARIABLE_FRAME_RATE");
    assertThat(errors.get("video/half-copied.mp4")).contains("TRUNCATED");
    assertThat(errors.get("image/cut-off.jpg")).contains("TRUNCATED");
    assertThat(errors.get("pdf/locked.pdf")).isNotEmpty();
    assertThat(errors.get("dicom/no-patient-id.dcm")).isNotEmpty();
    assertThat(errors.get("video/late-start.mp4")).isNotEmpty();
    assertThat(byUrl(MAPPER.readTree(payload.toFile())))
        .containsOnlyKeys(PREFIX + "image/really-a-png.jpg");
  }

  @Test
  void ourOwnPayloadIsVerifiedWithoutADifference() {
    Path payload = folder.resolve("upload.json");
    Path media = examples.resolve("media");
    assay("scan", media, "--quiet", "--payload", payload, "--url-prefix", PREFIX);

    int code = assay("verify", payload, "--root", media, "--url-prefix", PREFIX);

    assertThat(printed()).contains("0 differ, 0 could not be read");
    assertThat(code).isEqualTo(ExitCode.PASS);
  }

  private static List<String> errors(JsonNode record) {
    return record.get("findings").findParents("code").stream()
        .filter(finding -> finding.get("severity").asText().equals("error"))
        .map(finding -> finding.get("code").asText())
        .toList();
  }

  private static Map<String, JsonNode> byUrl(JsonNode items) {
    Map<String, JsonNode> byUrl = new LinkedHashMap<>();
    for (JsonNode item : items.findParents("objectUrl")) {
      byUrl.put(item.get("objectUrl").asText(), item);
    }
    return byUrl;
  }
}
