package dev.assay.structure;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.IOException;

/**
 * The boxes of one level of an ISO base media file (ISO/IEC 14496-12 4.2), a JPEG 2000 file
 * (ISO/IEC 15444-1 I.4) or a JPEG XL container.
 *
 * <p>Each step ends behind the box before it, whatever was read of its body. A box cannot be
 * shorter than its header nor leave its parent; at the top level one that runs behind the end of
 * the data is shown as {@linkplain #truncated truncated} and is the last.
 */
public final class Boxes {
  private static final int UUID = 0x75756964;

  private final ByteCursor in;
  private final int depth;
  private long next;

  private long offset;
  private int type;
  private ByteCursor body;
  private long promisedEnd;

  private Boxes(ByteCursor in, int depth) {
    this.in = in;
    this.depth = depth;
    this.next = in.position();
    this.body = in;
  }

  /** The boxes of a whole file, from the cursor's position on. */
  public static Boxes of(ByteCursor file) {
    return new Boxes(file, 1);
  }

  /** The boxes inside the current box, from where its body was read to. */
  public Boxes children() throws IOException {
    in.budget().checkDepth(depth + 1, offset);
    return new Boxes(body, depth + 1);
  }

  /**
   * Goes to the next box.
   *
   * @return whether there is one
   * @throws MalformedException when its size breaks the rules
   */
  public boolean next() throws IOException {
    in.seek(next);
    if (!in.has(8)) {
      return false; // the end, or padding: some writers end a level with a 32-bit zero
    }
    offset = next;
    in.budget().enter(offset);
    long size = in.u32();
    type = in.i32();
    boolean open = size == 0;
    if (size == 1) {
      size = in.u64();
    } else if (open) {
      size = in.end() - offset;
    }
    if (type == UUID) {
      in.skip(16);
    }
    long header = in.position() - offset;
    if (size < header) {
      throw new MalformedException(
          "box '" + type() + "' has size " + size + ", less than its header", offset);
    }
    long room = in.declaredEnd() - offset;
    if (size > room && depth > 1) {
      throw new MalformedException(
          "box '" + type() + "' of " + size + " bytes leaves its parent", offset);
    }
    next = offset + Math.min(size, room);
    promisedEnd = open ? offset : size > room ? Long.MAX_VALUE : next;
    body = in.slice(next - in.position());
    return true;
  }

  /**
   * Goes to the next box of one type.
   *
   * @param type four characters
   * @return whether there is one
   */
  public boolean next(String type) throws IOException {
    int wanted = fourCc(type);
    while (next()) {
      if (this.type == wanted) {
        return true;
      }
    }
    return false;
  }

  /** The type of the current box as four ISO 8859-1 characters. */
  public String type() {
    return text(type);
  }

  /** The type of the current box as a number, for comparison with {@link #fourCc}. */
  public int typeCode() {
    return type;
  }

  /** Where the current box starts, in the source. */
  public long offset() {
    return offset;
  }

  /** Where the current box ends, in the source: where the data does when that is before. */
  public long end() {
    return Math.min(next, in.end());
  }

  /** What the current box holds behind its header. */
  public ByteCursor body() {
    return body;
  }

  /** Whether the data is known to end before the current box does. */
  public boolean truncated() {
    return promisedEnd > in.end();
  }

  /**
   * Asserts that the data does not end before the current box does.
   *
   * @throws TruncatedException when it does
   */
  public Boxes whole() throws IOException {
    if (truncated()) {
      throw new TruncatedException(
          "box '" + type() + "' at " + offset + " is cut off by the end of the data", end());
    }
    return this;
  }

  /** Four ISO 8859-1 characters as one number. */
  public static int fourCc(String type) {
    return type.charAt(0) << 24 | type.charAt(1) << 16 | type.charAt(2) << 8 | type.charAt(3);
  }

  /** A four-character code as text. */
  public static String text(int fourCc) {
    return new String(
        new char[] {
          (char) (fourCc >>> 24),
          (char) (fourCc >>> 16 & 0xFF),
          (char) (fourCc >>> 8 & 0xFF),
          (char) (fourCc & 0xFF)
        });
  }
}
