package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.TextFacts;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.scan.ScanRecord.Status;
import dev.assay.source.FileSource;
import dev.assay.source.Identity;
import dev.assay.source.StreamSource;
import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.http.Fault;
import dev.assay.testdata.http.FaultyHttpServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever hangs, the scan ends by itself. */
@Timeout(120)
final class HangingFilesTest {
  private static final Duration LONG = Duration.ofSeconds(3);
  private static final Duration SHORT = Duration.ofMillis(50);

  /** Ends the loops of {@link HangingFormat}. */
  private final CountDownLatch released = new CountDownLatch(1);

  @TempDir private Path folder;

  @AfterEach
  void release() {
    released.countDown();
  }

  /** A library that spins, that sleeps, or that reads to the end, as the file's first word says. */
  private final class HangingFormat implements Format {
    private static final FileType TYPE =
        FileType.of("hanging", MediaKind.TEXT, "text/plain", "hanging");

    @Override
    public FormatInfo info() {
      return FormatInfo.own(TYPE, Magic.start("spin"), Magic.start("nap"), Magic.start("read"));
    }

    @Override
    public Facts read(ByteCursor in, Context context) throws IOException {
      if (context.head().startsWith("spin")) {
        while (released.getCount() > 0) {
          Thread.onSpinWait();
        }
      } else if (context.head().startsWith("nap")) {
        try {
          released.await();
        } catch (InterruptedException e) {
          throw new IOException("interrupted", e);
        }
      }
      long length = 0;
      while (in.has(1)) {
        in.u8();
        length++;
      }
      return new TextFacts(TYPE, Fact.measured("us-ascii"), length);
    }
  }

  private final Assay assay =
      Assay.with(FormatCatalog.of(new LetterFormat(), new HangingFormat())).within(Limits.tiny());

  private List<ScanRecord> scan(Walk walk, int concurrency, Duration patience)
      throws IOException, InterruptedException {
    List<ScanRecord> records = new ArrayList<>();
    new Scan(assay, Gate.standard(), concurrency).abandoningAfter(patience).run(walk, records::add);
    return records;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Path fifo() throws IOException, InterruptedException {
    Path fifo = folder.resolve("fifo.letter");
    Process made;
    try {
      made = new ProcessBuilder("mkfifo", fifo.toString()).start();
    } catch (IOException e) {
      abort("mkfifo is missing");
      throw e;
    }
    assertThat(made.waitFor()).isZero();
    return fifo;
  }

  private static List<String> messages(ScanRecord record) {
    return record.findings().stream().map(Finding::message).toList();
  }

  @Test
  void readersThatSpinCostTheirFilesAndNoOther() throws Exception {
    for (int i = 0; i < 30; i++) {
      write("%02d".formatted(i), i % 10 == 5 ? "spin" : "letter");
    }

    List<ScanRecord> records = scan(FileWalk.of(List.of(folder)), 2, LONG);

    List<String> walked = new ArrayList<>();
    FileWalk.of(List.of(folder)).walk(target -> walked.add(target.path()));
    assertThat(records).hasSize(30).extracting(ScanRecord::path).isEqualTo(walked);
    assertThat(records)
        .filteredOn(record -> record.status() == Status.FAILED)
        .hasSize(3)
        .allSatisfy(
            record -> {
              assertThat(record.path()).endsWith("5");
              assertThat(record.failure()).isEqualTo(FailureKind.LIMIT_EXCEEDED);
              assertThat(messages(record))
                  .anySatisfy(m -> assertThat(m).contains("3000 ms", "thread is abandoned"));
            });
  }

  @Test
  void soManyReadersMaySpinAndNoMore() throws Exception {
    for (int i = 0; i < 60; i++) {
      write("%02d".formatted(i), "spin");
    }
    List<ScanRecord> records = new ArrayList<>();
    Scan scan = new Scan(assay, Gate.standard(), 2).abandoningAfter(SHORT);

    assertThatThrownBy(() -> scan.run(FileWalk.of(List.of(folder)), records::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("32 readers did not come back");
    assertThat(records).hasSizeBetween(30, 33).allMatch(r -> r.status() == Status.FAILED);
  }

  @Test
  void readersThatMindAnInterruptDoNotAddUp() throws Exception {
    for (int i = 0; i < 60; i++) {
      write("%02d".formatted(i), "nap");
    }

    assertThat(scan(FileWalk.of(List.of(folder)), 2, SHORT))
        .hasSize(60)
        .allMatch(record -> record.failure() == FailureKind.LIMIT_EXCEEDED);
  }

  @Test
  void anArchiveIsNotReadOnWhileAReaderHangsInIt() throws Exception {
    byte[] spin = "spin".getBytes(StandardCharsets.UTF_8);
    byte[] letter = "letter".getBytes(StandardCharsets.UTF_8);
    TarFile tar = TarFile.empty();
    tar.file("a.letter", letter).file("b.spin", spin).file("c.letter", letter);
    Files.write(folder.resolve("all.tgz"), tar.gzipped());
    Walk walk = ArchiveWalk.over(FileWalk.of(List.of(folder)), Limits.tiny());
    List<ScanRecord> records = new ArrayList<>();
    Scan scan = new Scan(assay, Gate.standard(), 2).abandoningAfter(LONG);

    assertThatThrownBy(() -> scan.run(walk, records::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("b.spin");
    assertThat(records)
        .extracting(ScanRecord::status)
        .containsExactly(Status.COMPLETE, Status.FAILED);
  }

  @Test
  void namedPipesAndDevicesAreNotOpened() throws Exception {
    fifo();
    write("z.letter", "letter");
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero), "/dev/zero is missing");

    Walk walk =
        visitor -> {
          FileWalk.of(List.of(folder)).walk(visitor);
          visitor.visit(new Target("zero", FileSource.unopened(zero), () -> FileSource.open(zero)));
        };
    List<ScanRecord> records = scan(walk, 2, LONG);

    assertThat(records)
        .extracting(ScanRecord::path, ScanRecord::failure)
        .containsExactlyInAnyOrder(
            tuple("fifo.letter", FailureKind.UNREACHABLE),
            tuple("z.letter", null),
            tuple("zero", FailureKind.UNREACHABLE));
  }

  @Test
  void aPipeThatBlocksItsReaderInTheSystemIsAbandoned() throws Exception {
    Path fifo = fifo();
    Walk walk =
        visitor ->
            visitor.visit(
                new Target(
                    "fifo",
                    FileSource.unopened(fifo),
                    () -> StreamSource.of(new FileInputStream(fifo.toFile()), "fifo", 64, 64)));

    try {
      assertThat(scan(walk, 1, Duration.ofMillis(300)))
          .singleElement()
          .satisfies(r -> assertThat(r.failure()).isEqualTo(FailureKind.LIMIT_EXCEEDED));
    } finally {
      // A writer frees the thread that opens it for reading.
      Files.newOutputStream(fifo, StandardOpenOption.WRITE).close();
    }
  }

  @Test
  void anEndlessDeviceReadAsAStreamEndsAtTheLimits() throws Exception {
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero), "/dev/zero is missing");
    Format zeros =
        new Format() {
          @Override
          public FormatInfo info() {
            return FormatInfo.own(HangingFormat.TYPE, Magic.start("\0\0\0\0"));
          }

          @Override
          public Facts read(ByteCursor in, Context context) throws IOException {
            return new HangingFormat().read(in, context);
          }
        };
    Assay reading = Assay.with(FormatCatalog.of(zeros)).within(Limits.tiny());
    List<ScanRecord> records = new ArrayList<>();

    new Scan(reading, Gate.standard(), 1)
        .run(
            visitor ->
                visitor.visit(
                    new Target(
                        "zero",
                        Identity.of("zero", Identity.UNKNOWN_LENGTH),
                        () ->
                            StreamSource.of(
                                new FileInputStream(zero.toFile()), "zero", 4096, 1 << 20))),
            records::add);

    assertThat(records)
        .singleElement()
        .satisfies(r -> assertThat(r.failure()).isEqualTo(FailureKind.LIMIT_EXCEEDED));
  }

  @Test
  void aServerThatStallsIsUnreachable() throws Exception {
    HttpStore store =
        new HttpStore(
            HttpOptions.standard()
                .withAllowPrivateHosts(true)
                .withAttempts(2, Duration.ofMillis(5))
                .withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(2)));
    try (FaultyHttpServer server = FaultyHttpServer.start()) {
      server.put("/stalled.letter", "letter".repeat(1000).getBytes(StandardCharsets.UTF_8));
      server.always(Fault.stalledAfter(3));
      String location = server.uri("/stalled.letter").toString();
      Walk walk = StoreWalk.of(List.of(new StoreWalk.Place(store, location)));

      assertThat(scan(walk, 1, Duration.ofSeconds(60)))
          .singleElement()
          .satisfies(r -> assertThat(r.failure()).isEqualTo(FailureKind.UNREACHABLE));
    }
  }

