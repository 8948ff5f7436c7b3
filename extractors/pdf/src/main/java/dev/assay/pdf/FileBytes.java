package dev.assay.pdf;

import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bytes of a document in its file: the head and the tail are there at once, the rest is fetched
 * in pieces when it is first needed. Offsets count from the header.
 */
final class FileBytes extends PdfBytes {

  /** Heads long that the rest of a file may be and still be fetched at once, as its tail. */
  private static final int WHOLE_WITHIN_HEADS = 8;

  private static final int LEAST_PIECE = 4 * 1024;
  private static final int MOST_PIECE = 256 * 1024;

  /** Pieces kept beside the head and the tail. */
  private static final int PIECES_KEPT = 14;

  /** Reads made at most, and the part of those allowed; a library may have to be asked after. */
  private static final int MOST_READS = 300;

  private static final int PART_OF_READS = 4;
  private static final int PART_OF_BYTES = 4;

  @SuppressWarnings("ArrayRecordComponent") // pieces are never compared
  private record Piece(long start, byte[] bytes) {
    boolean has(long offset, int n) {
      return offset >= start && offset - start <= bytes.length - n;
    }
  }

  private final ByteCursor in;
  private final long base;
  private final long length;
  private final int firstPiece;
  private final long tailStart;
  private final long mostReads;
  private final long mostBytes;
  private final Piece[] pieces = new Piece[2 + PIECES_KEPT];
  private int pieceCount;
  private int oldest = 2;
  private int nextPiece;
  private long lastEnd = -1;

  /**
   * The document whose header is byte {@code base} of the source.
   *
   * @throws IOException when the source cannot tell its length
   */
  FileBytes(ByteCursor in, long base) throws IOException {
    super(new byte[0], 0);
    Limits limits = in.budget().limits();
    this.in = in;
    this.base = base;
    this.firstPiece = Math.max(LEAST_PIECE, limits.firstReadBytes());
    this.mostReads = in.budget().reads() + Math.min(MOST_READS, limits.reads() / PART_OF_READS);
    this.mostBytes = in.budget().bytes() + limits.bytes() / PART_OF_BYTES;
    byte[] head = in.head();
    if (in.sourceLength() < 0) {
      in.seekTail(firstPiece);
    }
    this.length = Math.max(0, in.end() - base);
    keep(new Piece(-base, head));
    long rest = Math.max(0, in.end() - head.length);
    int tail = (int) (rest <= (long) WHOLE_WITHIN_HEADS * firstPiece ? rest : firstPiece);
    this.tailStart = length - tail;
    keep(new Piece(tailStart, fetched(tailStart, tail)));
  }

  @Override
  long length() {
    return length;
  }

  /** Reads the inspection made so far. */
  long reads() {
    return in.budget().reads();
  }

  /** Counts one structure of the document. */
  void enter(long offset) throws IOException {
    in.budget().enter(base + Math.max(0, offset));
  }

  /** Reads the inspection may make. */
  long readsAllowed() {
    return in.budget().limits().reads();
  }

  /** The bytes from one offset to before another, at once. */
  byte[] range(long from, int n) throws IOException {
    if (from < 0 || from > length - n) {
      throw new DeclinedException("a stream leaves the file");
    }
    for (int i = 0; i < pieceCount; i++) {
      Piece piece = pieces[i];
      if (piece.has(from, n)) {
        int at = (int) (from - piece.start);
        return Arrays.copyOfRange(piece.bytes, at, at + n);
      }
    }
    return fetched(from, n);
  }

  @Override
  int bring(long offset) throws IOException {
    if (offset < 0 || offset >= length) {
      return -1;
    }
    for (int i = 0; i < pieceCount; i++) {
      if (pieces[i].has(offset, 1)) {
        return use(pieces[i], offset);
      }
    }
    nextPiece = offset == lastEnd ? Math.min(2 * nextPiece, MOST_PIECE) : firstPiece;
    int n = (int) Math.min(nextPiece, tailStart - offset);
    Piece piece = new Piece(offset, fetched(offset, n));
    keep(piece);
    return use(piece, offset);
  }

  private int use(Piece piece, long offset) {
    use(piece.bytes, piece.start, piece.bytes.length);
    return piece.bytes[(int) (offset - piece.start)] & 0xFF;
  }

  /** Keeps a piece, in the place of the oldest that is neither the head nor the tail. */
  private void keep(Piece piece) {
    if (pieceCount < pieces.length) {
      pieces[pieceCount++] = piece;
      return;
    }
    pieces[oldest] = piece;
    oldest = oldest + 1 < pieces.length ? oldest + 1 : 2;
  }

  private byte[] fetched(long offset, int n) throws IOException {
    if (in.budget().reads() >= mostReads || in.budget().bytes() + n > mostBytes) {
      throw new DeclinedException("what the page tree needs is spread over the file");
    }
    byte[] bytes = new byte[n];
    int got = in.seek(base + offset).read(bytes, 0, n);
    if (got < n) {
      throw new DeclinedException("the source became shorter while it was read");
    }
    lastEnd = offset + n;
    return bytes;
  }
}
