package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.scan.Journal;
import dev.assay.testdata.LargeDataset;
import dev.assay.testdata.http.FaultyHttpServer;
import dev.assay.testdata.image.PngFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scans that are cut off and resumed, in processes of their own where it is the end of one. */
final class JournalCommandTest extends CommandLineTest {
  private static final int KILLS = 20;

  private Path data(int files) throws IOException {
    Path data = folder.resolve("data");
    LargeDataset.write(data, files);
    // Tried again each time, so that there is something to take out in the end.
    Files.createSymbolicLink(data.resolve("dangling.png"), data.resolve("nowhere"));
    return data;
  }

  private Path journal() {
    return folder.resolve("scan.jsonl");
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }

  /** The records by URI, without what they took. */
  private static Map<String, JsonNode> records(Path journal) throws IOException {
    Map<String, JsonNode> records = new TreeMap<>();
    for (String line : Files.readAllLines(journal)) {
      ObjectNode record = (ObjectNode) MAPPER.readTree(line);
      record.remove("cost");
      assertThat(records.put(record.get("uri").asText(), record)).as(line).isNull();
    }
    return records;
  }

  /** The URIs in whole lines. */
  private static List<String> uris(Path journal) throws IOException {
    String text =
        Files.exists(journal)
            ? new String(Files.readAllBytes(journal), StandardCharsets.UTF_8)
            : "";
    List<String> uris = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      uris.add(MAPPER.readTree(line).get("uri").asText());
    }
    return uris;
  }

  @Test
  void killedAtTwentyRandomMomentsItLosesNothingAndHasNothingTwice() throws Exception {
    Path data = data(1_000);
    String[] scan = {
      "scan", data.toString(), "-q", "-o", journal().toString(), "--resume", "--concurrency", "1"
    };
    long started = System.nanoTime();
    assertThat(start(scan).waitFor()).isEqualTo(ExitCode.FINDINGS);
    long whole = System.nanoTime() - started;
    Map<String, JsonNode> expected = records(journal());
    assertThat(expected).hasSize(1_001);
    Files.delete(journal());

    long seed = System.nanoTime();
    Random random = new Random(seed);
    int cutShort = 0;
    for (int i = 0; i < KILLS; i++) {
      List<String> before = uris(journal());
      Process process = start(scan);
      process.waitFor((long) (whole * (0.3 + 0.7 * random.nextDouble())), TimeUnit.NANOSECONDS);
      process.destroyForcibly().waitFor();
      assertThat(uris(journal())).as("seed %s, kill %s", seed, i).containsAll(before);
      if (uris(journal()).size() >= expected.size()) {
        // Begun anew, so that all moments of a scan have their turn.
        Files.delete(journal());
        cutShort++;
      }
    }
    assertThat(cutShort).isLessThan(KILLS);

    assertThat(start(scan).waitFor()).as(output()).isEqualTo(ExitCode.FINDINGS);
    assertThat(records(journal())).as("seed %s", seed).isEqualTo(expected);
    assertThat(folder).isDirectoryNotContaining("glob:**scan.jsonl.*");
  }

  private static final String NOT_INTERRUPTIBLE =
      "SIGINT is ignored here, as in background jobs of a shell, and so by every process started";

  /** Whether SIGINT reaches processes that are started here: they inherit what is ignored. */
  private static boolean isInterruptible() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16))
          .noneMatch(ignored -> (ignored & 1L << 1) != 0); // SIGINT is signal 2, the second bit
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aScanEndedByASignalLeavesWholeRecords(String signal, int code) throws Exception {
    assumeTrue(!signal.equals("INT") || isInterruptible(), NOT_INTERRUPTIBLE);
    Path data = data(20_000);
    Process process = start("scan", data.toString(), "-o", journal().toString());
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (uris(journal()).isEmpty() && process.isAlive() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
    assumeTrue(kill.waitFor() == 0, "the scan was over before it could be interrupted");

    assertThat(process.waitFor()).isIn(code, ExitCode.FINDINGS);
    String text = Files.readString(journal());
    assertThat(text).endsWith("\n");
    assertThat(uris(journal())).isNotEmpty().doesNotHaveDuplicates();
    Map<String, JsonNode> before = records(journal());

    assertThat(assay("scan", data, "-q", "-o", journal(), "--resume")).isEqualTo(ExitCode.FINDINGS);
    assertThat(records(journal())).hasSize(20_001).containsAllEntriesOf(before);
  }

  @Test
  void aScanOfAServerThatStallsIsInterruptedAtOnce() throws Exception {
    assumeTrue(isInterruptible(), NOT_INTERRUPTIBLE);
    byte[] png = PngFile.of(40, 30).toBytes();
    List<String> scan = new ArrayList<>(List.of("scan", "-q", "-o", journal().toString()));
    try (FaultyHttpServer server = FaultyHttpServer.start()) {
      server.always(
          (request, reply) -> {
            if (request.target().startsWith("/slow/")) {
              reply.stalledAfter(10);
            }
          });
      for (int i = 0; i < 100; i++) {
        String path = (i < 40 ? "/fast/" : "/slow/") + i + ".png";
        scan.add(server.put(path, png).uri(path).toString());
      }
      Process process = start(scan.toArray(String[]::new));
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (uris(journal()).size() < 40 && process.isAlive() && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
      assertThat(uris(journal())).hasSize(40);
      // All that are left are waiting for bytes by now, for much longer than this.
      Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
      assumeTrue(kill.waitFor() == 0, "there is no program kill");
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("%s", output()).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    }
    assertThat(Files.readString(journal())).endsWith("\n");
    assertThat(uris(journal())).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void aFullDiskEndsTheScanWithTheJournalInOrder() throws Exception {
    Path data = data(300);
    Path shell = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(shell), "/bin/bash is missing");
    // A file may not grow over 64 KiB: a write fails in its middle, as on a full disk.
    Process process =
        new ProcessBuilder(
                shell.toString(),
                "-c",
                "ulimit -f 64; trap '' XFSZ; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "scan",
                data.toString(),
                "-o",
                journal().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(ExitCode.UNREADABLE);
    assertThat(said).contains("cannot write", "scan.jsonl", "--resume");
    assertThat(Files.size(journal())).isLessThanOrEqualTo(64 * 1024);
    assertThat(uris(journal())).doesNotHaveDuplicates();

    assertThat(assay("scan", data, "-o", journal(), "--resume")).isEqualTo(ExitCode.FINDINGS);
    assertThat(records(journal())).hasSize(301);
  }

  @Test
  void aDeviceThatIsFullIsAnOutputThatCannotBeWritten() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "/dev/full is missing");
    assertThat(assay("scan", media(), "-o", full)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("assay: ");
    assertThat(full).exists();
    assertThat(assay("scan", media(), "-q", "-o", full, "--resume")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theSecondScanOnAJournalIsRefused() throws Exception {
    try (Journal running = Journal.start(journal(), "0")) {
      assertThat(assay("scan", media(), "-o", journal(), "--resume"))
          .isEqualTo(ExitCode.UNREADABLE);
      assertThat(complained()).contains("another scan is writing", "scan.jsonl");
      running.finish(null);
    }
  }

  @Test
  void aResumedScanEndsInTheSameSummaryPayloadAndCode() throws Exception {
    Path data = data(200);
    Path payload = folder.resolve("upload.json");
    Object[] scan = {
      "scan", data, "-o", journal(), "--payload", payload, "--url-prefix", PREFIX, "--resume"
    };
    int code = assay(scan);
    String[] told =
        printed().lines().skip(2).takeWhile(l -> !l.startsWith("res")).toArray(String[]::new);
    byte[] upload = Files.readAllBytes(payload);
    List<String> lines = Files.readAllLines(journal());
    Files.write(journal(), lines.subList(0, 120));

    assertThat(assay(scan)).isEqualTo(code);

    assertThat(printed()).contains("201 files", "120 records kept, 81 files inspected");
    assertThat(printed().lines().filter(l -> l.startsWith("image") || l.startsWith("video")))
        .isSubsetOf(told);
    assertThat(payload).hasBinaryContent(upload);
    Files.delete(payload);
    Files.writeString(journal(), Files.readString(journal()) + lines.get(3).substring(0, 90));
    assay("payload", journal(), "--payload", payload, "--url-prefix", PREFIX);
    assertThat(payload).hasBinaryContent(upload);
  }

  @Test
  void optionsThatChangeRecordsMakeThemAnew() throws Exception {
    assay("scan", media(), "-o", journal());
    assay("scan", media(), "-o", journal(), "--resume");
    assertThat(printed()).contains("21 records kept, 0 files inspected".substring(3));
    assay("scan", media(), "-o", journal(), "--resume", "--dimensions", "stored");
    assertThat(printed()).contains(" 0 records kept");
    Path portrait = media().resolve("video/portrait.mp4");
    assertThat(records(journal()).get(portrait.toUri().toString()).at("/metadata/width").asInt())
        .isEqualTo(64);
  }

  @Test
  void filtersChooseRecords() throws Exception {
    Path data = data(70);
    assay("scan", data, "-o", journal());
    assertThat(assay("records", journal(), "--only-kind", "video,audio")).isZero();
    assertThat(printed().lines())
        .isNotEmpty()
        .allMatch(line -> line.matches(".*\"kind\":\"(video|audio)\".*"));
    assay("records", journal(), "--only-status", "failed", "--only-code", "UNREACHABLE");
    assertThat(printed().lines()).singleElement().asString().contains("dangling.png");

    assay("scan", data, "-q", "-o", "-", "--only-kind", "pdf");
    assertThat(printed().lines()).hasSize(4).allMatch(line -> line.contains("\"kind\":\"pdf\""));
    Path upload = folder.resolve("upload.json");
    assay(
        "payload",
        journal(),
        "-q",
        "--payload",
        upload,
        "--url-prefix",
        PREFIX,
        "--only-kind",
        "audio");
    assertThat(json("upload.json").get("audio")).isNotEmpty();
    assertThat(json("upload.json").path("images")).isEmpty();
  }

  @Test
  void duplicatesAreFoundAndCanBeLeftOut() throws Exception {
    Path data = data(72);
    Path upload = folder.resolve("upload.json");
    Object[] scan = {
      "scan",
      data,
      "-o",
      journal(),
      "--dedupe",
      "size+hash",
      "--exclude",
      "recording.wav",
      "--exclude",
      "*-recording.wav",
      "--payload",
      upload,
      "--url-prefix",
      PREFIX,
      "--skip-duplicates",
      "--fail-on",
      "never"
    };
    assay(scan);
    long once = records(journal()).values().stream().filter(r -> !r.has("duplicateOf")).count();
    assertThat(printed()).contains(" files are duplicates");
    int images = json("upload.json").get("images").size();
    assertThat(images).isLessThan(10);
    assertThat(once).isLessThan(40);

    List<Object> again = new ArrayList<>(List.of(scan));
    again.add("--resume");
    Map<String, JsonNode> before = records(journal());
    assay(again.toArray());
    assertThat(records(journal())).isEqualTo(before);
    assertThat(json("upload.json").get("images")).hasSize(images);
    assertThat(assay("scan", data, "--dedupe", "size+hash")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void filesAreListedOnStandardInputWithAnyName() throws Exception {
    Path odd = Files.copy(media().resolve("image/chart.png"), folder.resolve("line\nbreak.png"));
    byte[] list = (odd + "\0").getBytes(StandardCharsets.UTF_8);
    java.io.InputStream before = System.in;
    try {
      System.setIn(new java.io.ByteArrayInputStream(list));
      assertThat(assay("scan", "--files-from", "-", "-0", "-q", "-o", "-")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(MAPPER.readTree(printed()).get("path").asText()).isEqualTo("line\nbreak.png");
    assertThat(assay("scan")).isEqualTo(ExitCode.USAGE);
    assertThat(assay("scan", ".", "--files-from", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(assay("scan", ".", "-0")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theRecordsInTheFolderScannedAreNoneOfItsFiles() throws Exception {
    Files.copy(media().resolve("image/chart.png"), folder.resolve("chart.png"));
    for (int i = 0; i < 2; i++) {
      assertThat(assay("scan", folder, "-o", journal(), "--sample", "5")).isZero();
      assertThat(records(journal())).hasSize(1);
    }
  }

  @Test
  void objectsAtUrlsAreKeptWhileTheirVersionIsTheSame() throws Exception {
    Path one = Files.copy(media().resolve("image/chart.png"), folder.resolve("one.png"));
    Files.copy(media().resolve("image/photo.webp"), folder.resolve("two.webp"));
    try (FaultyHttpServer server = FaultyHttpServer.serving(folder)) {
      Object[] scan = {
        "scan", server.uri("/one.png"), server.uri("/two.webp"), "-o", journal(), "--resume"
      };
      assay(scan);
      assertThat(printed()).contains(" 0 records kept, 2 files inspected");
      assay(scan);
      assertThat(printed()).contains(" 2 records kept, 0 files inspected");
      Files.copy(media().resolve("image/loop.gif"), one, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(one, FileTime.fromMillis(1_000_000_000_000L));
      assay(scan);
      assertThat(printed()).contains(" 1 records kept, 1 files inspected");
      assertThat(records(journal())).hasSize(2);
    }
  }
}
