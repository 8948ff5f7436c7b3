package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.fuzz.Guard;
import dev.assay.fuzz.Targets;
import dev.assay.scan.FileWalk;
import dev.assay.scan.Journal;
import dev.assay.scan.ListedFiles;
import dev.assay.scan.StoredRecords;
import dev.assay.scan.Walk;
import dev.assay.testdata.image.PngFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A target for each file that the command reads besides media: it is taken, or refused with a
 * reason.
 */
final class CommandInputFuzzTest {
  private static final Path FOLDER = folder();
  private static final Path INPUT = FOLDER.resolve("input");
  private static final Path OUTPUT = FOLDER.resolve("output");
  private static final Path MEDIA = FOLDER.resolve("media");
  private static final String PREFIX = "https://a/";

  static final Targets TARGETS = new Targets();

  static {
    with("payload", file -> runs("verify", file, "--root", MEDIA, "--url-prefix", PREFIX));
    with("items", file -> runs("compare", file, "--root", MEDIA, "--url-prefix", PREFIX));
    with("policy", file -> PolicyFile.read(file, GatePolicy.standard()));
    with("records", CommandInputFuzzTest::readRecords);
    with("journal", CommandInputFuzzTest::resume);
    with("report", file -> runs("report", file, "-o", OUTPUT));
    with("upload", file -> runs("payload", file, "--payload", OUTPUT, "--url-prefix", PREFIX));
    with("table", ClientMetadataTable::read);
    with("sidecar", file -> new Sidecars(FOLDER, "put").of("in"));
    with("list", CommandInputFuzzTest::walkList);
    with("ignore", CommandInputFuzzTest::ignore);
  }

  /** Something that reads a file. */
  @FunctionalInterface
  private interface Input {
    void read(Path file) throws IOException, InterruptedException;
  }

  private static void with(String name, Input input) {
    TARGETS.with(name, bytes -> Guard.answers(name, bytes, content -> read(content, input)));
  }

