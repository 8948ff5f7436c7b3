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
  private final long mostKept;

  private byte[] memory = new byte[STEP];
  private @Nullable Path spillPath;
  private @Nullable FileChannel spill;
  private long kept;
  private long drained;
  private boolean ended;

  private StreamSource(InputStream stream, String name, int memoryBytes, long mostKept) {
    this.stream = stream;
    this.name = name;
    this.memoryBytes = memoryBytes;
    this.mostKept = mostKept;
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
    return Identity.of(name, ended ? kept + drained : Identity.UNKNOWN_LENGTH);
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    if (ended && position >= kept + drained) {
      return 0;
    }
    keepUpTo(position + Math.min(into.remaining(), Long.MAX_VALUE - position));
    long inMemory = Math.min(kept, memoryBytes);
    int total = 0;
    if (position < inMemory) {
      total = (int) Math.min(into.remaining(), inMemory - position);
      into.put(memory, (int) position, total);
    }
    while (into.hasRemaining() && spill != null && position + total < kept) {
      int limit = into.limit();
      into.limit((int) Math.min(limit, into.position() + kept - position - total));
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
    keepUpTo(Long.MAX_VALUE);
    return readAt(Math.max(0, kept - into.remaining()), into);
  }

  /**
   * Reads the stream on without keeping what passes, so that its length becomes known; what passes
   * cannot be read afterwards.
   *
   * @param mostBytes how much may still be read
   * @return whether the end was reached
   * @throws IOException when the stream fails
   */
  public boolean drain(long mostBytes) throws IOException {
    byte[] waste = new byte[STEP];
    long left = mostBytes;
    while (!ended && left > 0) {
      int count = receive(waste, 0, (int) Math.min(waste.length, left));
      drained += count;
      left -= count;
    }
    return ended;
  }

  /** Makes sure that what there is before {@code end} is kept. */
  private void keepUpTo(long end) throws IOException {
    while (!ended && kept < end) {
      if (drained > 0) {
        throw refusal();
      } else if (kept >= mostKept) {
        // The bound may be just where the stream ends.
        drained = receive(new byte[1], 0, 1);
      } else if (kept < memoryBytes) {
        receiveIntoMemory();
      } else {
        receiveIntoFile();
      }
    }
    if (drained > 0 && kept < end) {
      throw refusal();
    }
  }

  private NoRandomAccessException refusal() {
    return new NoRandomAccessException(
        "only the first " + kept + " bytes of the stream " + name + " are kept");
  }

  private void receiveIntoMemory() throws IOException {
    if (kept == memory.length) {
      memory = Arrays.copyOf(memory, (int) Math.min(memoryBytes, 2L * memory.length));
    }
    int room = Math.min(memory.length, memoryBytes) - (int) kept;
    kept += receive(memory, (int) kept, Math.min(room, STEP));
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
    byte[] step = new byte[(int) Math.min(4 * STEP, mostKept - kept)];
    ByteBuffer out = ByteBuffer.wrap(step, 0, receive(step, 0, step.length));
    try {
      while (out.hasRemaining()) {
        kept += spill.write(out, kept - memoryBytes);
      }
    } finally {
      drained += out.remaining();
    }
  }

  /** Takes bytes from the stream, none at its end. */
  private int receive(byte[] into, int offset, int n) throws IOException {
    int count = stream.read(into, offset, n);
    ended = count < 0;
    return Math.max(0, count);
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
