package dev.assay.cli;

import dev.assay.scan.ContentHash;
import dev.assay.scan.Duplicates;
import dev.assay.scan.Journal;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.Scan;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.Walk;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of a scan go: a journal, a stream such as standard output or a pipe, or
 * nowhere.
 */
final class RecordOutput implements Closeable, Scan.Sink {
  private final @Nullable Journal journal;
  private final @Nullable RecordWriter stream;
  private final @Nullable Path name;

  private RecordOutput(
      @Nullable Journal journal, @Nullable RecordWriter stream, @Nullable Path name) {
    this.journal = journal;
    this.stream = stream;
    this.name = name;
  }

  /** Whether a place is a file, not a stream. */
  static boolean isFile(@Nullable Path place) {
    return place != null
        && !place.toString().equals("-")
        && (!Files.exists(place) || Files.isRegularFile(place) || Files.isDirectory(place));
  }

  /**
   * Opens a place.
   *
   * @param place null for nowhere
   * @throws IOException when it cannot be written
   */
  static RecordOutput to(@Nullable Path place, boolean resumed, String fingerprint, Console console)
      throws IOException {
    if (place == null) {
      return new RecordOutput(null, null, null);
    }
    if (isFile(place)) {
      Journal journal =
          resumed ? Journal.resume(place, fingerprint) : Journal.start(place, fingerprint);
      return new RecordOutput(journal, null, place);
    }
    boolean isStandard = place.toString().equals("-");
    OutputStream out = isStandard ? new Checked(console) : Files.newOutputStream(place);
    return new RecordOutput(null, new RecordWriter(out, fingerprint), isStandard ? null : place);
  }

  /** Whether standard output is taken. */
  boolean isStandard() {
    return stream != null && name == null;
  }

  /** Where the records are, null for standard output or nowhere. */
  @Nullable Path name() {
    return name;
  }

  /** The journal, null when the records go into none. */
  @Nullable Journal journal() {
    return journal;
  }

  /** A walk without the journal itself. */
  Walk without(Walk walk) {
    return journal == null ? walk : journal.without(walk);
  }

  /** Takes only records with a digest where this asks for one. */
  void require(ContentHash hash) {
    if (journal != null) {
      journal.require(hash);
    }
  }

  @Override
  public void accept(ScanRecord record) throws IOException {
    if (journal != null) {
      journal.accept(record);
    } else if (stream != null) {
      stream.write(record);
    }
  }

  /** Ends the output of a scan that came to its end. */
  void finish(@Nullable Duplicates duplicates) throws IOException {
    if (journal != null) {
      journal.finish(duplicates);
    } else if (stream != null) {
      stream.close();
    }
  }

  @Override
  public void close() throws IOException {
    if (journal != null) {
      journal.close();
    } else if (stream != null) {
      stream.close();
    }
  }

  /** Standard output, which others still print to, and which keeps its failures to itself. */
  private static final class Checked extends FilterOutputStream {
    private final PrintStream standard;

    Checked(Console console) {
      super(console.json());
      this.standard = console.out();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      flush();
    }

    @Override
    public void flush() throws IOException {
      if (standard.checkError()) {
        throw new IOException("standard output cannot be written");
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
