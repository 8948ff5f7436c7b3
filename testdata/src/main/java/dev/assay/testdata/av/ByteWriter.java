package dev.assay.testdata.av;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes being written, numbers in one byte order. */
public final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean little;

  private ByteWriter(boolean little) {
    this.little = little;
  }

  /** Nothing yet; numbers will be big-endian. */
  public static ByteWriter bigEndian() {
    return new ByteWriter(false);
  }

  /** Nothing yet; numbers will be little-endian. */
  public static ByteWriter littleEndian() {
    return new ByteWriter(true);
  }

  /** Adds the low 8 bits of a number. */
  public ByteWriter u8(int value) {
    out.write(value);
    return this;
  }

  /** Adds the low 16 bits of a number. */
  public ByteWriter u16(int value) {
    return number(value, 2);
  }

  /** Adds the low 24 bits of a number. */
  public ByteWriter u24(int value) {
    return number(value, 3);
  }

  /** Adds the low 32 bits of a number. */
  public ByteWriter u32(long value) {
    return number(value, 4);
  }

  /** Adds a number of 64 bits. */
  public ByteWriter u64(long value) {
    return number(value, 8);
  }

  /** Adds the low bytes of a number. */
  public ByteWriter number(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * (little ? i : bytes - 1 - i))));
    }
    return this;
  }

  /** Adds characters, a byte each. */
  public ByteWriter text(String latin1) {
    return bytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Adds bytes. */
  public ByteWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Adds zeros. */
  public ByteWriter zeros(int count) {
    return bytes(new byte[count]);
  }

  /** How many bytes there are. */
  public int length() {
    return out.size();
  }

  /** The bytes. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }
}
