package dev.assay.scan;

import dev.assay.source.FileSource;
import dev.assay.source.Identity;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of a scan in a file that only grows, so that a scan that was cut off can be resumed.
 *
 * <p>Records reach the file within half a second, whole lines at a time, and at the end of the
 * program however it ends, except by force or by a loss of power: then at most the last line is
 * torn, which the next scan cuts off. Each record carries the {@link Fingerprint} of what it was
 * made with, and so tells by itself whether it still holds. A record that no longer does is
 * followed by its successor; until the scan has ended, the last line about a file counts. The end
 * of a resumed scan takes out what was succeeded and the files that are there no more.
 *
 * <p>Thread-safe. One scan at a time can write a journal.
 */
public final class Journal implements Scan.Taker<ScanRecord>, Scan.Earlier, Closeable {
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final int FLUSH_MILLIS = 500;
  private static final String BEFORE = ".before";

  private final Path file;
  private final Path named;
  private final JournalLock lock;
  private final String fingerprint;
  private final @Nullable FileTable earlier;

  // Not a channel, which an interrupted thread would close.
  private final RandomAccessFile out;

  private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream(BUFFER_BYTES);
  private final Thread lastFlush;

  private @Nullable ContentHash hash;

  /** Lines in the file, dead ones too. */
  private long lines;

  private long kept;

  /** Length of the whole lines in the file. */
  private long written;

  private @Nullable IOException failure;
  private boolean closed;

  private Journal(Path named, Path file, JournalLock lock, String fingerprint, boolean resumed)
      throws IOException {
    this.named = named;
    this.file = file;
    this.lock = lock;
    this.fingerprint = fingerprint;
    this.earlier = resumed ? new FileTable() : null;
    Files.deleteIfExists(next());
    if (earlier == null) {
      setAside();
    } else {
      readEarlier(earlier);
    }
    this.out = new RandomAccessFile(file.toFile(), "rw");
    out.setLength(written);
    out.seek(written);
    this.lastFlush = new Thread(this::closeQuietly, "assay-journal-end");
    Thread flusher = new Thread(this::flushNowAndThen, "assay-journal");
    flusher.setDaemon(true);
    flusher.start();
    Runtime.getRuntime().addShutdownHook(lastFlush);
  }

  /**
   * A journal without records. A file that is there already is kept beside it, with {@code .before}
   * behind its name, until this scan has come to its end.
   *
   * @throws IOException when the place cannot be written or another scan writes it
   */
  public static Journal start(Path place, String fingerprint) throws IOException {
    return open(place, fingerprint, false);
  }

  /**
   * The journal at a place with the records it holds, or without any when there is no file.
   *
   * @throws IOException when the file is no journal, or as for {@link #start}
   */
  public static Journal resume(Path place, String fingerprint) throws IOException {
    return open(place, fingerprint, true);
  }

  private static Journal open(Path place, String fingerprint, boolean resumed) throws IOException {
    Path file = NewFile.checked(place);
    if (Files.exists(file)) {
      file = file.toRealPath();
    }
    JournalLock lock = JournalLock.of(file);
    try {
      return new Journal(place, file, lock, fingerprint, resumed);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void setAside() throws IOException {
    Path before = before();
    if (Files.exists(file) && Files.size(file) > 0 && !Files.exists(before)) {
      Files.move(file, before);
    }
  }

  private Path before() {
    return file.resolveSibling(file.getFileName() + BEFORE);
  }

  private Path next() {
    return file.resolveSibling("." + file.getFileName() + ".next");
  }

  private void readEarlier(FileTable table) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (RecordLines in = new RecordLines(Files.newInputStream(file))) {
      for (byte[] text = in.next(); text != null; text = in.next()) {
        if (!in.isWhole()) {
          if (!RecordKey.mayBeTorn(text)) {
            throw notRecord(in, new NotRecordException("it does not begin as one"));
          }
          return;
        }
        RecordKey key;
        try {
          key = RecordKey.of(text);
        } catch (NotRecordException e) {
          throw notRecord(in, e);
        }
        table.put(key.place(), checkOf(key.check()), in.offset());
        lines++;
        written = in.offset() + text.length + 1;
      }
    }
  }

  /** The check of an entry; nothing agrees with that of a record that never holds. */
  private static long checkOf(@Nullable Long check) {
    return check == null ? 0 : check;
  }

  private IOException notRecord(RecordLines in, NotRecordException reason) {
    return new IOException(
        "line " + in.number() + " of " + named + " is no scan record: " + reason.getMessage(),
        reason);
  }

  /** A walk without the journal itself and what lies beside it for a time. */
  public Walk without(Walk walk) {
    Set<String> own = new HashSet<>();
    for (Path one : List.of(file, before(), next(), JournalLock.fileFor(file))) {
      own.add(FileSource.uri(one));
    }
    return visitor ->
        walk.walk(target -> own.contains(target.identity().uri()) || visitor.visit(target));
  }

  /** Takes only records with a digest where this asks for one. */
  public synchronized void require(ContentHash hash) {
    this.hash = hash;
  }

  /** Whether a record is there that still holds; it then belongs to this scan too. */
  @Override
  public synchronized boolean has(String path, Identity identity) {
    Long plain = RecordKey.check(path, identity, fingerprint, false);
    Long hashed = RecordKey.check(path, identity, fingerprint, true);
    if (earlier == null || plain == null || hashed == null) {
      return false;
    }
    ByteBuffer place = FileTable.digest(identity.uri());
    boolean mayBePlain = hash == null || !hash.needs(identity);
    if (!earlier.has(place, hashed) && !(mayBePlain && earlier.has(place, plain))) {
      return false;
    }
    if (!earlier.isMarked(place)) {
      earlier.mark(place);
      kept++;
    }
    return true;
  }

  /** Appends a record. */
  @Override
  public void accept(ScanRecord record) throws IOException {
    accept(record, RecordWriter.line(record, fingerprint));
  }

  /**
   * Appends a record whose line is at hand.
   *
   * @param line what {@link RecordWriter#line} makes of it with the fingerprint of this journal
   */
  public synchronized void accept(ScanRecord record, byte[] line) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (closed) {
      return;
    }
    if (earlier != null) {
      ByteBuffer place = FileTable.digest(record.identity().uri());
      boolean isHashed = record.sha256() != null;
      Long check = RecordKey.check(record.path(), record.identity(), fingerprint, isHashed);
      earlier.put(place, checkOf(check), written + unwritten.size());
      earlier.mark(place);
    }
    unwritten.writeBytes(line);
    lines++;
    if (unwritten.size() >= BUFFER_BYTES) {
      flush();
    }
  }

