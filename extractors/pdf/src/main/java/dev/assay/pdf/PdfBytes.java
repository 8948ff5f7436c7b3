package dev.assay.pdf;

import java.io.IOException;

/** Bytes by their offset; here all of them in memory. */
class PdfBytes {
  private byte[] bytes;
  private long start;
  private int count;

  /** Those bytes, which are not copied. */
  PdfBytes(byte[] bytes, int count) {
    use(bytes, 0, count);
  }

  /** How many there are. */
  long length() {
    return count;
  }

  /** The byte at an offset, -1 before the first and behind the last. */
  final int at(long offset) throws IOException {
    long index = offset - start;
    return index >= 0 && index < count ? bytes[(int) index] & 0xFF : bring(offset);
  }

  /** The byte at an offset that is not in the piece in use, -1 when there is none. */
  int bring(long offset) throws IOException {
    return -1;
  }

  /** The piece in use, which {@link #at} found the last byte in. */
  final byte[] piece() {
    return bytes;
  }

  /** The offset that the piece in use starts at. */
  final long start() {
    return start;
  }

  /** Bytes of the piece in use. */
  final int count() {
    return count;
  }

  /** Takes another piece into use, which starts at that offset. */
  final void use(byte[] bytes, long start, int count) {
    this.bytes = bytes;
    this.start = start;
    this.count = count;
  }

  /** Whether the bytes at an offset are those characters. */
  final boolean matches(long offset, String characters) throws IOException {
    for (int i = 0; i < characters.length(); i++) {
      if (at(offset + i) != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
