package dev.assay.testdata.av;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes being written, numbers in one byte order. */
final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean little;

  private ByteWriter(boolean little) {
    this.little = little;
  }

  static ByteWriter bigEndian() {
    return new ByteWriter(false);
  }

  static ByteWriter littleEndian() {
    return new ByteWriter(true);
  }

  ByteWriter u8(int value) {
    out.write(value);
    return this;
  }

  ByteWriter u16(int value) {
    return number(value, 2);
  }

  ByteWriter u24(int value) {
    return number(value, 3);
  }

  ByteWriter u32(long value) {
    return number(value, 4);
  }

  ByteWriter u64(long value) {
    return number(value, 8);
  }

  ByteWriter number(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * (little ? i : bytes - 1 - i))));
    }
    return this;
  }

  ByteWriter text(String latin1) {
    return bytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  ByteWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  ByteWriter zeros(int count) {
    return bytes(new byte[count]);
  }

  int length() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
