package dev.assay.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A source over a stream that can be read only once.
 *
 * <p>What has passed is kept within bounds, so that any position already seen can be read again. A
 * position behind what may be kept is refused with {@link NoRandomAccessException}. Closing the
 * source leaves the stream to its owner.
 */
public final class StreamSource implements ByteSource {

  /** Bytes kept in memory unless said otherwise: 1 MiB. */
  public static final int DEFAULT_MEMORY_BYTES = 1 << 20;

  /** Bytes kept in all unless said otherwise: 1 GiB. */
  public static final long DEFAULT_KEPT_BYTES = 1L << 30;

  private static final int STEP = 16 * 1024;

  private final InputStream stream;
  private final PassedBytes passed;
  private final byte[] step = new byte[STEP];

  private StreamSource(InputStream stream, PassedBytes passed) {
    this.stream = stream;
    this.passed = passed;
  }

  /** A source that keeps at most the default amounts. */
  public static StreamSource of(InputStream stream, String name) {
    return of(stream, name, DEFAULT_MEMORY_BYTES, DEFAULT_KEPT_BYTES);
  }

  /**
   * A source with its own bounds.
   *
   * @param memoryBytes bytes kept in memory, at least 1
   * @param keptBytes bytes kept in memory and a temporary file together; not more than {@code
   *     memoryBytes} means that no temporary file is written
   */
  public static StreamSource of(InputStream stream, String name, int memoryBytes, long keptBytes) {
    return new StreamSource(stream, new PassedBytes(name, memoryBytes, keptBytes));
  }

  @Override
  public Identity identity() {
    return passed.identity();
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    keepUpTo(position + Math.min(into.remaining(), Long.MAX_VALUE - position));
    return passed.readAt(position, into);
  }

  @Override
  public int readTail(ByteBuffer into) throws IOException {
    keepUpTo(Long.MAX_VALUE);
    return passed.readAt(Math.max(0, passed.count() - into.remaining()), into);
  }

  @Override
  public long drain(long mostBytes) throws IOException {
    long before = passed.count();
    long left = mostBytes;
    while (!passed.isEnded() && left > 0) {
      passed.passUnkept(receive((int) Math.min(STEP, left)));
      left = mostBytes - (passed.count() - before);
    }
    return passed.count() - before;
  }

  private void keepUpTo(long end) throws IOException {
    while (!passed.isEnded() && passed.isWhole() && passed.count() < end) {
      passed.pass(step, 0, receive(STEP));
    }
  }

  /** Takes bytes from the stream, none at its end. */
  private int receive(int most) throws IOException {
    int count = stream.read(step, 0, most);
    if (count < 0) {
      passed.end();
      return 0;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    passed.close();
  }
}
