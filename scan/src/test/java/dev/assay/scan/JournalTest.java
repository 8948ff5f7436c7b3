package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.format.FormatCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final String PRINT = "0123456789abcdef";

  private final Assay assay = Assay.with(FormatCatalog.of(new LetterFormat()));

  @TempDir private Path folder;
  @TempDir private Path outside;
  private Path file;

  @BeforeEach
  void aFewFiles() throws IOException {
    file = outside.resolve("scan.jsonl");
    for (int i = 0; i < 5; i++) {
      Files.writeString(folder.resolve(i + ".letter"), "letter");
    }
  }

  /** Scans the folder; the paths of the files that were inspected. */
  private List<String> scan(boolean resumed, String fingerprint) throws Exception {
    List<String> inspected = new ArrayList<>();
    try (Journal journal =
        resumed ? Journal.resume(file, fingerprint) : Journal.start(file, fingerprint)) {
      new Scan(assay, Gate.standard(), 2)
          .after(journal)
          .run(
              FileWalk.of(List.of(folder)),
              record -> {
                inspected.add(record.path());
                journal.accept(record);
              });
      journal.finish(null);
    }
    return inspected;
  }

  private List<String> paths() throws IOException {
    List<String> paths = new ArrayList<>();
    for (JsonNode record : records()) {
      paths.add(record.get("path").asText());
    }
    return paths;
  }

  private List<JsonNode> records() throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      records.add(new ObjectMapper().readTree(line));
    }
    return records;
  }

  @Test
  void everyRecordSaysWhatItWasMadeWith() throws Exception {
    scan(false, PRINT);
    assertThat(records()).hasSize(5).allMatch(r -> r.get("fingerprint").asText().equals(PRINT));
    assertThat(outside).isDirectoryNotContaining("glob:**.{lock,next,before}");
  }

  @Test
  void whatIsThereAndUnchangedIsNotInspectedAgain() throws Exception {
    scan(false, PRINT);
    byte[] before = Files.readAllBytes(file);
    assertThat(scan(true, PRINT)).isEmpty();
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aChangedSizeTimeOrFingerprintIsInspectedAgainAndReplacesTheRecord() throws Exception {
    scan(false, PRINT);
    FileTime time = Files.getLastModifiedTime(folder.resolve("1.letter"));
    Files.writeString(folder.resolve("1.letter"), "letter and more");
    Files.setLastModifiedTime(folder.resolve("1.letter"), time);
    Files.setLastModifiedTime(
        folder.resolve("2.letter"), FileTime.from(Instant.ofEpochSecond(1_000)));

    assertThat(scan(true, PRINT)).containsExactlyInAnyOrder("1.letter", "2.letter");
    assertThat(paths()).hasSize(5).doesNotHaveDuplicates();
    assertThat(records())
        .filteredOn(r -> r.get("path").asText().equals("1.letter"))
        .singleElement()
        .satisfies(r -> assertThat(r.get("fileSize").asInt()).isEqualTo(15));

    assertThat(scan(true, "fedcba9876543210")).hasSize(5);
    assertThat(paths()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void filesThatAreGoneLeaveAtTheEnd() throws Exception {
    scan(false, PRINT);
    Files.delete(folder.resolve("3.letter"));
    assertThat(scan(true, PRINT)).isEmpty();
    assertThat(paths()).hasSize(4).doesNotContain("3.letter");
  }

  @Test
  void whatCouldNotBeReachedIsTriedAgain() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), outside.resolve("later"));
    scan(false, PRINT);
    assertThat(scan(true, PRINT)).containsExactly("link");

    Files.writeString(outside.resolve("later"), "letter");
    assertThat(scan(true, PRINT)).containsExactly("link");
    assertThat(records())
        .filteredOn(r -> r.get("path").asText().equals(link.getFileName().toString()))
        .singleElement()
        .satisfies(r -> assertThat(r.get("status").asText()).isEqualTo("complete"));
    assertThat(scan(true, PRINT)).isEmpty();
  }

  @Test
  void aJournalCutAnywhereEndsAsTheWholeOne() throws Exception {
    scan(false, PRINT);
    byte[] whole = Files.readAllBytes(file);
    List<String> all = paths();
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      scan(true, PRINT);
      assertThat(paths()).as("cut at %s", length).isEqualTo(all);
    }
  }

  @Test
  void aTailOfZerosAsALossOfPowerLeavesItIsCutOff() throws Exception {
    scan(false, PRINT);
    Files.write(file, new byte[4096], StandardOpenOption.APPEND);
    assertThat(scan(true, PRINT)).isEmpty();
    assertThat(paths()).hasSize(5);
  }

  @Test
  void aFileThatIsNoJournalIsNotTouched() throws Exception {
    for (String text : List.of("my only notes", "notes\nand more\n", "{\"uri\": 1}\n")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> Journal.resume(file, PRINT)).hasMessageContaining("no scan record");
      assertThat(file).hasContent(text);
    }
  }

  @Test
  void oneScanAtATimeWritesAJournal() throws Exception {
    try (Journal first = Journal.start(file, PRINT)) {
      assertThatThrownBy(() -> Journal.resume(file, PRINT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another scan is writing");
      assertThatThrownBy(() -> Journal.start(file, PRINT))
          .hasMessageContaining("another scan is writing");
      first.finish(null);
    }
    Journal.resume(file, PRINT).close();
  }

  @Test
  void whatWasThereStaysBesideUntilANewScanHasEnded() throws Exception {
    scan(false, PRINT);
    byte[] earlier = Files.readAllBytes(file);
    Path before = outside.resolve("scan.jsonl.before");

    Journal.start(file, PRINT).close();
    assertThat(before).hasBinaryContent(earlier);
    // A second start that is cut off as well does not take its place.
    Journal.start(file, PRINT).close();
    assertThat(before).hasBinaryContent(earlier);

    assertThat(scan(true, PRINT)).hasSize(5);
    assertThat(before).doesNotExist();
  }

  @Test
  void recordsReachTheFileWithoutFurtherOnes() throws Exception {
    try (Journal journal = Journal.start(file, PRINT)) {
      new Scan(assay, Gate.standard(), 1).run(FileWalk.of(List.of(folder)), journal);
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (Files.size(file) == 0 && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
      assertThat(paths()).hasSize(5);
    }
  }

  @Test
  void readersSeeOneRecordForEachFileAndNoTornOne() throws Exception {
    scan(false, PRINT);
    String whole = Files.readString(file);
    String changed =
        whole.lines().findFirst().orElseThrow().replace("\"fileSize\":6", "\"fileSize\":7");
    Files.writeString(file, whole + changed + "\n" + changed.substring(0, 200));

    List<Long> sizes = new ArrayList<>();
    StoredRecords.in(List.of(file))
        .visit(
            (record, line) -> {
              sizes.add(record.json().get("fileSize").asLong());
              assertThat(StoredRecord.parse(line)).isEqualTo(record);
            });

    assertThat(sizes).containsExactly(6L, 6L, 6L, 6L, 7L);
  }

  @Test
  void duplicatesNameTheFirstFileAndNothingElseChanges() throws Exception {
    Files.writeString(folder.resolve("0.letter"), "letter, other");
    Files.writeString(folder.resolve("1.letter"), "lettre");
    FileWalk walk = FileWalk.of(List.of(folder));
    Duplicates duplicates = new Duplicates();
    try (Journal journal = Journal.start(file, PRINT)) {
      new Scan(assay, Gate.standard(), 2).hashing(ContentHash.of(walk)).run(walk, journal);
    }
    List<JsonNode> plain = records();
    try (Journal journal = Journal.resume(file, PRINT)) {
      journal.require(ContentHash.of(walk));
      List<ScanRecord> again = new ArrayList<>();
      new Scan(assay, Gate.standard(), 2).after(journal).run(walk, again::add);
      assertThat(again).isEmpty();
      journal.finish(duplicates);
    }

    assertThat(duplicates.count()).isEqualTo(2);
    List<JsonNode> marked = records();
    assertThat(marked).hasSize(5);
    String first = null;
    for (int i = 0; i < marked.size(); i++) {
      JsonNode record = marked.get(i);
      String path = record.get("path").asText();
      assertThat(record.has("sha256")).as(path).isEqualTo(!path.equals("0.letter"));
      if (path.matches("[234].letter")) {
        assertThat(record.path("duplicateOf").asText(null)).isEqualTo(first);
        first = first == null ? path : first;
      } else {
        assertThat(record.has("duplicateOf")).isFalse();
      }
      ((com.fasterxml.jackson.databind.node.ObjectNode) record).remove("duplicateOf");
      assertThat(record).isEqualTo(plain.get(i));
    }
  }

  @Test
  void aFileThatGetsATwinIsReadAgainForItsDigest() throws Exception {
    Files.writeString(folder.resolve("0.letter"), "letter, other");
    FileWalk walk = FileWalk.of(List.of(folder));
    try (Journal journal = Journal.start(file, PRINT)) {
      new Scan(assay, Gate.standard(), 2).hashing(ContentHash.of(walk)).run(walk, journal);
    }
    Files.writeString(folder.resolve("9.letter"), "letter, other");
    List<String> inspected = new ArrayList<>();
    Duplicates duplicates = new Duplicates();
    try (Journal journal = Journal.resume(file, PRINT)) {
      ContentHash hash = ContentHash.of(walk);
      journal.require(hash);
      new Scan(assay, Gate.standard(), 2)
          .hashing(hash)
          .after(journal)
          .run(
              walk,
              record -> {
                inspected.add(record.path());
                journal.accept(record);
              });
      journal.finish(duplicates);
    }
    assertThat(inspected).containsExactlyInAnyOrder("0.letter", "9.letter");
    assertThat(duplicates.count()).isEqualTo(4);
  }

  @Test
  void linesAreBytes() throws Exception {
    Files.writeString(folder.resolve("\u00e9 \"x\"\n.letter"), "letter");
    scan(false, PRINT);
    assertThat(paths()).contains("\u00e9 \"x\"\n.letter").hasSize(6);
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).contains("\u00e9");
    assertThat(scan(true, PRINT)).isEmpty();
  }

  @Test
  void aScanLeavesItsOwnJournalOut() throws Exception {
    file = folder.resolve("scan.jsonl");
    Files.writeString(file, "an earlier one");
    List<String> walked = new ArrayList<>();
    try (Journal journal = Journal.start(file, PRINT)) {
      journal.without(FileWalk.of(List.of(folder))).walk(target -> walked.add(target.path()));
    }
    assertThat(walked).hasSize(5).allMatch(path -> path.endsWith(".letter"));
    assertThat(folder.resolve("scan.jsonl.before")).exists();
  }
}
