package dev.assay.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.finding.Finding;
import dev.assay.format.FormatCatalog;
import dev.assay.read.Limits;
import dev.assay.scan.ScanRecord.Status;
import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.archive.ZipFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives met by a walk are replaced by what is in them, and say so when they cannot be. */
final class ArchiveWalkTest {
  private static final byte[] LETTER = "letter".getBytes(UTF_8);

  @TempDir private Path folder;

  private List<ScanRecord> scan(Gate gate) throws IOException, InterruptedException {
    List<ScanRecord> records = new ArrayList<>();
    Assay assay = Assay.with(FormatCatalog.of(new LetterFormat()));
    Walk walk = ArchiveWalk.over(FileWalk.of(List.of(folder)), Limits.tiny());
    new Scan(assay, gate, 3).run(walk, records::add);
    return records;
  }

  private List<ScanRecord> scan() throws IOException, InterruptedException {
    return scan(Gate.standard());
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static TarFile shard() {
    TarFile shard = TarFile.empty();
    for (int i = 0; i < 300; i++) {
      shard.file("train/%06d.letter".formatted(i), LETTER);
      shard.file("train/%06d.cls".formatted(i), new byte[] {'7'});
    }
    return shard;
  }

  @ParameterizedTest
  @ValueSource(strings = {"shard.tar", "shard.tgz"})
  void aShardIsItsFilesInTheirOrder(String name) throws Exception {
    write(name, name.endsWith("r") ? shard().bytes() : shard().gzipped());
    List<ScanRecord> records = scan();
    assertThat(records).hasSize(600);
    ScanRecord third = records.get(4);
    assertThat(third.path()).isEqualTo(name + "!/train/000002.letter");
    assertThat(third.identity().uri())
        .isEqualTo(folder.resolve(name).toUri() + "!/train/000002.letter");
    assertThat(third.identity().length()).isEqualTo(6);
    assertThat(third.status()).isEqualTo(Status.COMPLETE);
    assertThat(records.get(5).status()).isEqualTo(Status.FAILED);
  }

  @Test
  void whatLiesInsideAnArchiveIsRefusedUnlessThePolicyTakesIt() throws Exception {
    write("x.zip", ZipFile.empty().deflated("a.letter", LETTER).bytes());
    ScanRecord refused = scan().get(0);
    assertThat(refused.metadata()).isNull();
    assertThat(refused.findings()).extracting(Finding::code).contains("INSIDE_ARCHIVE");
    GatePolicy lenient = GatePolicy.standard().withSeverity("INSIDE_ARCHIVE", null);
    assertThat(scan(Gate.with(lenient)).get(0).metadata()).isNotNull();
  }

  @Test
  void aDamagedArchiveIsItsFilesBeforeTheDamageAndThenItself() throws Exception {
    byte[] whole = shard().bytes();
    write("shard.tar", Arrays.copyOf(whole, 9_728));
    List<ScanRecord> records = scan();
    assertThat(records).hasSize(10);
    ScanRecord last = records.get(9);
    assertThat(last.path()).isEqualTo("shard.tar");
    assertThat(last.status()).isEqualTo(Status.FAILED);
    assertThat(last.findings().get(0).code()).isEqualTo("TRUNCATED");
    assertThat(last.findings().get(0).message()).contains("train/000004.cls");
    assertThat(last.findings().get(0).offset()).isNotEqualTo(Finding.NO_OFFSET);
  }

  @Test
  void documentsAndWhatIsNoArchiveStayWhatTheyAre() throws Exception {
    write("a.docx", ZipFile.empty().stored("a.letter", LETTER).bytes());
    write("b.zip", LETTER);
    write("c.npz", ZipFile.empty().stored("a.letter", LETTER).bytes());
    assertThat(scan())
        .extracting(ScanRecord::path)
        .containsExactlyInAnyOrder("a.docx", "b.zip", "c.npz");
  }

  @Test
  void archivesInArchivesAreNotLookedIntoAndSaySo() throws Exception {
    byte[] inner = ZipFile.empty().stored("a.letter", LETTER).bytes();
    write("outer.tar", TarFile.empty().file("inner.zip", inner).bytes());
    List<ScanRecord> records = scan();
    assertThat(records).hasSize(1);
    assertThat(records.get(0).path()).isEqualTo("outer.tar!/inner.zip");
    assertThat(records.get(0).findings()).extracting(Finding::code).contains("NESTED_ARCHIVE");
  }

  @Test
  void anEmptyArchiveIsNotLost() throws Exception {
    write("empty.tar", TarFile.empty().bytes());
    assertThat(scan().get(0).findings()).extracting(Finding::code).containsExactly("EMPTY_ARCHIVE");
  }

  @Test
  void theCostOfEntriesIsThatOfTheArchive() throws Exception {
    byte[] large = Arrays.copyOf(LETTER, 100_000);
    write("x.tar", TarFile.empty().file("a", large).file("b", large).bytes());
    write("x.tgz", TarFile.empty().file("a", large).file("b", large).gzipped());
    // A header of 4 KiB and a head of 4 KiB each; the first header is the head of the archive.
    long packed = Files.size(folder.resolve("x.tgz"));
    for (ScanRecord record : scan()) {
      if (record.path().startsWith("x.tar")) {
        assertThat(record.cost().bytesRead()).isEqualTo(8192);
        assertThat(record.cost().reads()).isEqualTo(2);
      } else {
        assertThat(record.cost().bytesRead()).isBetween(0L, 2 * packed);
      }
    }
  }
}
