package dev.assay.structure;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The elements of one level of an EBML document such as Matroska (RFC 8794).
 *
 * <p>An element cannot leave its parent, but at the top level it may run behind the end of the
 * data, where it is shown as {@linkplain #truncated truncated}. One of unknown size reaches to the
 * end of its parent.
 */
public final class EbmlElements {
  private static final int LONGEST_ID = 4;

  private final ByteCursor in;
  private final int depth;
  private long next;

  private long offset;
  private int id;
  private ByteCursor body;
  private boolean unknownSize;
  private long promisedEnd;

  private EbmlElements(ByteCursor in, int depth) {
    this.in = in;
    this.depth = depth;
    this.next = in.position();
    this.body = in;
  }

  /** The elements of a whole document, from the cursor's position on. */
  public static EbmlElements of(ByteCursor document) {
    return new EbmlElements(document, 1);
  }

  /** The elements inside the current element, from where its body was read to. */
  public EbmlElements children() throws IOException {
    in.budget().checkDepth(depth + 1, offset);
    return new EbmlElements(body, depth + 1);
  }

  /**
   * Goes to the next element; false at the end.
   *
   * @throws MalformedException when its identifier or size breaks the rules
   */
  public boolean next() throws IOException {
    if (next >= in.end()) {
      return false;
    }
    in.seek(next);
    if (!in.has(2)) {
      return false;
    }
    offset = next;
    in.budget().enter(offset);
    id = readId();
    long size = readSize();
    unknownSize = size < 0;
    long room = in.declaredEnd() - in.position();
    if (size > room && depth > 1) {
      throw new MalformedException(
          "element " + Integer.toHexString(id) + " of " + size + " bytes leaves its parent",
          offset);
    }
    body = in.slice(unknownSize ? room : Math.min(size, room));
    next = in.position();
    promisedEnd = unknownSize ? offset : size > room ? Long.MAX_VALUE : next;
    return true;
  }

  private int readId() throws IOException {
    int first = in.u8();
    int length = Integer.numberOfLeadingZeros(first) - 23;
    if (length > LONGEST_ID) {
      throw new MalformedException("no element identifier starts with " + first, offset);
    }
    int value = first;
    for (int i = 1; i < length; i++) {
      value = value << 8 | in.u8();
    }
    return value;
  }

  /** The size of an element, negative when it is unknown (all value bits set, RFC 8794 6.2). */
  private long readSize() throws IOException {
    int first = in.u8();
    int length = Integer.numberOfLeadingZeros(first) - 23;
    if (length > 8) {
      throw new MalformedException("no element size starts with " + first, offset);
    }
    long value = first & ((1 << (8 - length)) - 1);
    for (int i = 1; i < length; i++) {
      value = value << 8 | in.u8();
    }
    return value == (1L << (7 * length)) - 1 ? -1 : value;
  }

  /** The identifier of the current element with its length marker, such as 0x1A45DFA3. */
  public int id() {
    return id;
  }

  /** Where the current element starts, in the source. */
  public long offset() {
    return offset;
  }

  /** Where the current element ends, in the source: where the data does when that is before. */
  public long end() {
    return Math.min(next, in.end());
  }

  /** What the current element holds. */
  public ByteCursor body() {
    return body;
  }

  /** Whether the current element leaves its size open. */
  public boolean unknownSize() {
    return unknownSize;
  }

  /** Whether the data is known to end before the current element does. */
  public boolean truncated() {
    return promisedEnd > in.end();
  }

  /**
   * The current element as an unsigned integer of at most 8 bytes (RFC 8794 7.2); absent bytes are
   * zero.
   *
   * @throws MalformedException when it is longer or needs more than 63 bits
   */
  public long unsigned() throws IOException {
    long length = body.declaredEnd() - body.start();
    if (length > 8) {
      throw new MalformedException("an integer of " + length + " bytes", offset);
    }
    body.seek(body.start());
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | body.u8();
    }
    if (value < 0) {
      throw new MalformedException("an integer of more than 63 bits", offset);
    }
    return value;
  }

  /**
   * The current element as a floating-point number of 0, 4 or 8 bytes (RFC 8794 7.3).
   *
   * @throws MalformedException when it has another length
   */
  public double floating() throws IOException {
    long length = body.declaredEnd() - body.start();
    body.seek(body.start());
    if (length == 0) {
      return 0;
    }
    if (length == 4) {
      return body.f32();
    }
    if (length == 8) {
      return body.f64();
    }
    throw new MalformedException("a floating-point number of " + length + " bytes", offset);
  }

  /** The current element as text without trailing zero bytes (RFC 8794 7.4, 7.5). */
  public String text() throws IOException {
    body.seek(body.start());
    byte[] bytes = body.take(body.declaredEnd() - body.start());
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
