package dev.assay.archive;

import dev.assay.source.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A source as a stream, read in pieces that start small and double. */
public final class SourceStream extends InputStream {
  private static final int FIRST_PIECE = 16 * 1024;
  private static final int LARGEST_PIECE = 512 * 1024;

  private final ByteSource source;
  private ByteBuffer piece = ByteBuffer.allocate(0);
  private int pieceBytes = FIRST_PIECE;
  private long position;
  private long reads;

  /** A stream over a source, which closing it does not close. */
  public SourceStream(ByteSource source) {
    this.source = source;
  }

  /** How much was taken from the source. */
  long position() {
    return position;
  }

  /** How often something was taken. */
  long reads() {
    return reads;
  }

  private boolean fill() throws IOException {
    if (piece.hasRemaining()) {
      return true;
    }
    ByteBuffer next =
        piece.capacity() == pieceBytes ? piece.clear() : ByteBuffer.allocate(pieceBytes);
    position += source.readAt(position, next);
    reads++;
    piece = next.flip();
    pieceBytes = Math.min(2 * pieceBytes, LARGEST_PIECE);
    return piece.hasRemaining();
  }

  @Override
  public int read() throws IOException {
    return fill() ? piece.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int n) throws IOException {
    if (n == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(n, piece.remaining());
    piece.get(into, offset, count);
    return count;
  }

  /** More than 0 unless the end was met: gzip looks here for members that follow (RFC 1952). */
  @Override
  public int available() throws IOException {
    return fill() ? piece.remaining() : 0;
  }
}
