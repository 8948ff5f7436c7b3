package dev.assay.structure;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;

/**
 * The chunks of one level of a RIFF or IFF file: four characters, a 32-bit length in the cursor's
 * byte order, the data, and a padding byte behind an odd length; or of a kin of theirs with longer
 * lengths.
 *
 * <p>A chunk that runs behind the end of its parent is shown cut off there, as {@linkplain
 * #truncated truncated}, and is the last: streaming writers leave lengths of 0 or 2³²−1, so the
 * reader of the format judges it.
 */
public final class RiffChunks {
  private static final int GUID = 16;

  /** How the header of a chunk is laid out. */
  private enum Layout {
    RIFF(8),
    CAF(12),
    W64(GUID + 8);

    private final int header;

    Layout(int header) {
      this.header = header;
    }
  }

  private final ByteCursor in;
  private final Layout layout;
  private final int depth;
  private long next;

  private long offset;
  private String id = "";
  private long declaredLength;
  private ByteCursor body;

  private RiffChunks(ByteCursor in, Layout layout, int depth) {
    this.in = in;
    this.layout = layout;
    this.depth = depth;
    this.next = in.position();
    this.body = in;
  }

  /** The chunks from the cursor's position to its end. */
  public static RiffChunks of(ByteCursor file) {
    return new RiffChunks(file, Layout.RIFF, 1);
  }

  /**
   * The chunks of a Core Audio file: four characters, a 64-bit length, the data without padding. A
   * negative length reaches to the end of the file.
   */
  public static RiffChunks ofCaf(ByteCursor file) {
    return new RiffChunks(file, Layout.CAF, 1);
  }

  /**
   * The chunks of a Sony Wave64 file: a GUID, a 64-bit length that counts the header, the data, and
   * padding to 8 bytes. The identifier is the first four bytes of the GUID, where the characters of
   * the RIFF chunk it stands for are.
   */
  public static RiffChunks ofWave64(ByteCursor file) {
    return new RiffChunks(file, Layout.W64, 1);
  }

  /** The chunks inside the current chunk, from where its body was read to. */
  public RiffChunks children() throws IOException {
    in.budget().checkDepth(depth + 1, offset);
    return new RiffChunks(body, layout, depth + 1);
  }

  /**
   * Goes to the next chunk; false when no room for one is left.
   *
   * @throws MalformedException when a length that counts the header is less than that
   */
  public boolean next() throws IOException {
    if (next > in.end() - layout.header) {
      return false;
    }
    in.seek(next);
    if (!in.has(layout.header)) {
      return false;
    }
    offset = next;
    in.budget().enter(offset);
    id = in.latin1(4);
    declaredLength = readLength();
    if (declaredLength < 0 && layout == Layout.W64) {
      throw new MalformedException("chunk '" + id + "' is shorter than its header", offset);
    }
    long room = in.end() - in.position();
    long length = declaredLength < 0 ? room : Math.min(declaredLength, room);
    body = in.slice(length);
    next = Math.max(in.position(), in.position() + padding(length)); // not beyond 2^63
    return true;
  }

  private long readLength() throws IOException {
    return switch (layout) {
      case RIFF -> in.u32();
      case CAF -> in.i64();
      case W64 -> in.skip(GUID - 4).u64() - layout.header;
    };
  }

  private long padding(long length) {
    return switch (layout) {
      case RIFF -> length & 1;
      case CAF -> 0;
      case W64 -> -length & 7;
    };
  }

  /** Goes to the next chunk of that identifier; false when there is none. */
  public boolean next(String id) throws IOException {
    while (next()) {
      if (this.id.equals(id)) {
        return true;
      }
    }
    return false;
  }

  /** The identifier of the current chunk, four ISO 8859-1 characters. */
  public String id() {
    return id;
  }

  /** Where the current chunk starts, in the source. */
  public long offset() {
    return offset;
  }

  /** What the current chunk holds, as far as it is there. */
  public ByteCursor body() {
    return body;
  }

  /** The length of the data the current chunk declares, in bytes; negative when it is open. */
  public long declaredLength() {
    return declaredLength;
  }

  /** Whether the current chunk declares more than is there. */
  public boolean truncated() {
    return body.end() - body.start() < declaredLength;
  }
}