  /** How many records of earlier scans still hold. */
  public synchronized long kept() {
    return kept;
  }

  /** How many lines would go at the end: records that were succeeded, or whose file is gone. */
  public synchronized long dead() {
    return earlier == null ? 0 : lines - earlier.marked();
  }

  private void flush() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (unwritten.size() == 0) {
      return;
    }
    try {
      out.write(unwritten.toByteArray());
      written += unwritten.size();
      unwritten.reset();
    } catch (IOException e) {
      failure =
          new IOException(
              "cannot write "
                  + named
                  + ": "
                  + e.getMessage()
                  + "; the records written before are in order, and --resume goes on from them",
              e);
      try {
        out.setLength(written);
      } catch (IOException alsoFailed) {
        failure.addSuppressed(alsoFailed);
      }
      throw failure;
    }
  }

  /** Lets no record wait longer than it may, also when no other one follows. */
  private synchronized void flushNowAndThen() {
    try {
      while (!closed) {
        wait(FLUSH_MILLIS);
        if (!closed) {
          flush();
        }
      }
    } catch (IOException e) {
      // The next record, or the end, reports it.
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Visits the records of earlier scans that still hold; after {@link #finish}.
   *
   * @throws IOException when they cannot be read or the visitor fails
   */
  public synchronized void visitKept(StoredRecords.Visitor visitor) throws IOException {
    // Those of this scan come behind them.
    visit(kept, visitor);
  }

  /** Visits all records; after {@link #finish}. */
  public synchronized void visit(StoredRecords.Visitor visitor) throws IOException {
    visit(Long.MAX_VALUE, visitor);
  }

  private void visit(long most, StoredRecords.Visitor visitor) throws IOException {
    try (RecordLines in = new RecordLines(Files.newInputStream(file))) {
      byte[] text = most == 0 ? null : in.next();
      while (text != null) {
        visitor.visit(StoredRecord.parse(text), text);
        text = in.number() < most ? in.next() : null;
      }
    }
  }

  /** Writes what there is and lets go of the file; nothing is taken out of it. */
  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      System.err.println("assay: " + e.getMessage());
    }
  }

  /**
   * Ends the scan: dead lines go, and the file is forced to the disk.
   *
   * @param editor changes lines on the way; null for none
   */
  public synchronized void finish(@Nullable Editor editor) throws IOException {
    if (closed) {
      return;
    }
    flush();
    out.getFD().sync();
    if (editor != null || dead() > 0) {
      rewrite(editor);
    }
    Files.deleteIfExists(before());
  }

  /** Changes the lines of a finished journal. */
  @FunctionalInterface
  public interface Editor {

    /**
     * The line that comes in the place of another.
     *
     * @param line without its end
     * @param offset where it begins in {@code journal}
     * @param journal the journal as it was
     */
    byte[] edit(byte[] line, long offset, Path journal) throws IOException;
  }

  private void rewrite(@Nullable Editor editor) throws IOException {
    Path next = next();
    try {
      try (RecordLines in = new RecordLines(Files.newInputStream(file));
          FileChannel to =
              FileChannel.open(
                  next,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE)) {
        OutputStream alive = new BufferedOutputStream(Channels.newOutputStream(to), BUFFER_BYTES);
        for (byte[] text = in.next(); text != null; text = in.next()) {
          if (isAlive(text, in.offset())) {
            alive.write(editor == null ? text : editor.edit(text, in.offset(), file));
            alive.write('\n');
          }
        }
        alive.flush();
        to.force(true);
      }
      move(next, file);
    } catch (IOException e) {
      Files.deleteIfExists(next);
      throw new IOException(
          "cannot rewrite " + named + ": " + e.getMessage() + "; it is as it was before", e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private boolean isAlive(byte[] text, long offset) throws IOException {
    if (earlier == null) {
      return true;
    }
    ByteBuffer place = RecordKey.of(text).place();
    return earlier.isMarked(place) && earlier.value(place) == offset;
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      if (closed) {
        return;
      }
      try (lock;
          out) {
        if (failure == null) {
          flush();
        }
      } finally {
        closed = true;
        notifyAll();
      }
    }
    NewFile.removeHook(lastFlush);
  }
}
