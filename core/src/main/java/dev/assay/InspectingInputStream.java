package dev.assay;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.PassedBytes;
import dev.assay.source.StreamSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is inspected while somebody else reads it, for instance to upload it.
 *
 * <p>The bytes pass unchanged, and nothing the inspection meets gets in their way. What passes is
 * kept in memory and a temporary file, as many bytes as the engine's limits let an inspection read;
 * closing the stream inspects it. A reader that needs more than what is kept, or than what passed
 * before the stream was closed, ends the inspection as one that needs random access. Belongs to one
 * thread.
 */
public final class InspectingInputStream extends FilterInputStream {
  private final Assay assay;
  private final String name;
  private final long expectedLength;
  private final PassedBytes passed;
  private @Nullable IOException notKept;
  private @Nullable Inspection inspection;

  /**
   * A stream whose length is what passes until its end is read.
   *
   * @param name a file name as a hint at the type
   */
  public InspectingInputStream(Assay assay, InputStream stream, String name) {
    this(assay, stream, name, Identity.UNKNOWN_LENGTH);
  }

  /**
   * A stream of a length known in advance, for those who stop reading once they have it all.
   *
   * @param name a file name as a hint at the type
   * @param length bytes, {@link Identity#UNKNOWN_LENGTH} when it is not known
   */
  public InspectingInputStream(Assay assay, InputStream stream, String name, long length) {
    super(stream);
    this.assay = assay;
    this.name = name;
    this.expectedLength = length;
    this.passed = new PassedBytes(name, StreamSource.DEFAULT_MEMORY_BYTES, assay.limits().bytes());
    endAtExpectedLength();
  }

  /**
   * What the stream is.
   *
   * @throws IllegalStateException when it is not closed yet
   */
  public Inspection inspection() {
    if (inspection == null) {
      throw new IllegalStateException("the stream " + name + " is not closed yet");
    }
    return inspection;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value < 0) {
      passed.end();
    } else {
      pass(new byte[] {(byte) value}, 0, 1);
    }
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int n) throws IOException {
    int count = super.read(into, offset, n);
    if (count < 0) {
      passed.end();
    } else {
      pass(into, offset, count);
    }
    return count;
  }

  private void pass(byte[] bytes, int offset, int n) {
    try {
      passed.pass(bytes, offset, n);
    } catch (IOException e) {
      notKept = e; // the inspection ends with it, the upload goes on
    }
    endAtExpectedLength();
  }

  private void endAtExpectedLength() {
    if (passed.count() == expectedLength) {
      passed.end();
    }
  }

  /** Reads bytes and forgets them; they are inspected like all others. */
  @Override
  public long skip(long n) throws IOException {
    byte[] waste = new byte[(int) Math.max(0, Math.min(n, 8192))];
    long skipped = 0;
    while (skipped < n) {
      int count = read(waste, 0, (int) Math.min(waste.length, n - skipped));
      if (count < 0) {
        break;
      }
      skipped += count;
    }
    return skipped;
  }

  /** False: bytes that pass twice would be inspected twice. */
  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public synchronized void mark(int readLimit) {}

  @Override
  public synchronized void reset() throws IOException {
    throw new IOException("mark is not supported");
  }

  @Override
  public void close() throws IOException {
    try {
      if (inspection == null) {
        inspection = assay.inspect(passed.identity(), this::kept);
      }
      passed.close();
    } finally {
      super.close();
    }
  }

  private ByteSource kept() throws IOException {
    if (notKept != null) {
      throw notKept;
    }
    return passed;
  }
}
