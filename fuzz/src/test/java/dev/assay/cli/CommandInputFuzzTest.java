package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.encord.compare.StoredItems;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.encord.wire.EncordJson;
import dev.assay.scan.StoredRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the command reads besides media: payloads, policies, scan records, tables of client metadata
 * and listings of stored items. It is taken, or refused with a reason; the first byte picks which.
 */
final class CommandInputFuzzTest {
  private static final Path FOLDER = folder();

  /** Something that reads a file. */
  @FunctionalInterface
  private interface Input {
    void read(Path file) throws IOException;
  }

  private static final List<Input> INPUTS =
      List.of(
          file -> {
            for (Path part : PayloadSet.read(file).parts()) {
              PayloadSet.claims(part);
            }
          },
          file -> PolicyFile.read(file, GatePolicy.standard()),
          file ->
              StoredRecords.in(List.of(file))
                  .visit(
                      (record, line) -> {
                        record.metadata();
                        record.cost();
                        record.duplicateOf();
                      }),
          ClientMetadataTable::read,
          file -> {
            JsonNode item = EncordJson.mapper().readTree(file.toFile());
            try {
              StoredItems.claim(item, "[0]");
            } catch (IllegalArgumentException e) {
              throw new IOException(e.getMessage(), e);
            }
          });

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("assay-fuzz");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static Stream<byte[]> seeds() {
    return Stream.of(
        seed(
            0,
            "{\"videos\":[{\"objectUrl\":\"https://a/b.mp4\",\"title\":\"b\",\"videoMetadata\":"
                + "{\"fps\":25.0,\"duration\":2.0,\"width\":64,\"height\":48,\"fileSize\":9,"
                + "\"mimeType\":\"video/mp4\"}}],\"images\":[{\"object_url\":\"https://a/b.png\"}],"
                + "\"dicomSeries\":[{\"title\":\"s\",\"dicomFiles\":[{\"url\":\"https://a/1.dcm\"}]}]}"),
        seed(
            0, "{\"parts\":[{\"file\":\"input\",\"items\":1,\"urls\":1,\"bytes\":9}],\"items\":1}"),
        seed(0, "{\"parts\":[{\"file\":\"\\n\\u0000\"}]}"),
        seed(0, "{\"parts\":[{\"file\":\"\\ud800\"}]}"),
        seed(0, "[".repeat(5000)),
        seed(1, "severities:\n  ROTATED: off\n  UPSCALED: warning\n"),
        seed(1, "{\"severities\": {\"ROTATED\": \"error\"}}"),
        seed(1, "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
        seed(1, "[".repeat(5000)),
        seed(1, "{".repeat(5000)),
        seed(1, "- ".repeat(5000)),
        seed(
            2,
            "{\"uri\":\"file:///a.png\",\"path\":\"a.png\",\"kind\":\"image\",\"status\":"
                + "\"complete\",\"format\":\"png\",\"reader\":\"png\",\"mimeType\":\"image/png\","
                + "\"fileSize\":9,\"facts\":{\"width\":4,\"height\":3},\"metadata\":{\"width\":4,"
                + "\"height\":3,\"fileSize\":9,\"mimeType\":\"image/png\"},\"findings\":[{\"code\":"
                + "\"ROTATED\",\"severity\":\"info\",\"field\":\"width\",\"message\":\"m\",\"remedy\":"
                + "\"r\"}],\"cost\":{\"bytesRead\":9,\"reads\":1,\"elapsedMicros\":5}}\n"),
        seed(
            2,
            "{\"path\":\"a\",\"kind\":\"image\",\"metadata\":null,\"status\":\"failed\","
                + "\"findings\":[{}],\"cost\":{\"elapsedMicros\":-9223372036854775808}}\n"),
        seed(3, "path,patient,age\na.png,x,5\n\"b,c.png\",\"y\"\"z\",1e999\n"),
        seed(
            4,
            "{\"uuid\":\"u\",\"name\":\"a.mp4\",\"itemType\":\"VIDEO\",\"url\":"
                + "\"https://a/b.mp4\",\"fps\":25.0,\"duration\":2.0,\"width\":64,\"height\":48}"));
  }

  private static byte[] seed(int input, String text) {
    return ((char) input + text).getBytes(StandardCharsets.UTF_8);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void isTakenOrRefusedWithAReason(byte[] bytes) throws IOException {
    int input = bytes.length == 0 ? 0 : (bytes[0] & 0xFF) % INPUTS.size();
    Path file = FOLDER.resolve("input");
    Files.write(file, Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length));
    try {
      INPUTS.get(input).read(file);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