  @Test
  void aFolderRenamedUnderWayLeavesARecordForEachFileFound() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("data/inner"));
    for (int i = 0; i < 500; i++) {
      Files.writeString(inner.resolve("%03d.letter".formatted(i)), "letter");
    }
    List<ScanRecord> records = new ArrayList<>();
    new Scan(assay, Gate.standard(), 1)
        .run(
            FileWalk.of(List.of(folder.resolve("data"))),
            record -> {
              if (records.isEmpty()) {
                Files.move(inner, folder.resolve("elsewhere"));
              }
              records.add(record);
            });

    assertThat(records).isNotEmpty();
    assertThat(records)
        .allMatch(r -> r.failure() == null || r.failure() == FailureKind.UNREACHABLE);
    assertThat(records).extracting(ScanRecord::path).doesNotHaveDuplicates();
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsReadAsLongAsItWas() throws Exception {
    Path file = folder.resolve("log");
    Files.writeString(file, "read" + " ".repeat(100_000));
    Walk walk =
        visitor ->
            visitor.visit(
                new Target(
                    "log",
                    FileSource.unopened(file),
                    () -> {
                      FileSource source = FileSource.open(file);
                      Files.writeString(file, "more", StandardOpenOption.APPEND);
                      return source;
                    }));

    assertThat(scan(walk, 1, LONG))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.status()).isEqualTo(Status.COMPLETE);
              assertThat(((TextFacts) record.facts()).lines()).isEqualTo(100_004);
            });
  }

  @Test
  void aFileCutShortWhileItIsReadEndsInARecord() throws Exception {
    Path file = folder.resolve("log");
    Files.writeString(file, "read" + " ".repeat(100_000));
    Walk walk =
        visitor ->
            visitor.visit(
                new Target(
                    "log",
                    FileSource.unopened(file),
                    () -> {
                      FileSource source = FileSource.open(file);
                      Files.writeString(file, "read cut");
                      return source;
                    }));

    assertThat(scan(walk, 1, LONG))
        .singleElement()
        .satisfies(record -> assertThat(((TextFacts) record.facts()).lines()).isEqualTo(8));
  }
}
