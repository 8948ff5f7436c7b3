package dev.assay.archive;

import dev.assay.finding.Finding;
import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.source.ByteSource;
import dev.assay.source.Traffic;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a tape archive in the order in which its headers are read. */
sealed interface TarInput {

  /** Where the next byte is. */
  long position();

  /**
   * Goes forward.
   *
   * @throws TruncatedException when the archive is known to end before
   */
  void skip(long n) throws IOException;

  /** Whether the archive may go on for so long. */
  default boolean has(long n) {
    return true;
  }

  /**
   * The next bytes.
   *
   * @param n not more than a few MiB
   * @return all of them, or none when the archive ends here
   * @throws TruncatedException when it ends among them
   */
  byte[] take(int n) throws IOException;

  /** An archive that can be read at any position. */
  record Positional(ByteCursor in) implements TarInput {
    @Override
    public long position() {
      return in.position();
    }

    @Override
    public void skip(long n) throws IOException {
      if (in.sourceLength() >= 0 && n > in.remaining()) {
        throw new TruncatedException(
            "the archive ends " + (n - in.remaining()) + " bytes too early", in.end());
      }
      in.skip(n);
    }

    @Override
    public boolean has(long n) {
      return in.sourceLength() < 0 || n <= in.remaining();
    }

    @Override
    public byte[] take(int n) throws IOException {
      return in.has(1) ? in.take(n) : new byte[0];
    }
  }

  /** An archive that comes out of gzip (RFC 1952). */
  final class Inflated implements TarInput {
    private static final int PIECE = 64 * 1024;

    /** What may come out whatever went in. */
    private static final long FREE_BYTES = 1L << 30;

    /** How much may come out of a byte beyond that; the most there can be is about 1030. */
    private static final int MOST_RATIO = 250;

    private final ByteSource source;
    private final SourceStream compressed;
    private final InputStream inflated;
    private long position;
    private long chargedBytes;
    private long chargedReads;

    Inflated(ByteSource source) throws IOException {
      this.source = source;
      this.compressed = new SourceStream(source);
      this.inflated = open(compressed);
    }

    private static InputStream open(InputStream compressed) throws IOException {
      try {
        return new GZIPInputStream(compressed, PIECE);
      } catch (ZipException | EOFException e) {
        throw new MalformedException("the gzip header is damaged: " + e.getMessage(), 0);
      }
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void skip(long n) throws IOException {
      byte[] waste = new byte[(int) Math.min(n, PIECE)];
      long left = n;
      while (left > 0) {
        int count = read(waste, 0, (int) Math.min(left, waste.length));
        if (count < 0) {
          throw cut(left);
        }
        left -= count;
      }
    }

    @Override
    public byte[] take(int n) throws IOException {
      byte[] bytes = new byte[Math.min(n, PIECE)];
      int done = 0;
      while (done < n) {
        if (done == bytes.length) {
          bytes = Arrays.copyOf(bytes, (int) Math.min(n, 2L * done));
        }
        int count = read(bytes, done, bytes.length - done);
        if (count < 0 && done == 0) {
          return new byte[0];
        }
        if (count < 0) {
          throw cut(n - done);
        }
        done += count;
      }
      return bytes;
    }

    /** The next {@code length} bytes as a stream, whose reading moves this. */
    ExactStream content(String name, long length) {
      InputStream rest =
          new InputStream() {
            @Override
            public int read() {
              throw new UnsupportedOperationException("read in pieces");
            }

            @Override
            public int read(byte[] into, int offset, int n) throws IOException {
              return Inflated.this.read(into, offset, n);
            }
          };
      return new ExactStream(rest, name, length, ExactStream.NO_CHECKSUM);
    }

    /** Begins to count for an entry. */
    void charge() {
      chargedBytes = compressed.position();
      chargedReads = compressed.reads();
    }

    /** What was taken of the archive since. */
    Traffic charged() {
      return new Traffic(compressed.position() - chargedBytes, compressed.reads() - chargedReads);
    }

    /** What was noticed about the store. */
    List<Finding> findings() {
      return source.findings();
    }

    private int read(byte[] into, int offset, int n) throws IOException {
      int count;
      try {
        count = inflated.read(into, offset, n);
      } catch (ZipException e) {
        throw new MalformedException(
            "the compressed data is damaged: " + e.getMessage(), compressed.position());
      } catch (EOFException e) {
        throw new TruncatedException("the compressed data breaks off", compressed.position());
      }
      position += Math.max(0, count);
      if (position > FREE_BYTES && position / MOST_RATIO > compressed.position()) {
        throw new LimitExceededException(
            "compression",
            "more than " + MOST_RATIO + " bytes come out of each of the archive",
            compressed.position());
      }
      return count;
    }

    private TruncatedException cut(long missing) {
      return new TruncatedException(
          "the archive ends " + missing + " bytes too early", compressed.position());
    }
  }
}
