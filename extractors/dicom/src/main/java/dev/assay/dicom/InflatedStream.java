package dev.assay.dicom;

import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of a deflated data set (PS3.5 annex A.5), which holds raw deflate data.
 *
 * <p>What is compressed is charged to the cursor's budget as it is read, and what comes out is
 * bounded too. Where the compressed data is cut off or damaged, the stream ends; {@link #isWhole}
 * tells.
 */
final class InflatedStream extends InputStream {
  private final ByteCursor in;
  private final long most;
  private final Inflater inflater = new Inflater(true);
  private final byte[] compressed = new byte[4096];
  private long count;
  private boolean ended;

  /**
   * A stream of the data set at a cursor.
   *
   * @param most bytes that may come out
   */
  InflatedStream(ByteCursor in, long most) {
    this.in = in;
    this.most = most;
  }

  /** Whether the compressed data came to its proper end. */
  boolean isWhole() {
    return inflater.finished();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      int got = inflate(into, offset, length);
      if (got > 0) {
        return got;
      }
    }
    return -1;
  }

  /** Inflates what is at hand, or feeds more; 0 when to go on or at the end. */
  private int inflate(byte[] into, int offset, int length) throws IOException {
    if (count >= most) {
      throw new LimitExceededException(
          "allocation", "the header inflates to more than " + most + " bytes", in.position());
    }
    try {
      int got = inflater.inflate(into, offset, (int) Math.min(length, most - count));
      count += got;
      if (got == 0) {
        ended = inflater.finished() || inflater.needsDictionary() || !feed();
      }
      return got;
    } catch (DataFormatException e) {
      ended = true;
      return 0;
    }
  }

  private boolean feed() throws IOException {
    in.budget().checkTime();
    if (!in.has(1)) {
      return false;
    }
    int got = in.asInputStream().read(compressed);
    inflater.setInput(compressed, 0, got);
    return true;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
