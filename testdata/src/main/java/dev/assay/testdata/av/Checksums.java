package dev.assay.testdata.av;

/** Cyclic redundancy checks, the highest bit first, none of them inverted. */
final class Checksums {

  private Checksums() {}

  /** x8 + x2 + x + 1 (RFC 9639 9.1.8). */
  static int crc8(byte[] bytes) {
    return (int) crc(bytes, 8, 0x07, 0);
  }

  /** x16 + x15 + x2 + 1 (RFC 9639 9.3). */
  static int crc16(byte[] bytes) {
    return (int) crc(bytes, 16, 0x8005, 0);
  }

  /** The checksum of an Ogg page (RFC 3533 6). */
  static long ogg(byte[] bytes) {
    return crc(bytes, 32, 0x04C1_1DB7L, 0);
  }

  /** The checksum of a section of an MPEG transport stream (ISO/IEC 13818-1 annex A). */
  static long section(byte[] bytes) {
    return crc(bytes, 32, 0x04C1_1DB7L, 0xFFFF_FFFFL);
  }

  private static long crc(byte[] bytes, int width, long polynomial, long start) {
    long top = 1L << (width - 1);
    long mask = (top << 1) - 1;
    long crc = start;
    for (byte b : bytes) {
      crc ^= (long) (b & 0xFF) << (width - 8);
      for (int i = 0; i < 8; i++) {
        crc = ((crc & top) != 0 ? (crc << 1) ^ polynomial : crc << 1) & mask;
      }
    }
    return crc;
  }
}
