package dev.assay.read;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.NoRandomAccessException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a source that are in memory: its head, its tail once asked for, and one part that
 * moves.
 *
 * <p>The head and the tail stay, since types are recognised from the first and indexes lie in the
 * second. The moving part starts small and doubles while reads stay adjacent; a jump makes it small
 * again. A read that starts inside what is in memory only fetches what is missing.
 */
final class ByteWindow {
  private static final int FIRST_MOVING_READ = 4 * 1024;
  private static final int LARGEST_MOVING_READ = 256 * 1024;

  private final ByteSource source;
  private final Budget budget;
  private long length;

  private byte[] bytes = {};
  private long start;
  private int count;

  private byte[] head = {};
  private int headCount;
  private byte @Nullable [] tail;
  private long tailStart;
  private int tailCount;
  private byte[] moving = {};
  private long movingStart;
  private int movingCount;
  private int nextRead = FIRST_MOVING_READ;
  private long lastFetchEnd = -1;

  ByteWindow(ByteSource source, Budget budget) {
    this.source = source;
    this.budget = budget;
    this.length = source.identity().length();
  }

  Budget budget() {
    return budget;
  }

  /** The length of the data, {@link Identity#UNKNOWN_LENGTH} while unknown. */
  long length() {
    return length;
  }

  /** The bytes that {@link #index} points into. */
  byte[] bytes() {
    return bytes;
  }

  /** The first bytes of the data. */
  byte[] head() throws IOException {
    if (lastFetchEnd < 0) {
      int want = budget.limits().firstReadBytes();
      head = new byte[length >= 0 ? (int) Math.max(0, Math.min(want, length)) : want];
      headCount = fetch(0, head, 0, head.length);
      select(head, 0, headCount);
    }
    return headCount == head.length ? head : Arrays.copyOf(head, headCount);
  }

  /** How many bytes follow {@code index} in {@link #bytes()}. */
  int available(int index) {
    return count - index;
  }

  /**
   * Makes sure that bytes are in memory.
   *
   * @param position first byte
   * @param n how many, at most {@link Limits#allocationBytes}
   * @return where in {@link #bytes()} the first one is, or -1 when the data ends before the last
   */
  int index(long position, int n) throws IOException {
    long offset = position - start;
    if (offset >= 0 && offset + n <= count) {
      return (int) offset;
    }
    return find(position, n);
  }

  private int find(long position, int n) throws IOException {
    if (lastFetchEnd < 0) {
      head();
    }
    if (length >= 0 && position > length - n) {
      return -1;
    }
    if (within(position, n, 0, headCount)) {
      select(head, 0, headCount);
    } else if (within(position, n, movingStart, movingCount)) {
      select(moving, movingStart, movingCount);
    } else if (tail != null && within(position, n, tailStart, tailCount)) {
      select(tail, tailStart, tailCount);
    } else {
      move(position, n);
      if (!within(position, n, movingStart, movingCount)) {
        if (length < 0 || position <= length - n) {
          budget.admitRead(movingStart + movingCount, n);
        }
        return -1;
      }
    }
    return (int) (position - start);
  }

  private static boolean within(long position, int n, long start, int count) {
    return position >= start && position - start + n <= count;
  }

  /** Fetches what is missing of the bytes at {@code position} into the moving part. */
  private void move(long position, int n) throws IOException {
    byte[] carried = {};
    int carriedFrom = 0;
    int carriedCount = 0;
    if (position < headCount) {
      carried = head;
      carriedFrom = (int) position;
      carriedCount = headCount - carriedFrom;
    } else if (position >= movingStart && position < movingStart + movingCount) {
      carried = moving;
      carriedFrom = (int) (position - movingStart);
      carriedCount = movingCount - carriedFrom;
    }
    long from = position + carriedCount;
    nextRead =
        from == lastFetchEnd ? Math.min(2 * nextRead, LARGEST_MOVING_READ) : FIRST_MOVING_READ;
    int want = Math.max(n - carriedCount, nextRead);
    if (length >= 0) {
      want = (int) Math.min(want, length - from);
    }
    int total = carriedCount + want;
    byte[] target = moving.length >= total ? moving : new byte[total];
    System.arraycopy(carried, carriedFrom, target, 0, carriedCount);
    moving = target;
    movingStart = position;
    movingCount = carriedCount;
    movingCount += fetch(from, target, carriedCount, want);
    select(moving, movingStart, movingCount);
  }

  /** Brings the last bytes of the data into memory; reads there cost nothing more. */
  long loadTail(int n) throws IOException {
    if (lastFetchEnd < 0) {
      head();
    }
    if (length >= 0 && length <= headCount) {
      return length;
    }
    if (tail == null || tailCount < n) {
      int want = budget.admitRead(length, length >= 0 ? (int) Math.min(n, length) : n);
      byte[] target = new byte[want];
      ByteBuffer into = ByteBuffer.wrap(target);
      int got = source.readTail(into);
      budget.spentRead(got);
      if (length < 0) {
        length = source.identity().length();
      }
      if (length < 0) {
        throw new NoRandomAccessException("the source gave its end without its length");
      }
      tail = target;
      tailCount = got;
      tailStart = length - got;
    }
    return length;
  }

  /** Reads past the window, for pieces too large to keep; returns less only at the end. */
  int read(long position, byte[] into, int offset, int n) throws IOException {
    int done = 0;
    int buffered = buffered(position, n);
    if (buffered > 0) {
      System.arraycopy(bytes, (int) (position - start), into, offset, buffered);
      done = buffered;
    }
    while (done < n) {
      int got = fetch(position + done, into, offset + done, n - done);
      done += got;
      if (got == 0) {
        break;
      }
    }
    return done;
  }

  private int buffered(long position, int n) {
    // The moving part comes first: where it overlaps the head, it goes on behind it.
    if (position >= movingStart && position < movingStart + movingCount) {
      select(moving, movingStart, movingCount);
    } else if (position >= 0 && position < headCount) {
      select(head, 0, headCount);
    } else if (tail != null && position >= tailStart && position < tailStart + tailCount) {
      select(tail, tailStart, tailCount);
    } else {
      return 0;
    }
    return (int) Math.min(n, start + count - position);
  }

  private int fetch(long position, byte[] into, int offset, int n) throws IOException {
    if (n <= 0) {
      lastFetchEnd = Math.max(lastFetchEnd, 0);
      return 0;
    }
    int admitted = budget.admitRead(position, n);
    int got = source.readAt(position, ByteBuffer.wrap(into, offset, admitted));
    budget.spentRead(got);
    lastFetchEnd = position + got;
    if (got < admitted && (length < 0 || position + got < length)) {
      length = position + got;
    }
    return got;
  }

  private void select(byte[] bytes, long start, int count) {
    this.bytes = bytes;
    this.start = start;
    this.count = count;
  }
}
