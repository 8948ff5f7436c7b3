package dev.assay.scan;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file of records, each with the place it begins at; not thread-safe. */
final class RecordLines implements Closeable {
  /** No record comes near it; a file without line breaks must not be taken into memory. */
  static final int MOST_BYTES = 64 << 20;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;
  private long position;
  private long number;
  private long offset;
  private boolean whole;

  /** The lines of a stream, which {@link #close} closes. */
  RecordLines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line without its end, null behind the last.
   *
   * @throws IOException when it cannot be read or is too long for a record
   */
  byte @Nullable [] next() throws IOException {
    offset = position;
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    whole = false;
    while (!whole && fill()) {
      int from = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      line.write(buffer, from, next - from);
      position += next - from;
      if (line.size() > MOST_BYTES) {
        throw new IOException("line " + (number + 1) + " is too long for a record");
      }
      if (next < end) {
        next++;
        position++;
        whole = true;
      }
    }
    number++;
    return position == offset ? null : line.toByteArray();
  }

  private boolean fill() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, in.read(buffer));
    }
    return next < end;
  }

  /** Where the line last read begins. */
  long offset() {
    return offset;
  }

  /** The number of the line last read, from 1. */
  long number() {
    return number;
  }

  /** Whether the line last read has an end. */
  boolean isWhole() {
    return whole;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
