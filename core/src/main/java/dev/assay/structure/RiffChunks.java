package dev.assay.structure;

import dev.assay.read.ByteCursor;
import java.io.IOException;

/**
 * The chunks of one level of a RIFF or IFF file: four characters, a 32-bit length in the cursor's
 * byte order, the data, and a padding byte behind an odd length.
 *
 * <p>A chunk that runs behind the end of its parent is shown cut off there, as {@linkplain
 * #truncated truncated}, and is the last: streaming writers leave lengths of 0 or 2³²−1, so the
 * reader of the format judges it.
 */
public final class RiffChunks {
  private static final int HEADER = 8;

  private final ByteCursor in;
  private final int depth;
  private long next;

  private long offset;
  private String id = "";
  private long declaredLength;
  private ByteCursor body;

  private RiffChunks(ByteCursor in, int depth) {
    this.in = in;
    this.depth = depth;
    this.next = in.position();
    this.body = in;
  }

  /** The chunks from the cursor's position to its end. */
  public static RiffChunks of(ByteCursor file) {
    return new RiffChunks(file, 1);
  }

  /** The chunks inside the current chunk, from where its body was read to. */
  public RiffChunks children() throws IOException {
    in.budget().checkDepth(depth + 1, offset);
    return new RiffChunks(body, depth + 1);
  }

  /** Goes to the next chunk; false when no room for one is left. */
  public boolean next() throws IOException {
    if (next > in.end() - HEADER) {
      return false;
    }
    in.seek(next);
    if (!in.has(HEADER)) {
      return false;
    }
    offset = next;
    in.budget().enter(offset);
    id = in.latin1(4);
    declaredLength = in.u32();
    long length = Math.min(declaredLength, in.end() - in.position());
    body = in.slice(length);
    next = in.position() + (length & 1);
    return true;
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

  /** The length the current chunk declares, in bytes. */
  public long declaredLength() {
    return declaredLength;
  }

  /** Whether the current chunk declares more than is there. */
  public boolean truncated() {
    return body.end() - body.start() < declaredLength;
  }
}
