package dev.assay.testdata.av;

import java.io.ByteArrayOutputStream;

/** Bits being written, the highest of each byte first. */
final class BitWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int current;
  private int filled;

  BitWriter bits(long value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      current = (current << 1) | (int) ((value >>> i) & 1);
      if (++filled == 8) {
        out.write(current);
        current = 0;
        filled = 0;
      }
    }
    return this;
  }

  /** An unsigned Exp-Golomb number (ITU-T H.264 9.1). */
  BitWriter unsigned(int value) {
    int length = 32 - Integer.numberOfLeadingZeros(value + 1);
    return bits(0, length - 1).bits(value + 1L, length);
  }

  /** A signed Exp-Golomb number (ITU-T H.264 9.1.1). */
  BitWriter signed(int value) {
    return unsigned(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** A one and as many zeros as fill the byte. */
  BitWriter trailing() {
    return bits(1, 1).align();
  }

  /** As many zeros as fill the byte. */
  BitWriter align() {
    return filled == 0 ? this : bits(0, 8 - filled);
  }

  byte[] toByteArray() {
    if (filled != 0) {
      throw new IllegalStateException("a byte is not full");
    }
    return out.toByteArray();
  }
}