  private static void read(byte[] content, Input input) throws IOException {
    Files.write(INPUT, content);
    try {
      input.read(INPUT);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      Files.deleteIfExists(INPUT);
      Files.deleteIfExists(OUTPUT);
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("assay-fuzz");
      Path media = Files.createDirectories(folder.resolve("media/deep"));
      Path file = Files.write(media.resolveSibling("b.png"), PngFile.of(4, 3).toBytes());
      for (Path path : List.of(folder, file.getParent(), media, file)) {
        path.toFile().deleteOnExit();
      }
      return folder;
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static Stream<byte[]> seeds() {
    String record =
        "{\"uri\":\"file:///a.png\",\"path\":\"a.png\",\"kind\":\"image\",\"status\":\"complete\","
            + "\"format\":\"png\",\"reader\":\"png\",\"mimeType\":\"image/png\",\"fileSize\":9,"
            + "\"lastModified\":\"2026-11-23T10:00:00Z\",\"facts\":{\"width\":4,\"height\":3},"
            + "\"metadata\":{\"width\":4,\"height\":3,\"fileSize\":9,\"mimeType\":\"image/png\"},"
            + "\"findings\":[{\"code\":\"ROTATED\",\"severity\":\"info\",\"field\":\"width\","
            + "\"message\":\"m\",\"remedy\":\"r\"}],\"cost\":{\"bytesRead\":9,\"reads\":1,"
            + "\"elapsedMicros\":5},\"fingerprint\":\"f\"}\n";
    String video =
        "{\"uri\":\"file:///a.mp4\",\"path\":\"a.mp4\",\"kind\":\"video\",\"status\":\"partial\","
            + "\"fileSize\":1e9,\"facts\":{\"fps\":25,\"duration\":1e300,\"width\":4},\"metadata\":"
            + "{\"fps\":25.0,\"duration\":2.0,\"width\":64,\"height\":48,\"fileSize\":9,"
            + "\"mimeType\":\"video/mp4\"},\"findings\":[]}\n";
    String dicom =
        "{\"uri\":\"file:///1.dcm\",\"path\":\"1.dcm\",\"kind\":\"dicom\",\"status\":\"complete\","
            + "\"facts\":{\"modality\":\"CT\",\"tags\":{\"0020000E\":{\"vr\":\"UI\",\"Value\":"
            + "[\"1.2\"]}}},\"metadata\":{\"tags\":{\"0020000E\":{\"vr\":\"UI\",\"Value\":"
            + "[\"1.2\"]}}},\"findings\":[]}\n";
    String odd =
        "{\"uri\":\"a\",\"path\":\"a\",\"kind\":\"image\",\"metadata\":null,\"status\":\"failed\","
            + "\"findings\":[{}],\"cost\":{\"elapsedMicros\":-9223372036854775808}}\n";
    List<String> records = List.of(record + video, record + odd, dicom + record + "{\"uri\":\"b");
    Map<String, List<String>> inputs =
        Map.ofEntries(
            Map.entry(
                "payload",
                List.of(
                    "{\"videos\":[{\"objectUrl\":\"https://a/b.mp4\",\"title\":\"b\","
                        + "\"videoMetadata\":{\"fps\":25.0,\"duration\":2.0,\"width\":64,"
                        + "\"height\":48,\"fileSize\":9,\"mimeType\":\"video/mp4\"}}],\"images\":"
                        + "[{\"object_url\":\"https://a/b.png\",\"imageMetadata\":{\"width\":4}}],"
                        + "\"dicomSeries\":[{\"title\":\"s\",\"dicomFiles\":"
                        + "[{\"url\":\"https://a/1.dcm\"}]}]}",
                    "{\"parts\":[{\"file\":\"input\",\"items\":1,\"urls\":1,\"bytes\":9}],"
                        + "\"items\":1}",
                    "{\"parts\":[{\"file\":\"\\n\\u0000\"}]}",
                    "{\"parts\":[{\"file\":\"\\ud800\"}]}",
                    "[".repeat(5000))),
            Map.entry(
                "items",
                List.of(
                    "{\"uuid\":\"u\",\"name\":\"b.png\",\"itemType\":\"IMAGE\",\"url\":"
                        + "\"https://a/b.png\",\"width\":4,\"height\":1e999}",
                    "{\"results\":[{\"name\":\"a.mp4\",\"item_type\":\"VIDEO\",\"url\":"
                        + "\"https://a/b.mp4\",\"fps\":25.0,\"duration\":2.0}]}")),
            Map.entry(
                "policy",
                List.of(
                    "severities:\n  ROTATED: off\n  UPSCALED: warning\n",
                    "{\"severities\": {\"ROTATED\": \"error\"}}",
                    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
                    "[".repeat(5000),
                    "{".repeat(5000),
                    "- ".repeat(5000))),
            Map.entry("records", records),
            Map.entry("journal", records),
            Map.entry("report", records),
            Map.entry("upload", records),
            Map.entry(
                "table", List.of("path,patient,age\na.png,x,5\n\"b,c.png\",\"y\"\"z\",1e9\n")),
            Map.entry("sidecar", List.of("{\"patient\":\"x\",\"age\":[1e999,null,{\"a\":-0}]}")),
            Map.entry("list", List.of("a.png\n/b/c.png\n../d\n", "\n\r\n//\n.\n", "\u00FC\n\n")),
            Map.entry("ignore", List.of("*.png\n!b.p?g\n/deep/\n", "**/[!a-c]*\n\\#\\ \n[]-\\]]")));
    return TARGETS.seeds(inputs);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void isTakenOrRefusedWithAReason(byte[] bytes) throws IOException {
    TARGETS.take(bytes);
  }

  /** Runs a command, which ends with one of its exit codes and never with a trace of a stack. */
  private static void runs(Object... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.run(out, out, words);
    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("\n\tat ");
    assertThat(code).as(text).isIn(ExitCode.PASS, ExitCode.FINDINGS, ExitCode.UNREADABLE);
  }

  private static void readRecords(Path file) throws IOException {
    StoredRecords.in(List.of(file))
        .visit(
            (record, line) -> {
              record.uri();
              record.metadata();
              record.cost();
              record.duplicateOf();
            });
  }

  private static void resume(Path file) throws IOException {
    try (Journal journal = Journal.resume(file, "f")) {
      journal.finish(null);
      journal.visit((record, line) -> assertThat(record.path()).isNotNull());
    }
  }

  private static void walkList(Path file) throws IOException, InterruptedException {
    for (char separator : new char[] {'\n', '\0'}) {
      visitAll(ListedFiles.in(file, separator, null));
    }
  }

  private static void ignore(Path file) throws IOException, InterruptedException {
    Path rules = MEDIA.resolve(".assayignore");
    Files.move(file, rules);
    try {
      visitAll(FileWalk.of(List.of(MEDIA)));
    } finally {
      Files.delete(rules);
    }
  }

  private static void visitAll(Walk walk) throws InterruptedException {
    walk.walk(
        target -> {
          assertThat(target.path()).isNotNull();
          return true;
        });
  }
}
