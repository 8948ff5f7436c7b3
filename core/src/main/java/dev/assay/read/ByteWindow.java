package dev.assay.read;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.NoRandomAccessException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The parts of a source that are in memory: its head, its tail once asked for, one part that moves,
 * and where it was before.
 *
 * <p>The head and the tail stay, since types are recognised from the first and indexes lie in the
 * second. The moving part starts small and grows while reads go on where the last one ended; a jump
 * makes it small again, unless it is so short that reading over it costs less than another read.
 * What is small, far and near is said by the {@link ReadPlan}. A read that starts inside what is in
 * memory only fetches what is missing.
 */
final class ByteWindow {

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

    /** Where it ends when that is not behind a position, else far before. */
    long endUpTo(long position) {
      return start + count <= position ? start + count : Long.MIN_VALUE >> 1;
    }

    void copy(long position, byte[] into, int offset, int n) {
      System.arraycopy(bytes, (int) (position - start), into, offset, n);
    }
  }

  private final ByteSource source;
  private final Budget budget;
  private final ReadPlan plan;
  private final Part head = new Part();
  private final Part tail = new Part();
  private final Deque<Part> former = new ArrayDeque<>();
  private Part moving = new Part();
  private Part current = head;
  private boolean headRead;
  private long length;
  private long nextRead;
  private long lastFetchEnd;
  private long formerBytes;

  ByteWindow(ByteSource source, Budget budget) {
    this.source = source;
    this.budget = budget;
    this.plan = budget.limits().plan();
    this.nextRead = plan.leastBytes();
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
    current = partWith(position, n);
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
  private Part partWith(long position, int n) {
    if (head.countFrom(position) >= n) {
      return head;
    }
    if (tail.countFrom(position) >= n) {
      return tail;
    }
    for (Part part : former) {
      if (part.countFrom(position) >= n) {
        return part;
      }
    }
    return moving;
  }

  /** Fetches what is missing of the bytes at {@code position} into the moving part. */
  private void move(long position, int n) throws IOException {
    int carried = inMemory(position, n);
    long from = position + carried;
    int missing = Math.max(0, n - carried);
    long gap = from - endBefore(from);
    boolean goesOn = gap <= plan.gapBytes();
    // Bytes in between are had as well when that takes no read more: who jumped may come back.
    int over = goesOn && carried == 0 ? (int) gap : 0;
    int want = missing == 0 ? 0 : want(from - over, missing + over, goesOn);
    boolean ownRoom =
        plan.keptBytes() == 0
            && moving.bytes.length >= carried + want
            && carried == countFrom(position);
    byte[] target = ownRoom ? moving.bytes : new byte[carried + want];
    copy(position, target, carried);
    keepMoving();
    moving.set(target, position - over, carried);
    moving.count += fetch(from - over, target, carried, want);
  }

  /** How many bytes to fetch where {@code missing} are needed. */
  private int want(long from, int missing, boolean goesOn) {
    nextRead = goesOn ? Math.min(plan.growth() * nextRead, plan.mostBytes()) : plan.leastBytes();
    int want = (int) upToEnd(from, (int) Math.max(missing, nextRead));
    long hole = upToEnd(from, (int) Math.min(Integer.MAX_VALUE, unknownFrom(from)));
    if (hole >= missing && hole - want <= plan.gapBytes()) {
      want = (int) hole;
    }
    nextRead = Math.max(nextRead, Math.min(want, plan.mostBytes()));
    return want;
  }

  /** Where reading came to before a position; behind the position when it did not come near. */
  private long endBefore(long position) {
    if (plan.keptBytes() == 0) {
      return lastFetchEnd <= position ? lastFetchEnd : Long.MIN_VALUE >> 1;
    }
    long end = Math.max(head.endUpTo(position), moving.endUpTo(position));
    for (Part part : former) {
      end = Math.max(end, part.endUpTo(position));
    }
    return end;
  }

  /** How many bytes are in memory from a position on, in one part or several; {@code n} do. */
  private int inMemory(long position, int n) {
    int count = 0;
    for (int more = countFrom(position); more > 0 && count < n; ) {
      count += more;
      more = countFrom(position + count);
    }
    return count;
  }

  /** Copies what is in memory from a position on. */
  private void copy(long position, byte[] into, int n) {
    for (int done = 0; done < n; ) {
      long at = position + done;
      Part part = partWith(at, 1);
      int count = Math.min(n - done, part.countFrom(at));
      part.copy(at, into, done, count);
      done += count;
    }
  }

  /** Makes room for another moving part, as far as the plan is to keep the one there is. */
  private void keepMoving() {
    if (plan.keptBytes() == 0 || moving.count == 0) {
      return;
    }
    former.addFirst(moving);
    formerBytes += moving.count;
    while (formerBytes > plan.keptBytes()) {
      formerBytes -= former.removeLast().count;
    }
    moving = new Part();
  }

  /** How many bytes from a position on are not in memory. */
  private long unknownFrom(long position) {
    long known = tail.count > 0 ? tail.start : Long.MAX_VALUE;
    for (Part part : former) {
      known = part.start >= position ? Math.min(known, part.start) : known;
    }
    known = moving.count > 0 && moving.start >= position ? Math.min(known, moving.start) : known;
    return known - position;
  }

  /** Brings the last bytes of the data into memory; reads there cost nothing more. */
  long loadTail(int n) throws IOException {
    head();
    if (length >= 0 && (length <= head.count || tail.count >= Math.min(n, length))) {
      return length;
    }
    int wanted = plan.keptBytes() > 0 ? Math.max(n, plan.gapBytes()) : n;
    if (length >= 0 && plan.keptBytes() > 0) {
      int least = (int) Math.min(n, length);
      boolean there = inMemory(length - least, least) >= least;
      completeTail(there ? least : (int) Math.min(wanted, length));
      return length;
    }
    byte[] bytes = new byte[budget.admitRead(length, (int) upToEnd(0, wanted))];
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

  /** Brings the last {@code size} bytes into memory, of which some may be there already. */
  private void completeTail(int size) throws IOException {
    long start = length - size;
    long from = start + inMemory(start, size);
    long until = length;
    for (Part part : List.of(tail, moving, head)) {
      until =
          part.start + part.count >= until ? Math.max(from, Math.min(until, part.start)) : until;
    }
    byte[] bytes = new byte[size];
    if (from < until) {
      int missing = (int) (until - from);
      long goesOnAt = lastFetchEnd;
      int count = fetch(from, bytes, (int) (from - start), missing);
      lastFetchEnd = goesOnAt; // who looks at the end goes on where he was
      if (count < missing) {
        budget.admitRead(from + count, missing - count);
        throw new IOException("the data became shorter while it was read");
      }
    }
    for (long at = start; at < length; ) {
      int known = at == from && from < until ? (int) (until - from) : 0;
      if (known == 0) {
        Part part = partWith(at, 1);
        known = (int) Math.min(part.countFrom(at), length - at);
        part.copy(at, bytes, (int) (at - start), known);
      }
      at += known;
    }
    tail.set(bytes, start, size);
  }

  private int countFrom(long position) {
    return partWith(position, 1).countFrom(position);
  }

  /** Fetches bytes that will be needed with one read, unless the plan has no room for them. */
  void expect(long position, long n) throws IOException {
    long there = length < 0 ? 0 : Math.min(n, length - position);
    long most = Math.max(plan.keptBytes(), plan.mostBytes());
    if (there > 0 && there <= most && there > countFrom(position)) {
      index(position, (int) there);
    }
  }

  /**
   * Copies bytes out: what is in memory from there, small pieces by way of it, large ones past it
   * unless what was read is kept.
   *
   * @return how many, fewer than {@code n} only at the end of the data
   */
  int read(long position, byte[] into, int offset, int n) throws IOException {
    int done = 0;
    while (done < n) {
      long at = position + done;
      int left = n - done;
      Part part = partWith(at, 1);
      int count = Math.min(left, part.countFrom(at));
      boolean past = plan.keptBytes() == 0 ? left >= plan.leastBytes() : left > plan.mostBytes();
      if (count > 0) {
        part.copy(at, into, offset + done, count);
      } else if (past) {
        count = fetch(at, into, offset + done, (int) upToEnd(at, left));
      } else if (index(at, wanted(at, left)) >= 0) {
        continue; // now it is in memory
      }
      if (count == 0) {
        break;
      }
      done += count;
    }
    return done;
  }

  /** How much of what is asked for can be fetched as one piece. */
  private int wanted(long position, int n) {
    boolean kept = plan.keptBytes() > 0 && length >= 0;
    return kept ? (int) Math.max(1, Math.min(upToEnd(position, n), unknownFrom(position))) : 1;
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
