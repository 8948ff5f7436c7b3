package dev.assay.testdata.image;

/** Bits being written, the lowest bit of a byte and of a number first. */
final class BitWriter {
  private final Bytes out = Bytes.littleEndian();
  private int current;
  private int used;

  BitWriter bits(long value, int count) {
    for (int i = 0; i < count; i++) {
      current |= (int) ((value >> i) & 1) << used;
      if (++used == 8) {
        out.u8(current);
        current = 0;
        used = 0;
      }
    }
    return this;
  }

  /** The bytes, the last one filled with zeros. */
  byte[] toArray() {
    if (used > 0) {
      out.u8(current);
      used = 0;
      current = 0;
    }
    return out.toArray();
  }
}
