package dev.assay.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The records in journals, one for each file: of several about a file the last one counts, and a
 * last line that is torn does not.
 *
 * <p>Journals are gone through twice, and memory holds a two hundredth of their length: a few bytes
 * for each file, and more only for files with several records.
 */
public final class StoredRecords {
  /** A bit for so many bytes of a journal is ten for a record of the shortest kind. */
  private static final int BYTES_FOR_A_BIT = 24;

  private final List<Path> journals;

  /** The last record of every file that has several, and of a few that only seem to. */
  private final FileTable last = new FileTable();

  /** Takes records in the order of their lines. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Takes one record.
     *
     * @param line it as it stands in the journal, without the end of the line
     * @throws IOException when it cannot be kept, which ends the reading
     */
    void visit(StoredRecord record, byte[] line) throws IOException;
  }

  private interface LineVisitor {
    void visit(byte[] line, long ordinal) throws IOException;
  }

  private StoredRecords(List<Path> journals) {
    this.journals = journals;
  }

  /**
   * The records in some journals.
   *
   * @param journals regular files, the later ones counting more
   * @throws IOException when one cannot be read, or a line in it is no record; the message says
   *     which
   */
  public static StoredRecords in(List<Path> journals) throws IOException {
    StoredRecords records = new StoredRecords(List.copyOf(journals));
    long bytes = 0;
    for (Path journal : journals) {
      bytes += Files.size(journal);
    }
    SeenDigests seen = new SeenDigests(bytes / BYTES_FOR_A_BIT);
    records.eachLine(
        (line, ordinal) -> {
          ByteBuffer place = RecordKey.of(line).place();
          if (seen.add(place)) {
            records.last.put(place, 0, ordinal);
          }
        });
    return records;
  }

  /**
   * Visits every record.
   *
   * @throws IOException when a journal cannot be read or the visitor fails
   */
  public void visit(Visitor visitor) throws IOException {
    eachLine(
        (line, ordinal) -> {
          long counting = last.value(RecordKey.of(line).place());
          if (counting < 0 || counting == ordinal) {
            visitor.visit(StoredRecord.parse(line), line);
          }
        });
  }

  private void eachLine(LineVisitor visitor) throws IOException {
    long ordinal = 0;
    for (Path journal : journals) {
      try (InputStream in = Files.newInputStream(journal);
          RecordLines lines = new RecordLines(in)) {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
          if (!lines.isWhole() && RecordKey.mayBeTorn(line) && !isRecord(line)) {
            break;
          }
          try {
            visitor.visit(line, ordinal++);
          } catch (NotRecordException e) {
            throw new IOException(
                "line "
                    + lines.number()
                    + " of "
                    + journal
                    + " is no scan record: "
                    + e.getMessage(),
                e);
          }
        }
      }
    }
  }

  /** Whether a line without an end is whole all the same, as other programs may write it. */
  private static boolean isRecord(byte[] line) throws IOException {
    try {
      RecordKey.of(line);
      return true;
    } catch (NotRecordException e) {
      return false;
    }
  }
}
