package dev.assay.av.codec;

import java.util.Arrays;

/**
 * Bits of a few bytes in memory, most significant first; zeros follow the last.
 *
 * <p>Whether more was read than is there is asked once at the end, with {@link #overrun}.
 */
final class BitReader {
  private final byte[] bytes;
  private long position;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bits of a NAL unit without its emulation prevention bytes (H.264 7.3.1, H.265 7.3.1.1). */
  static BitReader ofNalUnit(byte[] nal) {
    byte[] plain = new byte[nal.length];
    int length = 0;
    int zeros = 0;
    for (byte b : nal) {
      if (zeros >= 2 && b == 3) {
        zeros = 0;
        continue;
      }
      plain[length++] = b;
      zeros = b == 0 ? zeros + 1 : 0;
    }
    return new BitReader(length == plain.length ? plain : Arrays.copyOf(plain, length));
  }

  boolean flag() {
    return bits(1) != 0;
  }

  /** Up to 32 bits. */
  long bits(int n) {
    long value = 0;
    for (int left = n; left > 0; ) {
      long at = position >>> 3;
      int rest = 8 - (int) (position & 7);
      int taken = Math.min(left, rest);
      int octet = at < bytes.length ? bytes[(int) at] & 0xFF : 0;
      value = value << taken | (octet >> (rest - taken) & ((1 << taken) - 1));
      position += taken;
      left -= taken;
    }
    return value;
  }

  void skip(long n) {
    position += n;
  }

  /** An unsigned Exp-Golomb code (H.264 9.1), -1 when it is longer than any in use. */
  long ue() {
    int zeros = 0;
    while (!flag()) {
      if (++zeros > 32 || overrun()) {
        position = 8L * bytes.length + 1;
        return 0;
      }
    }
    return (1L << zeros) - 1 + bits(zeros);
  }

  /** A signed Exp-Golomb code (H.264 9.1.1). */
  long se() {
    long code = ue();
    return (code & 1) != 0 ? (code + 1) / 2 : -(code / 2);
  }

  long left() {
    return 8L * bytes.length - position;
  }

  /** Whether more bits were read than there are. */
  boolean overrun() {
    return left() < 0;
  }
}
