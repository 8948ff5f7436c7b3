package dev.assay.testdata;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.NoRandomAccessException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A source whose content and faults a test writes, and which remembers every read.
 *
 * <p>The content is zeros but for the pieces {@linkplain #put put} into it, so that a file of many
 * gigabytes costs no more than what it holds. Reading after {@link #close} fails.
 */
public final class ScriptedSource implements ByteSource {

  /** The two ways of reading a source. */
  public enum Kind {
    /** {@link ByteSource#readAt}. */
    READ,
    /** {@link ByteSource#readTail}. */
    TAIL
  }

  /**
   * A read that was asked for, whether or not as many bytes were there.
   *
   * @param kind the way it was asked for
   * @param position its first byte, -1 for {@link Kind#TAIL}
   * @param length bytes asked for
   */
  public record Read(Kind kind, long position, int length) {
    @Override
    public String toString() {
      return kind == Kind.TAIL ? "tail(" + length + ")" : "read(" + position + ", " + length + ")";
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // pieces are never compared
  private record Piece(long offset, byte[] bytes) {
    long end() {
      return offset + bytes.length;
    }
  }

  private final String name;
  private final long length;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Read> log = new ArrayList<>();
  private final Set<Integer> failingReads = new HashSet<>();
  private long declaredLength;
  private long failingPosition = -1;
  private boolean tailRefused;
  private long bytesRead;
  private boolean closed;

  private ScriptedSource(String name, long length) {
    this.name = name;
    this.length = length;
    this.declaredLength = length;
  }

  /** A source of those bytes, which are not copied. */
  public static ScriptedSource of(byte[] bytes, String name) {
    return sparse(bytes.length, name).put(0, bytes);
  }

  /** A source of one sample. */
  public static ScriptedSource of(Sample sample) {
    return of(sample.bytes(), sample.name());
  }

  /** A source of {@code length} zeros. */
  public static ScriptedSource sparse(long length, String name) {
    if (length < 0) {
      throw new IllegalArgumentException("length " + length);
    }
    return new ScriptedSource(name, length);
  }

  /** A read of {@code length} bytes at a position, as {@link #log} shows it. */
  public static Read read(long position, int length) {
    return new Read(Kind.READ, position, length);
  }

  /** A read of the last {@code length} bytes, as {@link #log} shows it. */
  public static Read tail(int length) {
    return new Read(Kind.TAIL, -1, length);
  }

  /** Puts bytes, which are not copied, at an offset, over what was there before. */
  public ScriptedSource put(long offset, byte[] bytes) {
    if (offset < 0 || offset > length - bytes.length) {
      throw new IllegalArgumentException(bytes.length + " bytes at " + offset + " of " + length);
    }
    pieces.add(new Piece(offset, bytes));
    return this;
  }

  /** Keeps the length back until a read meets the end, as a stream does. */
  public ScriptedSource hidingLength() {
    return declaringLength(Identity.UNKNOWN_LENGTH);
  }

  /**
   * Says that the length is another one than it is, as a file does that is cut while it is read.
   */
  public ScriptedSource declaringLength(long declaredLength) {
    this.declaredLength = declaredLength;
    return this;
  }

  /** Refuses to read the tail with {@link NoRandomAccessException}. */
  public ScriptedSource refusingTail() {
    tailRefused = true;
    return this;
  }

  /**
   * Fails with {@link IOException} at one read.
   *
   * @param number which one, from 1
   */
  public ScriptedSource failingAtRead(int number) {
    failingReads.add(number);
    return this;
  }

  /** Fails with {@link IOException} at every read that wants the byte at a position. */
  public ScriptedSource failingAt(long position) {
    failingPosition = position;
    return this;
  }

  /** The reads asked for so far, those that failed among them. */
  public List<Read> log() {
    return List.copyOf(log);
  }

  /** The number of bytes given out so far. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Whether it was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public Identity identity() {
    return Identity.of(name, declaredLength);
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    return answer(read(position, into.remaining()), position, into);
  }

  @Override
  public int readTail(ByteBuffer into) throws IOException {
    if (tailRefused) {
      throw new NoRandomAccessException("the tail of " + name + " cannot be had");
    }
    long end = declaredLength < 0 ? length : declaredLength;
    int want = (int) Math.min(into.remaining(), end);
    int count = answer(tail(into.remaining()), end - want, into);
    if (count < want) {
      throw new IOException("the data of " + name + " became shorter while it was read");
    }
    return count;
  }

  private int answer(Read read, long position, ByteBuffer into) throws IOException {
    if (closed) {
      throw new IOException(name + " is closed");
    }
    log.add(read);
    boolean wanted = failingPosition >= position && failingPosition - position < into.remaining();
    if (wanted || failingReads.contains(log.size())) {
      throw new IOException(read + " of " + name + " fails as scripted");
    }
    int count = (int) Math.max(0, Math.min(into.remaining(), length - position));
    if (declaredLength < 0 && (read.kind() == Kind.TAIL || count < into.remaining())) {
      declaredLength = length;
    }
    copy(position, count, into);
    bytesRead += count;
    return count;
  }

  private void copy(long position, int count, ByteBuffer into) {
    byte[] bytes = new byte[count];
    for (Piece piece : pieces) {
      long from = Math.max(position, piece.offset());
      long to = Math.min(position + count, piece.end());
      if (from < to) {
        System.arraycopy(
            piece.bytes(),
            (int) (from - piece.offset()),
            bytes,
            (int) (from - position),
            (int) (to - from));
      }
    }
    into.put(bytes);
  }

  @Override
  public void close() {
    closed = true;
  }
}
