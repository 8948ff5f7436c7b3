package dev.assay.read;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.NoRandomAccessException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

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

  /** Bytes of the source that are in memory, none at first. */
  private static final class Part {
    private byte[] bytes = {};
    private long start;
    private int count;

    void set(byte[] bytes, long start, int count) {
      this.bytes = bytes;
      this.start = start;
      this.count = count;
    }

    /** How many bytes it has from a position on, 0 when it does not have that one. */
    int countFrom(long position) {
      long offset = position - start;
      return offset >= 0 && offset < count ? count - (int) offset : 0;
    }

    void copy(long position, byte[] into, int offset, int n) {
      System.arraycopy(bytes, (int) (position - start), into, offset, n);
    }
  }

  private final ByteSource source;
  private final Budget budget;
  private final Part head = new Part();
  private final Part moving = new Part();
  private final Part tail = new Part();
  private Part current = head;
  private boolean headRead;
  private long length;
  private int nextRead = FIRST_MOVING_READ;
  private long lastFetchEnd;

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
    return current.bytes;
  }

  /** The first bytes of the data. */
  byte[] head() throws IOException {
    if (!headRead) {
      byte[] bytes = new byte[(int) upToEnd(0, budget.limits().firstReadBytes())];
      int count = fetch(0, bytes, 0, bytes.length);
      head.set(count == bytes.length ? bytes : Arrays.copyOf(bytes, count), 0, count);
      headRead = true;
    }
    return head.bytes;
  }

  /** How many bytes follow {@code index} in {@link #bytes()}. */
  int available(int index) {
    return current.count - index;
  }

  /**
   * Makes sure that bytes are in memory.
   *
   * @param position first byte
   * @param n how many, from 1 to {@link Limits#allocationBytes}
   * @return where in {@link #bytes()} the first one is, or -1 when the data ends before the last
   */
  int index(long position, int n) throws IOException {
    return current.countFrom(position) >= n || find(position, n)
        ? (int) (position - current.start)
        : -1;
  }

  private boolean find(long position, int n) throws IOException {
    head();
    if (length >= 0 && position > length - n) {
      return false;
    }
    current = inMemory(position, n);
    if (current.countFrom(position) < n) {
      move(position, n);
      current = moving;
    }
    if (current.countFrom(position) >= n) {
      return true;
    }
    if (length < 0 || position <= length - n) {
      budget.admitRead(position, n); // throws: what ended is not the data but the budget
    }
    return false;
  }

  /** A part that has {@code n} bytes from a position on, or else one that may not. */
  private Part inMemory(long position, int n) {
    return head.countFrom(position) >= n ? head : tail.countFrom(position) >= n ? tail : moving;
  }

  /** Fetches what is missing of the bytes at {@code position} into the moving part. */
  private void move(long position, int n) throws IOException {
    Part carrier = head.countFrom(position) > moving.countFrom(position) ? head : moving;
    int carried = carrier.countFrom(position);
    long from = position + carried;
    nextRead =
        from == lastFetchEnd ? Math.min(2 * nextRead, LARGEST_MOVING_READ) : FIRST_MOVING_READ;
    int want = (int) upToEnd(from, Math.max(n - carried, nextRead));
    byte[] target = moving.bytes.length >= carried + want ? moving.bytes : new byte[carried + want];
    if (carried > 0) {
      carrier.copy(position, target, 0, carried);
    }
    moving.set(target, position, carried);
    moving.count += fetch(from, target, carried, want);
  }

  /** Brings the last bytes of the data into memory; reads there cost nothing more. */
  long loadTail(int n) throws IOException {
    head();
    if (length >= 0 && (length <= head.count || tail.count >= Math.min(n, length))) {
      return length;
    }
    byte[] bytes = new byte[budget.admitRead(length, (int) upToEnd(0, n))];
    int count = source.readTail(ByteBuffer.wrap(bytes));
    budget.spentRead(count);
    if (count < bytes.length) {
      length = count;
    } else if (length < 0) {
      length = source.identity().length();
    }
    if (length < 0) {
      throw new NoRandomAccessException("the source gave its end without its length");
    }
    tail.set(bytes, length - count, count);
    return length;
  }

  /**
   * Copies bytes out: what is in memory from there, small pieces by way of it, large ones past it.
   *
   * @return how many, fewer than {@code n} only at the end of the data
   */
  int read(long position, byte[] into, int offset, int n) throws IOException {
    int done = 0;
    while (done < n) {
      long at = position + done;
      int left = n - done;
      Part part = inMemory(at, 1);
      int count = Math.min(left, part.countFrom(at));
      if (count > 0) {
        part.copy(at, into, offset + done, count);
      } else if (left >= FIRST_MOVING_READ) {
        count = fetch(at, into, offset + done, (int) upToEnd(at, left));
      } else if (index(at, 1) >= 0) {
        continue; // now it is in memory
      }
      if (count == 0) {
        break;
      }
      done += count;
    }
    return done;
  }

  /** How many of {@code n} bytes from a position on there are, as far as the length is known. */
  private long upToEnd(long position, int n) {
    long end = length >= 0 ? length : Long.MAX_VALUE;
    return Math.max(0, Math.min(n, end - position));
  }

  /** Reads from the source; fewer bytes mean that the data ends there or the budget does. */
  private int fetch(long position, byte[] into, int offset, int n) throws IOException {
    if (n == 0) {
      return 0;
    }
    int admitted = budget.admitRead(position, n);
    int count = source.readAt(position, ByteBuffer.wrap(into, offset, admitted));
    budget.spentRead(count);
    lastFetchEnd = position + count;
    if (length < 0) {
      length = source.identity().length(); // a remote store tells it with its first answer
    }
    if (count < admitted) {
      length = length >= 0 ? Math.min(length, lastFetchEnd) : lastFetchEnd;
    }
    return count;
  }
}
