package dev.assay.ffmpeg;

import dev.assay.read.LimitExceededException;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** In a child, a file whose bytes the parent reads and passes on. */
final class ParentSource implements ByteSource {

  /** The most bytes asked for at once. */
  static final int MOST_BYTES = 1 << 20;

  /** What the child's messages begin with. */
  static final int ASKS_FOR_BYTES = 'r';

  static final int ANSWERS = 'a';

  static final int IS_READY = 'h';

  /** What stands in place of a count when there are no bytes. */
  static final int LIMITED = -1;

  static final int UNREACHABLE = -2;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final String name;
  private long length;

  ParentSource(Identity identity, DataInputStream in, DataOutputStream out) {
    this.name = identity.name();
    this.length = identity.length();
    this.in = in;
    this.out = out;
  }

  @Override
  public Identity identity() {
    return Identity.of(name, length);
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    int total = 0;
    while (into.hasRemaining()) {
      int want = Math.min(into.remaining(), MOST_BYTES);
      int count = ask(position + total, want, into);
      total += count;
      if (count < want) {
        break;
      }
    }
    return total;
  }

  private int ask(long position, int want, ByteBuffer into) throws IOException {
    int count;
    try {
      out.writeByte(ASKS_FOR_BYTES);
      out.writeLong(position);
      out.writeInt(want);
      out.flush();
      length = in.readLong();
      count = in.readInt();
      if (count >= 0) {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
          throw new EOFException();
        }
        into.put(bytes);
        return count;
      }
    } catch (IOException e) {
      throw new ParentGoneException(e);
    }
    String message = in.readUTF();
    if (count == LIMITED) {
      throw new LimitExceededException("bytes", message, position);
    }
    throw new IOException(message);
  }

  @Override
  public void close() {}

  /** Thrown when there is no parent to ask any more. */
  static final class ParentGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ParentGoneException(IOException cause) {
      super("the parent is gone", cause);
    }
  }
}
