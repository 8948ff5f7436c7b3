package dev.assay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.TextFacts;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.scan.FileWalk;
import dev.assay.scan.Target;
import dev.assay.scan.Walk;
import dev.assay.source.ByteArraySource;
import dev.assay.source.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchTest {
  private static final FileType TYPE = FileType.of("note", MediaKind.TEXT, "text/plain", "note");

  private final Assay assay = Assay.with(FormatCatalog.of(new Notes()));

  @TempDir private Path folder;

  /** Reads files that start with "note". */
  private static final class Notes implements Format {
    @Override
    public FormatInfo info() {
      return FormatInfo.own(TYPE, Magic.start("note"));
    }

    @Override
    public Facts read(ByteCursor in, Context context) {
      return new TextFacts(TYPE, Fact.measured("us-ascii"), 1L);
    }
  }

  private BenchReport run(Walk walk, int passes, List<Integer> threads)
      throws IOException, InterruptedException {
    return Bench.run(
        assay, Gate.standard(), walk, new BenchPlan(Duration.ZERO, passes, threads, null));
  }

  private static Target inMemory(String text, AtomicInteger opened) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new Target(
        "a.note",
        new Identity("https://host.example/a.note", "a.note", bytes.length, null, null),
        () -> {
          opened.incrementAndGet();
          return ByteArraySource.of(bytes, "a.note");
        });
  }

  @Test
  void eachFileIsDescribedAndOpenedAloneAsOftenAsPlanned() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Target target = inMemory("note of ten", opened);

    BenchReport report =
        run(visitor -> List.of(target, target).forEach(t -> visit(visitor, t)), 3, List.of(1, 2));

    // Two files: once to warm up, three times at either number of threads; so for the floor.
    assertThat(opened).hasValue(2 * 2 * (1 + 3 + 3));
    assertThat(report.warmUpPasses()).isEqualTo(1);
    assertThat(report.files()).isEqualTo(2);
    assertThat(report.bytes()).isEqualTo(22);
    assertThat(report.bytesRead()).isEqualTo(22);
    assertThat(report.reads()).isEqualTo(2);
    assertThat(report.runs())
        .allSatisfy(
            run -> {
              assertThat(run.described().count()).isEqualTo(6);
              assertThat(run.floor().count()).isEqualTo(6);
              assertThat(run.ratio()).isPositive();
            })
        .extracting(BenchReport.Run::threads)
        .containsExactly(1, 2);
  }

  private static void visit(Walk.Visitor visitor, Target target) {
    try {
      visitor.visit(target);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void filesAreGroupedByFormatAndReader() throws Exception {
    Files.writeString(folder.resolve("a.note"), "note");
    Files.writeString(folder.resolve("b.note"), "note of ten");
    Files.writeString(folder.resolve("c"), "parcel");
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));

    BenchReport report = run(FileWalk.of(List.of(folder)), 2, List.of(1));

    assertThat(report.unreachable()).isEqualTo(1);
    assertThat(report.groups())
        .extracting(
            BenchReport.Group::format,
            BenchReport.Group::reader,
            BenchReport.Group::files,
            BenchReport.Group::bytes)
        .containsExactly(
            tuple("note", new Notes().info().reader(), 2L, 15L),
            tuple("unrecognised", "none", 2L, 6L));
    assertThat(report.groups())
        .allSatisfy(
            group -> {
              assertThat(group.micros().p50()).isLessThanOrEqualTo(group.micros().p90());
              assertThat(group.micros().p90()).isLessThanOrEqualTo(group.micros().p99());
              assertThat(group.micros().p99()).isLessThanOrEqualTo(group.micros().max());
            });
  }

  @Test
  void nothingToMeasureIsAnError() {
    assertThatThrownBy(() -> run(FileWalk.of(List.of(folder)), 1, List.of(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no file to measure");
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> run(FileWalk.of(List.of(gone)), 1, List.of(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("none of the files can be read");
  }

  private BenchReport.Cold cold(PageCache cache) throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("a.note"), "note");
    return Bench.run(
            assay,
            Gate.standard(),
            FileWalk.of(List.of(files)),
            new BenchPlan(Duration.ZERO, 1, List.of(1), cache))
        .cold();
  }

  @Test
  void theCacheIsEmptiedBeforeTheColdPasses() throws Exception {
    Path control = Files.writeString(folder.resolve("drop_caches"), "");
    Path counters = Files.writeString(folder.resolve("io"), "rchar: 9\nread_bytes: 4096\n");

    BenchReport.Cold cold = cold(new PageCache(control, counters));

    assertThat(Files.readString(control)).isEqualTo("3\n");
    assertThat(cold.achieved()).isTrue();
    // The counter of this test stands still, as where the system only pretends.
    assertThat(cold.storageBytes()).isZero();
    assertThat(cold.because()).contains("nothing came from storage");
    assertThat(cold.described()).isNotNull();
  }

  @Test
  void aCacheThatCannotBeEmptiedIsSaid() throws Exception {
    Path none = folder.resolve("none");

    BenchReport.Cold cold = cold(new PageCache(none, none));

    assertThat(cold.achieved()).isFalse();
    assertThat(cold.because()).isEqualTo("there is no " + none + " on this system");
    assertThat(cold.described()).isNull();
  }

  @Test
  void fewFilesAreMeasuredMoreOften() {
    BenchPlan plan = new BenchPlan(Duration.ZERO, null, List.of(1), null);
    assertThat(plan.passes(1)).isEqualTo(2000);
    assertThat(plan.passes(300)).isEqualTo(7);
    assertThat(plan.passes(100_000)).isEqualTo(5);
  }

  @Test
  void threadsDoubleUpToTheMost() {
    assertThat(BenchPlan.doubling(1)).containsExactly(1);
    assertThat(BenchPlan.doubling(4)).containsExactly(1, 2, 4);
    assertThat(BenchPlan.doubling(12)).containsExactly(1, 2, 4, 8, 12);
  }
}
