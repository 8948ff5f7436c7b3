package dev.assay.cli;

import dev.assay.scan.ContentHash;
import dev.assay.scan.Duplicates;
import dev.assay.scan.Journal;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.Walk;
import java.io.BufferedOutputStream;
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
final class RecordOutput implements Closeable {
  private static final byte[] NO_LINE = {};

  private final @Nullable Journal journal;
  private final @Nullable OutputStream stream;
  private final @Nullable Path name;
  private final String fingerprint;

  private RecordOutput(
      @Nullable Journal journal,
      @Nullable OutputStream stream,
      @Nullable Path name,
      String fingerprint) {
    this.journal = journal;
    this.stream = stream;
    this.name = name;
    this.fingerprint = fingerprint;
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
      return new RecordOutput(null, null, null, fingerprint);
    }
    if (isFile(place)) {
      Journal journal =
          resumed ? Journal.resume(place, fingerprint) : Journal.start(place, fingerprint);
      return new RecordOutput(journal, null, place, fingerprint);
    }
    boolean isStandard = place.toString().equals("-");
    OutputStream out = isStandard ? new Checked(console) : Files.newOutputStream(place);
    return new RecordOutput(
        null, new BufferedOutputStream(out), isStandard ? null : place, fingerprint);
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

  /** The line of a record, as {@link #accept} takes it; called by several threads. */
  byte[] line(ScanRecord record) throws IOException {
    return journal == null && stream == null ? NO_LINE : RecordWriter.line(record, fingerprint);
  }

  /** Takes a record with its line. */
  void accept(ScanRecord record, byte[] line) throws IOException {
    if (journal != null) {
      journal.accept(record, line);
    } else if (stream != null) {
      stream.write(line);
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
