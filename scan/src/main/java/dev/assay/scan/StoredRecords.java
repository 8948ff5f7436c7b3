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
 * <p>Journals are gone through twice, and memory holds 32 bytes for each file and as much again of
 * room.
 */
public final class StoredRecords {
  private final List<Path> journals;
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
    records.eachLine((line, ordinal) -> records.last.put(RecordKey.of(line).place(), 0, ordinal));
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
          ByteBuffer place = RecordKey.of(line).place();
          if (last.value(place) == ordinal) {
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
