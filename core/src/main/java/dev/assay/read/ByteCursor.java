package dev.assay.read;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A position in a stretch of a source, with the reads parsers need.
 *
 * <p>All positions are offsets in the whole source, so that messages can name them. A cursor cannot
 * leave its stretch: reading behind the end of the data is a {@link TruncatedException}, reading
 * behind the end of a narrower stretch a {@link MalformedException}. Cursors over one source share
 * its window and budget, and belong to one thread. Numbers are big-endian unless {@link #order}
 * says otherwise.
 */
public final class ByteCursor {
  private static final VarHandle BIG_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final ByteWindow window;
  private final long start;
  private final long end;
  private long position;
  private boolean little;

  private ByteCursor(ByteWindow window, long start, long end, boolean little) {
    this.window = window;
    this.start = start;
    this.end = end;
    this.position = start;
    this.little = little;
  }

  /** A cursor over a whole source, of which nothing is read yet. */
  public static ByteCursor over(ByteSource source, Budget budget) {
    return new ByteCursor(new ByteWindow(source, budget), 0, Long.MAX_VALUE, false);
  }

  /** The budget that reads are charged to. */
  public Budget budget() {
    return window.budget();
  }

  /**
   * The first bytes of the data, {@link Limits#firstReadBytes} of them or fewer when there are not
   * as many. The array must not be changed.
   */
  public byte[] head() throws IOException {
    return window.head();
  }

  /** Where the stretch starts. */
  public long start() {
    return start;
  }

  /** Where the stretch ends; {@link Long#MAX_VALUE} while the source's length is unknown. */
  public long end() {
    long length = window.length();
    return length < 0 ? end : Math.min(end, length);
  }

  /** Where the stretch is said to end, even when the data ends before. */
  public long declaredEnd() {
    return end;
  }

  /** The length of the source, {@link Identity#UNKNOWN_LENGTH} while unknown. */
  public long sourceLength() {
    return window.length();
  }

  /** Where the next byte is read. */
  public long position() {
    return position;
  }

  /** Bytes from the position to the end; huge while the source's length is unknown. */
  public long remaining() {
    return Math.max(0, end() - position);
  }

  /** The byte order of numbers. */
  public ByteOrder order() {
    return little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  /** Sets the byte order of numbers. */
  public ByteCursor order(ByteOrder order) {
    little = order == ByteOrder.LITTLE_ENDIAN;
    return this;
  }

  /**
   * Goes to a position inside the stretch or at its end.
   *
   * @throws MalformedException when it is outside
   */
  public ByteCursor seek(long position) throws IOException {
    if (position < start || position > end) {
      throw new MalformedException(
          "offset " + position + " is outside " + start + " to " + end, this.position);
    }
    this.position = position;
    return this;
  }

  /**
   * Goes forward.
   *
   * @param n bytes, not negative
   * @throws MalformedException when that leaves the stretch
   */
  public ByteCursor skip(long n) throws IOException {
    if (n < 0 || n > end - position) {
      throw new MalformedException(
          "a length of " + Long.toUnsignedString(n) + " leaves the structure that ends at " + end,
          position);
    }
    position += n;
    return this;
  }

  /**
   * Whether {@code n} more bytes are there; may bring them into memory to find out.
   *
   * @throws LimitExceededException when that is more than {@link Limits#allocationBytes}
   */
  public boolean has(int n) throws IOException {
    if (n == 0 || n > remaining()) {
      return n == 0;
    }
    return window.index(position, budget().allocation("looking ahead", n, position)) >= 0;
  }

  /** The next byte, unsigned. */
  public int u8() throws IOException {
    int at = require(1);
    position++;
    return window.bytes()[at] & 0xFF;
  }

  /** The next byte, signed. */
  public int i8() throws IOException {
    return (byte) u8();
  }

  /** The next 2 bytes, unsigned. */
  public int u16() throws IOException {
    int at = require(2);
    position += 2;
    byte[] b = window.bytes();
    int first = b[at] & 0xFF;
    int second = b[at + 1] & 0xFF;
    return little ? second << 8 | first : first << 8 | second;
  }

  /** The next 2 bytes, signed. */
  public int i16() throws IOException {
    return (short) u16();
  }

  /** The next 3 bytes, unsigned. */
  public int u24() throws IOException {
    int at = require(3);
    position += 3;
    byte[] b = window.bytes();
    int middle = (b[at + 1] & 0xFF) << 8;
    return little
        ? (b[at + 2] & 0xFF) << 16 | middle | (b[at] & 0xFF)
        : (b[at] & 0xFF) << 16 | middle | (b[at + 2] & 0xFF);
  }

  /** The next 4 bytes, signed. */
  public int i32() throws IOException {
    int at = require(4);
    position += 4;
    byte[] b = window.bytes();
    int value =
        (b[at] & 0xFF) << 24
            | (b[at + 1] & 0xFF) << 16
            | (b[at + 2] & 0xFF) << 8
            | (b[at + 3] & 0xFF);
    return little ? Integer.reverseBytes(value) : value;
  }

  /** The next 4 bytes, unsigned. */
  public long u32() throws IOException {
    return i32() & 0xFFFF_FFFFL;
  }

  /** The next 8 bytes, signed. */
  public long i64() throws IOException {
    if (little) {
      long low = u32();
      return u32() << 32 | low;
    }
    long high = u32();
    return high << 32 | u32();
  }

  /**
   * The next 8 bytes, unsigned.
   *
   * @throws MalformedException when they need more than 63 bits: no length or offset can be so
   *     large
   */
  public long u64() throws IOException {
    long value = i64();
    if (value < 0) {
      throw new MalformedException(
          "the number " + Long.toUnsignedString(value) + " is too large", position - 8);
    }
    return value;
  }

  /**
   * The next 8 bytes as a big-endian number, with zeros where the stretch or the data has no more;
   * the position stays.
   */
  public long peek() throws IOException {
    int there;
    int at;
    do { // the length may become known
      there = (int) Math.min(Long.BYTES, remaining());
      if (there == 0) {
        return 0;
      }
      at = window.index(position, there);
    } while (at < 0);
    byte[] b = window.bytes();
    if (there == Long.BYTES) {
      return (long) BIG_ENDIAN_LONG.get(b, at);
    }
    long value = 0;
    for (int i = 0; i < there; i++) {
      value = value << 8 | (b[at + i] & 0xFF);
    }
    return value << (8 * (Long.BYTES - there));
  }

  /** The next 4 bytes as an IEEE 754 number. */
  public float f32() throws IOException {
    return Float.intBitsToFloat(i32());
  }

  /** The next 8 bytes as an IEEE 754 number. */
  public double f64() throws IOException {
    return Double.longBitsToDouble(i64());
  }

  /** The next {@code n} bytes as ISO 8859-1 text. */
  public String latin1(int n) throws IOException {
    if (n > 0 && n <= 16) {
      int at = require(n);
      position += n;
      return new String(window.bytes(), at, n, StandardCharsets.ISO_8859_1);
    }
    return new String(take(n), StandardCharsets.ISO_8859_1);
  }

  /**
   * The next {@code n} bytes.
   *
   * @throws LimitExceededException when that is more than {@link Limits#allocationBytes}; memory is
   *     taken only once the data is known to be as long
   */
  public byte[] take(long n) throws IOException {
    if (n > end - position) {
      throw new MalformedException(
          "a length of " + n + " leaves the structure that ends at " + end, position);
    }
    int size = budget().allocation("a value", n, position);
    if (window.length() >= 0 && n > window.length() - position) {
      throw truncated(n);
    }
    byte[] result = new byte[window.length() >= 0 ? size : Math.min(size, 1 << 16)];
    int done = 0;
    while (done < size) {
      if (done == result.length) {
        result = Arrays.copyOf(result, (int) Math.min(size, 2L * done));
      }
      int got = window.read(position + done, result, done, result.length - done);
      if (got == 0) {
        throw truncated(n);
      }
      done += got;
    }
    position += size;
    return result;
  }

  /**
   * Reads up to {@code n} bytes into an array and advances; for libraries that read for themselves.
   *
   * @return how many were read, 0 at the end
   */
  public int read(byte[] into, int offset, int n) throws IOException {
    int want = (int) Math.min(n, end - position);
    int got = window.read(position, into, offset, want);
    position += got;
    return got;
  }

  /**
   * A cursor over the next {@code length} bytes; this one moves behind them.
   *
   * @throws MalformedException when that leaves this stretch
   */
  public ByteCursor slice(long length) throws IOException {
    ByteCursor slice = range(position, length);
    position += length;
    return slice;
  }

  /**
   * A cursor over {@code length} bytes from an offset of the source; this one stays.
   *
   * @throws MalformedException when that leaves this stretch
   */
  public ByteCursor range(long from, long length) throws IOException {
    if (from < start || length < 0 || from > end || length > end - from) {
      throw new MalformedException(
          length + " bytes at " + from + " leave the structure from " + start + " to " + end,
          position);
    }
    return new ByteCursor(window, from, from + length, little);
  }

  /** A cursor over the rest of this stretch; this one stays. */
  public ByteCursor rest() {
    return new ByteCursor(window, position, end, little);
  }

  /**
   * Goes to the last {@code n} bytes of the source with one read, or to its start when it is
   * shorter; its length is known afterwards.
   *
   * @throws IOException when the source cannot go there
   */
  public ByteCursor seekTail(int n) throws IOException {
    long length = window.loadTail(n);
    position = Math.max(start, length - n);
    return this;
  }

  /**
   * Says that most of the next {@code n} bytes will be read: they are brought into memory with one
   * read, unless the plan has no room for as many.
   */
  public void expect(long n) throws IOException {
    window.expect(position, Math.min(n, end - position));
  }

  /** The rest of this stretch as a stream, which moves this cursor; closing it does nothing. */
  public InputStream asInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return has(1) ? u8() : -1;
      }

      @Override
      public int read(byte[] into, int offset, int n) throws IOException {
        if (n == 0) {
          return 0;
        }
        if (!has(1)) {
          return -1;
        }
        int at = window.index(position, 1);
        int buffered = window.available(at);
        int count = (int) Math.min(Math.min(n, buffered), end - position);
        System.arraycopy(window.bytes(), at, into, offset, count);
        position += count;
        return count;
      }

      @Override
      public long skip(long n) {
        long count = Math.min(Math.max(0, n), remaining());
        position += count;
        return count;
      }
    };
  }

  private int require(int n) throws IOException {
    if (n > end - position) {
      throw new MalformedException(
          n + " bytes are needed where the structure has " + (end - position) + " left", position);
    }
    int at = window.index(position, n);
    if (at < 0) {
      throw truncated(n);
    }
    return at;
  }

  private TruncatedException truncated(long n) {
    String needed = n == 1 ? "a byte at " + position + " is" : n + " bytes at " + position + " are";
    return new TruncatedException(
        "the data ends at " + window.length() + " where " + needed + " needed", window.length());
  }
}
