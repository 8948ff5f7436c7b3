package dev.assay.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A source over a stream that can be read only once.
 *
 * <p>What has passed is kept: in memory up to one bound, then in a temporary file up to another, so
 * that any position already seen can be read again. A position behind what may be kept is refused
 * with {@link NoRandomAccessException}. Closing the source deletes the temporary file and leaves
 * the stream to its owner.
 */
public final class StreamSource implements ByteSource {

  /** Bytes kept in memory unless said otherwise: 1 MiB. */
  public static final int DEFAULT_MEMORY_BYTES = 1 << 20;

  /** Bytes kept in all unless said otherwise: 1 GiB. */
  public static final long DEFAULT_KEPT_BYTES = 1L << 30;

  private static final int STEP = 16 * 1024;

  private final InputStream stream;
  private final String name;
  private final int memoryBytes;
  private final long keptBytes;

  private byte[] memory = new byte[STEP];
  private @Nullable Path spillPath;
  private @Nullable FileChannel spill;
  private long received;
  private boolean ended;

  private StreamSource(InputStream stream, String name, int memoryBytes, long keptBytes) {
    this.stream = stream;
    this.name = name;
    this.memoryBytes = memoryBytes;
    this.keptBytes = keptBytes;
  }

  /** A source that keeps at most the default amounts. */
  public static StreamSource of(InputStream stream, String name) {
    return of(stream, name, DEFAULT_MEMORY_BYTES, DEFAULT_KEPT_BYTES);
  }

  /**
   * A source with its own bounds.
   *
   * @param memoryBytes bytes kept in memory, at least 1
   * @param keptBytes bytes kept in memory and the temporary file together; not more than {@code
   *     memoryBytes} means that no temporary file is written
   */
  public static StreamSource of(InputStream stream, String name, int memoryBytes, long keptBytes) {
    if (memoryBytes < 1) {
      throw new IllegalArgumentException("memoryBytes " + memoryBytes);
    }
    return new StreamSource(stream, name, memoryBytes, Math.max(memoryBytes, keptBytes));
  }

  @Override
  public Identity identity() {
    return Identity.of(name, ended ? received : Identity.UNKNOWN_LENGTH);
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    long end = Math.addExact(position, into.remaining());
    receiveUpTo(end);
    int total = 0;
    if (position < Math.min(received, memoryBytes)) {
      int length = (int) Math.min(into.remaining(), Math.min(received, memoryBytes) - position);
      into.put(memory, (int) position, length);
      total = length;
    }
    while (into.hasRemaining() && spill != null && position + total < received) {
      int limit = into.limit();
      into.limit((int) Math.min(limit, into.position() + received - position - total));
      int count = spill.read(into, position + total - memoryBytes);
      into.limit(limit);
      if (count < 0) {
        throw new IOException("the temporary file of " + name + " was cut from outside");
      }
      total += count;
    }
    return total;
  }

  @Override
  public int readTail(ByteBuffer into) throws IOException {
    receiveUpTo(Long.MAX_VALUE);
    return readAt(Math.max(0, received - into.remaining()), into);
  }

  /**
   * Reads the stream to its end without keeping the rest, so that its length becomes known.
   *
   * @param mostBytes how much may still be read
   * @return whether the end was reached
   * @throws IOException when the stream fails
   */
  public boolean drain(long mostBytes) throws IOException {
    byte[] waste = new byte[STEP];
    long left = mostBytes;
    while (!ended && left > 0) {
      int count = stream.read(waste, 0, (int) Math.min(waste.length, left));
      if (count < 0) {
        ended = true;
      } else {
        received += count;
        left -= count;
      }
    }
    return ended;
  }

  private void receiveUpTo(long end) throws IOException {
    while (!ended && received < end) {
      if (received >= keptBytes) {
        throw new NoRandomAccessException(
            "the stream " + name + " is longer than the " + keptBytes + " bytes that are kept");
      }
      if (received < memoryBytes) {
        receiveIntoMemory();
      } else {
        receiveIntoFile();
      }
    }
  }

  private void receiveIntoMemory() throws IOException {
    if (received == memory.length) {
      memory = Arrays.copyOf(memory, (int) Math.min(memoryBytes, 2L * memory.length));
    }
    int room = Math.min(memory.length, memoryBytes) - (int) received;
    int count = stream.read(memory, (int) received, Math.min(room, STEP));
    if (count < 0) {
      ended = true;
    } else {
      received += count;
    }
  }

  private void receiveIntoFile() throws IOException {
    if (spill == null) {
      spillPath = Files.createTempFile("assay-", ".stream");
      spill =
          FileChannel.open(
              spillPath,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    byte[] step = new byte[(int) Math.min(4 * STEP, keptBytes - received)];
    int count = stream.read(step);
    if (count < 0) {
      ended = true;
      return;
    }
    ByteBuffer out = ByteBuffer.wrap(step, 0, count);
    while (out.hasRemaining()) {
      spill.write(out, received - memoryBytes + out.position());
    }
    received += count;
  }

  @Override
  public void close() throws IOException {
    if (spill != null) {
      spill.close();
    }
    if (spillPath != null) {
      Files.deleteIfExists(spillPath);
    }
  }
}
