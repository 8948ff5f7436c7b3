package dev.assay.archive;

import dev.assay.finding.Finding;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.StreamSource;
import dev.assay.source.Traffic;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/**
 * An entry that comes out of a decompressor: a stream whose length is known.
 *
 * <p>What has passed is kept within the bounds of {@link StreamSource}, so that an entry that
 * inflates to more than is allowed is refused before it has.
 */
final class PassingEntry implements ByteSource {
  private final Identity identity;
  private final StreamSource stream;
  private final Supplier<List<Finding>> findings;
  private final Supplier<Traffic> traffic;
  private final Closeable end;

  /**
   * An entry.
   *
   * @param content exactly the bytes of the entry
   * @param mostKept bytes of it that may be taken
   * @param findings what was noticed about the store
   * @param traffic what was taken of the archive for it
   * @param end what to close with it
   */
  PassingEntry(
      Identity identity,
      InputStream content,
      long mostKept,
      Supplier<List<Finding>> findings,
      Supplier<Traffic> traffic,
      Closeable end) {
    this.identity = identity;
    this.findings = findings;
    this.traffic = traffic;
    this.end = end;
    this.stream =
        StreamSource.of(content, identity.name(), StreamSource.DEFAULT_MEMORY_BYTES, mostKept);
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public List<Finding> findings() {
    return findings.get();
  }

  @Override
  public Traffic traffic() {
    return traffic.get();
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    return Slice.clamped(identity, position, into, room -> stream.readAt(position, room));
  }

  @Override
  public void close() throws IOException {
    try (end) {
      stream.close();
    }
  }
}
