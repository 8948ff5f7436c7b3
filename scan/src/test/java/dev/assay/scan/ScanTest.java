package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.facts.MediaKind;
import dev.assay.finding.FailureKind;
import dev.assay.format.FormatCatalog;
import dev.assay.scan.ScanRecord.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScanTest {
  private final Assay assay = Assay.with(FormatCatalog.of(new LetterFormat()));

  @TempDir private Path folder;

  private List<ScanRecord> scan(int concurrency) throws IOException, InterruptedException {
    List<ScanRecord> records = new ArrayList<>();
    new Scan(assay, Gate.standard(), concurrency).run(FileWalk.of(List.of(folder)), records::add);
    return records;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void recordsComeInTheOrderOfTheWalkWhateverTheConcurrency(int concurrency) throws Exception {
    for (int i = 0; i < 600; i++) {
      Files.writeString(folder.resolve(i + ".letter"), i % 3 == 0 ? "letter!" : "letter");
    }
    List<String> walked = new ArrayList<>();
    FileWalk.of(List.of(folder)).walk(target -> walked.add(target.path()));

    List<ScanRecord> records = scan(concurrency);

    assertThat(records).extracting(ScanRecord::path).hasSize(600).isEqualTo(walked);
    assertThat(records).filteredOn(r -> r.status() == Status.FAILED).hasSize(200);
  }

  @Test
  void damagedAndForeignFilesAreRecordsToo() throws Exception {
    Files.writeString(folder.resolve("bad.letter"), "letter!");
    Files.writeString(folder.resolve("foreign"), "parcel");
    Files.writeString(folder.resolve("empty"), "");

    List<ScanRecord> records = scan(2);

    assertThat(records).extracting(ScanRecord::status).containsOnly(Status.FAILED).hasSize(3);
    assertThat(records)
        .extracting(ScanRecord::failure)
        .containsExactlyInAnyOrder(
            FailureKind.MALFORMED, FailureKind.UNSUPPORTED, FailureKind.MALFORMED);
    assertThat(records).allSatisfy(r -> assertThat(r.findings()).anyMatch(f -> f.remedy() != null));
  }

  @Test
  void aDanglingLinkIsARecordThatSaysSo() throws Exception {
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));

    assertThat(scan(1))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.failure()).isEqualTo(FailureKind.UNREACHABLE);
              assertThat(record.kind()).isEqualTo(MediaKind.UNKNOWN);
            });
  }

  @Test
  void whatAStepMakesComesInTheOrderOfTheWalk() throws Exception {
    for (int i = 0; i < 600; i++) {
      Files.writeString(folder.resolve(i + ".letter"), i % 3 == 0 ? "letter!" : "letter");
    }
    List<String> walked = new ArrayList<>();
    FileWalk.of(List.of(folder)).walk(target -> walked.add(target.path()));
    List<String> made = new ArrayList<>();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();

    new Scan(assay, Gate.standard(), 2)
        .run(
            FileWalk.of(List.of(folder)),
            record -> {
              threads.add(Thread.currentThread());
              return record.path();
            },
            made::add);

    assertThat(made).isEqualTo(walked);
    assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread());
  }

  @Test
  void aStepThatFailsEndsTheScan() throws Exception {
    for (int i = 0; i < 300; i++) {
      Files.writeString(folder.resolve(i + ".letter"), "letter");
    }
    AtomicInteger steps = new AtomicInteger();
    List<ScanRecord> kept = new ArrayList<>();
    Scan scan = new Scan(assay, Gate.standard(), 1);

    assertThatThrownBy(
            () ->
                scan.run(
                    FileWalk.of(List.of(folder)),
                    record -> {
                      if (steps.incrementAndGet() == 6) {
                        throw new IOException("no JSON for it");
                      }
                      return record;
                    },
                    kept::add))
        .isInstanceOf(IOException.class)
        .hasMessage("no JSON for it");
    assertThat(kept).hasSize(5);
  }

  @Test
  void aSinkThatFailsEndsTheScan() throws Exception {
    for (int i = 0; i < 300; i++) {
      Files.writeString(folder.resolve(i + ".letter"), "letter");
    }
    List<ScanRecord> kept = new ArrayList<>();
    Scan scan = new Scan(assay, Gate.standard(), 2);

    assertThatThrownBy(
            () ->
                scan.run(
                    FileWalk.of(List.of(folder)),
                    record -> {
                      if (kept.size() == 5) {
                        throw new IOException("disk full");
                      }
                      kept.add(record);
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(kept).hasSize(5);
  }
}
