package dev.assay.structure;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one level of an EBML document such as Matroska (RFC 8794).
 *
 * <p>An element cannot leave its parent, but at the top level it may run behind the end of the
 * data, where it is shown as {@linkplain #truncated truncated}. One of unknown size reaches to the
 * end of its parent.
 */
public final class EbmlElements {
  private static final int LONGEST_ID = 4;
  private static final int LONGEST_SIZE = 8;

  private final ByteCursor in;
  private final int depth;
  private long next;

  private long offset;
  private int id;
  private long start;
  private @Nullable ByteCursor body;
  private boolean unknownSize;
  private long promisedEnd;

  private EbmlElements(ByteCursor in, int depth) {
    this.in = in;
    this.depth = depth;
    this.next = in.position();
    this.start = next;
  }

  /** The elements of a whole document, from the cursor's position on. */
  public static EbmlElements of(ByteCursor document) {
    return new EbmlElements(document, 1);
  }

  /** The elements inside the current element, from where its body was read to. */
  public EbmlElements children() throws IOException {
    in.budget().checkDepth(depth + 1, offset);
    return new EbmlElements(body(), depth + 1);
  }

  /**
   * Goes to the next element; false at the end.
   *
   * @throws MalformedException when its identifier or size breaks the rules
   */
  public boolean next() throws IOException {
    long ahead = in.seek(next).peek();
    if (in.remaining() < 2) {
      return false;
    }
    offset = next;
    in.budget().enter(offset);
    id = (int) readNumber(ahead, LONGEST_ID, "identifier");
    int idLength = (int) (in.position() - offset);
    long behindId = ahead << (8 * idLength);
    boolean hasSize = Long.numberOfLeadingZeros(behindId) < Long.BYTES - idLength;
    long size = readNumber(hasSize ? behindId : in.peek(), LONGEST_SIZE, "size");
    int valueBits = 63 - Long.numberOfLeadingZeros(size);
    size -= 1L << valueBits;
    unknownSize = size == (1L << valueBits) - 1; // all value bits set, RFC 8794 6.2
    start = in.position();
    body = null;
    long room = in.declaredEnd() - start;
    if (!unknownSize && size > room && depth > 1) {
      throw new MalformedException(
          "element " + Integer.toHexString(id) + " of " + size + " bytes leaves its parent",
          offset);
    }
    next = start + (unknownSize ? room : Math.min(size, room));
    promisedEnd = unknownSize ? offset : size > room ? Long.MAX_VALUE : next;
    return true;
  }

  /**
   * Reads a number of variable length (RFC 8794 4).
   *
   * @param ahead the next 8 bytes
   * @return the number with its length marker
   */
  private long readNumber(long ahead, int longest, String what) throws IOException {
    int length = Long.numberOfLeadingZeros(ahead) + 1;
    if (length > longest) {
      int first = in.u8();
      throw new MalformedException("no element " + what + " starts with " + first, offset);
    }
    if (length > in.remaining()) {
      in.take(length); // throws: the number is cut off
    }
    in.skip(length);
    return ahead >>> (Long.SIZE - 8 * length);
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
  public ByteCursor body() throws IOException {
    if (body == null) {
      body = in.range(start, next - start);
    }
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
    long length = next - start;
    if (length > 8) {
      throw new MalformedException("an integer of " + length + " bytes", offset);
    }
    in.seek(start);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | in.u8();
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
    long length = next - start;
    in.seek(start);
    if (length == 0) {
      return 0;
    }
    if (length == 4) {
      return in.f32();
    }
    if (length == 8) {
      return in.f64();
    }
    throw new MalformedException("a floating-point number of " + length + " bytes", offset);
  }

  /** The current element as text without trailing zero bytes (RFC 8794 7.4, 7.5). */
  public String text() throws IOException {
    byte[] bytes = in.seek(start).take(next - start);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
