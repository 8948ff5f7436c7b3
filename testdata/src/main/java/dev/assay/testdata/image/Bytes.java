package dev.assay.testdata.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes being written, numbers in one byte order. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean little;

  private Bytes(boolean little) {
    this.little = little;
  }

  static Bytes bigEndian() {
    return new Bytes(false);
  }

  static Bytes littleEndian() {
    return new Bytes(true);
  }

  static Bytes in(ByteOrder order) {
    return new Bytes(order == ByteOrder.LITTLE_ENDIAN);
  }

  Bytes u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  Bytes u16(int value) {
    return number(value, 2);
  }

  Bytes u32(long value) {
    return number(value, 4);
  }

  Bytes u64(long value) {
    return number(value, 8);
  }

  /** A number of that many bytes. */
  Bytes number(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      int place = little ? i : bytes - 1 - i;
      out.write((int) (value >> (8 * place)));
    }
    return this;
  }

  /** ISO 8859-1 text. */
  Bytes text(String text) {
    return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Bytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes zeros(long count) {
    return bytes(new byte[Math.toIntExact(count)]);
  }

  /** A box of ISO/IEC 14496-12 4.2. */
  Bytes box(String type, byte[] body) {
    return u32(body.length + 8L).text(type).bytes(body);
  }

  int size() {
    return out.size();
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
