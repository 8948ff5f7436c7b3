package dev.assay.archive;

import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The bytes of an entry on their way out of a decompressor: as many as the archive says and with
 * the checksum it says, or an exception.
 */
final class ExactStream extends InputStream {

  /** The checksum of an entry of which the archive gives none. */
  static final long NO_CHECKSUM = -1;

  private final InputStream in;
  private final String name;
  private final long length;
  private final long checksum;
  private final CRC32 sum = new CRC32();
  private long passed;

  /**
   * The next {@code length} bytes of a stream.
   *
   * @param checksum the CRC-32 of the bytes, {@link #NO_CHECKSUM} when they may have any
   */
  ExactStream(InputStream in, String name, long length, long checksum) {
    this.in = in;
    this.name = name;
    this.length = length;
    this.checksum = checksum;
  }

  /** How many bytes are still to come. */
  long left() {
    return length - passed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int n) throws IOException {
    int want = (int) Math.min(n, left());
    if (want == 0) {
      return n == 0 ? 0 : -1;
    }
    int count;
    try {
      count = in.read(into, offset, want);
    } catch (ZipException e) {
      throw new MalformedException(
          "the compressed data of " + name + " is damaged: " + e.getMessage(), passed);
    } catch (EOFException e) {
      throw cut();
    }
    if (count < 0) {
      throw cut();
    }
    passed += count;
    if (checksum != NO_CHECKSUM) {
      sum.update(into, offset, count);
      if (passed == length && sum.getValue() != checksum) {
        throw new MalformedException("the checksum of " + name + " is another", passed);
      }
    }
    return count;
  }

  private TruncatedException cut() {
    return new TruncatedException(
        "the data of " + name + " ends after " + passed + " of " + length + " bytes", passed);
  }
}
