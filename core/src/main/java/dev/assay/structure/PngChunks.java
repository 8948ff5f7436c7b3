package dev.assay.structure;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;

/**
 * The chunks of a PNG datastream (PNG 3rd edition, 5.3): a 32-bit length, four characters, the data
 * and a CRC, which is not checked.
 */
public final class PngChunks {
  private static final int CRC = 4;

  private final ByteCursor in;
  private long next;

  private long offset;
  private String type = "";
  private ByteCursor body;

  private PngChunks(ByteCursor in) {
    this.in = in;
    this.next = in.position();
    this.body = in;
  }

  /** The chunks from the cursor's position, behind the signature, on. */
  public static PngChunks of(ByteCursor in) {
    return new PngChunks(in);
  }

  /**
   * Goes to the next chunk; false at the end of the data.
   *
   * @throws MalformedException when its length is above 2³¹−1
   */
  public boolean next() throws IOException {
    if (next > in.end()) {
      return false;
    }
    in.seek(next);
    if (!in.has(8)) {
      return false;
    }
    offset = next;
    in.budget().enter(offset);
    long length = in.u32();
    type = in.latin1(4);
    if (length > Integer.MAX_VALUE) {
      throw new MalformedException("chunk '" + type + "' has length " + length, offset);
    }
    body = in.slice(length);
    next = offset + 8 + length + CRC;
    return true;
  }

  /** The type of the current chunk, four ISO 8859-1 characters. */
  public String type() {
    return type;
  }

  /** Where the current chunk starts, in the source. */
  public long offset() {
    return offset;
  }

  /** What the current chunk holds. */
  public ByteCursor body() {
    return body;
  }
}
