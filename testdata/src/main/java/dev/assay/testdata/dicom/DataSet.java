package dev.assay.testdata.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A description of a data set or of a sequence item, to be written in any encoding. Elements are
 * written in the order they are added, right or wrong.
 */
public final class DataSet {
  private static final long UNDEFINED = 0xFFFF_FFFFL;
  private static final int ITEM = 0xFFFE_E000;
  private static final int ITEM_DELIMITER = 0xFFFE_E00D;
  private static final int SEQUENCE_DELIMITER = 0xFFFE_E0DD;

  /** A part that knows how to write itself. */
  private interface Part {
    void write(ByteArrayOutputStream out, Encoding encoding);
  }

  private final List<Part> parts = new ArrayList<>();

  /** An empty data set. */
  public DataSet() {}

  /** Adds text in ISO 8859-1, padded to an even length: with NUL for UI, else with a blank. */
  public DataSet text(int tag, String vr, String value) {
    byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
    if (text.length % 2 == 0) {
      return bytes(tag, vr, text);
    }
    byte[] padded = new byte[text.length + 1];
    System.arraycopy(text, 0, padded, 0, text.length);
    padded[text.length] = (byte) (vr.equals("UI") ? 0 : ' ');
    return bytes(tag, vr, padded);
  }

  /** Adds numbers of a binary representation. */
  public DataSet numbers(int tag, String vr, Number... values) {
    parts.add(
        (out, encoding) -> {
          ByteArrayOutputStream value = new ByteArrayOutputStream();
          for (Number number : values) {
            number(value, encoding, vr, number);
          }
          encoding.header(out, tag, vr, value.size());
          out.writeBytes(value.toByteArray());
        });
    return this;
  }

  private static void number(
      ByteArrayOutputStream out, Encoding encoding, String vr, Number number) {
    switch (vr) {
      case "AT" -> {
        encoding.number(out, number.longValue() >>> 16, 2);
        encoding.number(out, number.longValue() & 0xFFFF, 2);
      }
      case "SS", "US" -> encoding.number(out, number.longValue(), 2);
      case "SL", "UL" -> encoding.number(out, number.longValue(), 4);
      case "SV", "UV" -> encoding.number(out, number.longValue(), 8);
      case "FL" -> encoding.number(out, Float.floatToRawIntBits(number.floatValue()), 4);
      case "FD" -> encoding.number(out, Double.doubleToRawLongBits(number.doubleValue()), 8);
      default -> throw new IllegalArgumentException(vr + " holds no numbers");
    }
  }

  /** Adds an element with just these bytes, of odd length too. */
  public DataSet bytes(int tag, String vr, byte... value) {
    parts.add(
        (out, encoding) -> {
          encoding.header(out, tag, vr, value.length);
          out.writeBytes(value);
        });
    return this;
  }

  /** Adds a header whose value has to be added, or to be missing. */
  public DataSet header(int tag, String vr, long length) {
    parts.add((out, encoding) -> encoding.header(out, tag, vr, length));
    return this;
  }

  /** Adds bytes that are no element. */
  public DataSet raw(byte... bytes) {
    parts.add((out, encoding) -> out.writeBytes(bytes));
    return this;
  }

  /** Adds the elements of another data set. */
  public DataSet all(DataSet other) {
    parts.addAll(other.parts);
    return this;
  }

  /** Adds a sequence whose length and items' lengths are stated. */
  public DataSet sequence(int tag, DataSet... items) {
    return sequence(tag, "SQ", items);
  }

  /** Adds a sequence of stated lengths under another representation, such as UN. */
  public DataSet sequence(int tag, String vr, DataSet... items) {
    parts.add(
        (out, encoding) -> {
          ByteArrayOutputStream body = new ByteArrayOutputStream();
          for (DataSet item : items) {
            byte[] bytes = item.encoded(encoding);
            encoding.header(body, ITEM, "", bytes.length);
            body.writeBytes(bytes);
          }
          encoding.header(out, tag, vr, body.size());
          out.writeBytes(body.toByteArray());
        });
    return this;
  }

  /** Adds a sequence which delimiters end, as they end its items. */
  public DataSet openSequence(int tag, DataSet... items) {
    parts.add((out, encoding) -> open(out, encoding, encoding, tag, "SQ", items));
    return this;
  }

  /**
   * Adds a sequence of unknown representation, which is implicit and little-endian whatever is
   * around it (PS3.5 section 6.2.2).
   */
  public DataSet unknownSequence(int tag, DataSet... items) {
    parts.add((out, encoding) -> open(out, encoding, Encoding.IMPLICIT_LITTLE, tag, "UN", items));
    return this;
  }

  private static void open(
      ByteArrayOutputStream out,
      Encoding outer,
      Encoding inner,
      int tag,
      String vr,
      DataSet... items) {
    outer.header(out, tag, vr, UNDEFINED);
    for (DataSet item : items) {
      inner.header(out, ITEM, "", UNDEFINED);
      out.writeBytes(item.encoded(inner));
      inner.header(out, ITEM_DELIMITER, "", 0);
    }
    inner.header(out, SEQUENCE_DELIMITER, "", 0);
  }

  /** Adds a value in fragments, as encapsulated pixels have it (PS3.5 annex A.4). */
  public DataSet fragments(int tag, String vr, byte[]... fragments) {
    parts.add(
        (out, encoding) -> {
          encoding.header(out, tag, vr, UNDEFINED);
          for (byte[] fragment : fragments) {
            encoding.header(out, ITEM, "", fragment.length);
            out.writeBytes(fragment);
          }
          encoding.header(out, SEQUENCE_DELIMITER, "", 0);
        });
    return this;
  }

  /** Where each part that was added ends, counted from the start of the data set. */
  public List<Integer> ends(Encoding encoding) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> ends = new ArrayList<>();
    for (Part part : parts) {
      part.write(out, encoding);
      ends.add(out.size());
    }
    return ends;
  }

  /** The bytes of the data set alone. */
  public byte[] encoded(Encoding encoding) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Part part : parts) {
      part.write(out, encoding);
    }
    return out.toByteArray();
  }
}
