package dev.assay.pdf;

import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.jspecify.annotations.Nullable;

/**
 * What PDFBox reads from: blocks of a cursor's source, each fetched when it is first needed.
 *
 * <p>PDFBox swallows some exceptions of its input. The first one is therefore kept and thrown again
 * at every later read, and {@link #rethrow} tells it to the caller.
 */
final class CursorInput implements RandomAccessRead {
  private static final int BLOCK_BYTES = 8 * 1024;
  private static final int MOST_BLOCKS_AT_ONCE = 16;
  private static final int MOST_BLOCKS_KEPT = 256;
  private static final int TAIL_BYTES = 2 * BLOCK_BYTES;
  private static final int READS_BETWEEN_CLOCK_CHECKS = 1 << 16;

  private final ByteCursor in;
  private final long base;
  private final long length;
  private final long mostBytes;
  private final Map<Long, byte[]> blocks =
      new LinkedHashMap<>(64, 0.75f, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > MOST_BLOCKS_KEPT;
        }
      };

  private byte[] current = {};
  private long currentStart;
  private long position;
  private long fetchedBytes;
  private long nextBlock = -1;
  private int blocksAtOnce = 1;
  private int readsUntilClock = READS_BETWEEN_CLOCK_CHECKS;
  private @Nullable IOException failure;

  /**
   * An input whose position 0 is byte {@code base} of the source.
   *
   * @param mostBytes bytes that may be fetched
   * @throws IOException when the source cannot tell its length
   */
  CursorInput(ByteCursor in, long base, long mostBytes) throws IOException {
    if (in.sourceLength() < 0) {
      in.seekTail(TAIL_BYTES);
    }
    this.in = in;
    this.base = base;
    this.length = Math.max(0, in.end() - base);
    this.mostBytes = mostBytes;
    // The end is read first, in one piece.
    fetch(Math.max(0, (length - 1) / BLOCK_BYTES - 1), TAIL_BYTES / BLOCK_BYTES);
    nextBlock = -1;
  }

  /** Throws what the source threw. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /** Keeps an exception that is to be thrown whatever PDFBox makes of it. */
  IOException fail(IOException e) {
    if (failure == null) {
      failure = e;
    }
    return failure;
  }

  /** Checks the clock of the inspection. */
  void checkTime() throws IOException {
    rethrow();
    try {
      in.budget().checkTime();
    } catch (LimitExceededException e) {
      throw fail(e);
    }
  }

  /** Reads made for the inspection so far. */
  long reads() {
    return in.budget().reads();
  }

  /** Reads the inspection may make. */
  long readsAllowed() {
    return in.budget().limits().reads();
  }

  /** The byte of the source that is read next. */
  long position() {
    return base + position;
  }

  /** The last {@code n} bytes, or all when there are fewer. */
  byte[] tail(int n) throws IOException {
    byte[] tail = new byte[(int) Math.min(n, length)];
    seek(length - tail.length);
    readFully(tail);
    return tail;
  }

  @Override
  public int read() throws IOException {
    if (position >= length) {
      return -1;
    }
    int at = locate();
    position++;
    return current[at] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int n) throws IOException {
    if (n == 0) {
      return 0;
    }
    if (position >= length) {
      return -1;
    }
    int done = 0;
    while (done < n && position < length) {
      int at = locate();
      int count = Math.min(n - done, current.length - at);
      System.arraycopy(current, at, into, offset + done, count);
      done += count;
      position += count;
    }
    return done;
  }

  /** Brings the block at the position into {@link #current} and says where in it that is. */
  private int locate() throws IOException {
    if (--readsUntilClock <= 0) {
      readsUntilClock = READS_BETWEEN_CLOCK_CHECKS;
      checkTime();
    }
    long at = position - currentStart;
    if (at >= 0 && at < current.length) {
      return (int) at;
    }
    checkTime();
    long index = position / BLOCK_BYTES;
    byte[] block = blocks.get(index);
    if (block == null) {
      blocksAtOnce = index == nextBlock ? Math.min(2 * blocksAtOnce, MOST_BLOCKS_AT_ONCE) : 1;
      fetch(index, blocksAtOnce);
      block = blocks.get(index);
    }
    if (block == null || position % BLOCK_BYTES >= block.length) {
      throw fail(new IOException("the source became shorter while it was read"));
    }
    current = block;
    currentStart = index * BLOCK_BYTES;
    return (int) (position - currentStart);
  }

  private void fetch(long index, int count) throws IOException {
    long from = index * BLOCK_BYTES;
    byte[] piece = new byte[(int) Math.min((long) count * BLOCK_BYTES, length - from)];
    try {
      if (fetchedBytes + piece.length > mostBytes) {
        throw new LimitExceededException(
            "bytes", "more than " + mostBytes + " bytes of a PDF were needed", base + from);
      }
      int got = in.seek(base + from).read(piece, 0, piece.length);
      fetchedBytes += got;
      for (int i = 0; i < got; i += BLOCK_BYTES) {
        long block = index + i / BLOCK_BYTES;
        blocks.put(block, Arrays.copyOfRange(piece, i, Math.min(got, i + BLOCK_BYTES)));
      }
    } catch (IOException e) {
      throw fail(e);
    }
    nextBlock = index + count;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public void seek(long position) throws IOException {
    if (position < 0) {
      throw new IOException("an offset of " + position);
    }
    this.position = Math.min(position, length);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public boolean isEOF() {
    return position >= length;
  }

  @Override
  public RandomAccessReadView createView(long start, long streamLength) {
    return new RandomAccessReadView(this, start, streamLength);
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public void close() {}
}
