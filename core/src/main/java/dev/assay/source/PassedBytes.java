package dev.assay.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A source over bytes that pass by once.
 *
 * <p>The first of them are kept: in memory up to one bound, then in a temporary file up to another.
 * What has passed without being kept, and what has not passed yet, is refused with {@link
 * NoRandomAccessException}. Closing the source deletes the temporary file.
 */
public final class PassedBytes implements ByteSource {
  private static final int FIRST_MEMORY_BYTES = 16 * 1024;

  private final String name;
  private final int memoryBytes;
  private final long mostKept;

  private byte[] memory = {};
  private @Nullable Path spillPath;
  private @Nullable FileChannel spill;
  private long kept;
  private long passed;
  private boolean ended;

  /**
   * A source of which nothing has passed.
   *
   * @param name a file name as a hint at the type
   * @param memoryBytes bytes kept in memory, at least 1
   * @param keptBytes bytes kept in memory and the temporary file together; not more than {@code
   *     memoryBytes} means that no temporary file is written
   */
  public PassedBytes(String name, int memoryBytes, long keptBytes) {
    if (memoryBytes < 1) {
      throw new IllegalArgumentException("memoryBytes " + memoryBytes);
    }
    this.name = name;
    this.memoryBytes = memoryBytes;
    this.mostKept = Math.max(memoryBytes, keptBytes);
  }

  /** The number of bytes that have passed. */
  public long count() {
    return passed;
  }

  /** Whether everything that has passed is kept. */
  public boolean isWhole() {
    return kept == passed;
  }

  /** Whether the end has been seen. */
  public boolean isEnded() {
    return ended;
  }

  /** Says that nothing more will pass. */
  public void end() {
    ended = true;
  }

  /**
   * Lets bytes pass and keeps those that still fit.
   *
   * @throws IOException when the temporary file cannot be written; they have passed all the same
   */
  public void pass(byte[] bytes, int offset, int n) throws IOException {
    int keep = isWhole() ? (int) Math.min(n, mostKept - kept) : 0;
    passed += n;
    int inMemory = (int) Math.max(0, Math.min(keep, memoryBytes - kept));
    if (inMemory > 0) {
      int used = (int) kept;
      if (used + inMemory > memory.length) {
        long room = Math.max(used + inMemory, Math.max(FIRST_MEMORY_BYTES, 2L * memory.length));
        memory = Arrays.copyOf(memory, (int) Math.min(memoryBytes, room));
      }
      System.arraycopy(bytes, offset, memory, used, inMemory);
      kept += inMemory;
    }
    if (keep > inMemory) {
      ByteBuffer rest = ByteBuffer.wrap(bytes, offset + inMemory, keep - inMemory);
      FileChannel file = spill();
      while (rest.hasRemaining()) {
        kept += file.write(rest, kept - memoryBytes);
      }
    }
  }

  /** Lets bytes pass and keeps none of them. */
  void passUnkept(long n) {
    passed += n;
  }

  private FileChannel spill() throws IOException {
    FileChannel file = spill;
    if (file == null) {
      spillPath = Files.createTempFile("assay-", ".stream");
      file =
          FileChannel.open(
              spillPath,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      spill = file;
    }
    return file;
  }

  @Override
  public Identity identity() {
    return Identity.of(name, ended ? passed : Identity.UNKNOWN_LENGTH);
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    if (ended && position >= passed) {
      return 0;
    }
    boolean allThere = ended && isWhole();
    if (!allThere && into.remaining() > kept - position) {
      throw new NoRandomAccessException(
          "only the first " + kept + " bytes of the stream " + name + " are kept");
    }
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
  public void close() throws IOException {
    if (spill != null) {
      spill.close();
    }
    if (spillPath != null) {
      Files.deleteIfExists(spillPath);
    }
  }
}
