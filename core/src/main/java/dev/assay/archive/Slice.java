package dev.assay.archive;

import dev.assay.finding.Finding;
import dev.assay.read.TruncatedException;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Traffic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A stretch of an archive, as a source; closing it closes the archive. */
final class Slice implements ByteSource {
  private final Reopened archive;
  private final Identity identity;
  private final long start;

  /** The stretch that starts at {@code start} and is as long as {@code identity} says. */
  Slice(Reopened archive, Identity identity, long start) {
    this.archive = archive;
    this.identity = identity;
    this.start = start;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public List<Finding> findings() {
    return archive.findings();
  }

  @Override
  public Traffic traffic() {
    return archive.traffic();
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    return clamped(identity, position, into, room -> archive.readAt(start + position, room));
  }

  /** Reads as {@link ByteSource#readAt}. */
  @FunctionalInterface
  interface Reading {
    int into(ByteBuffer room) throws IOException;
  }

  /**
   * Reads no further than an entry goes.
   *
   * @throws TruncatedException when the archive does not go as far
   */
  static int clamped(Identity entry, long position, ByteBuffer into, Reading reading)
      throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    int want = (int) Math.max(0, Math.min(into.remaining(), entry.length() - position));
    if (want == 0) {
      return 0;
    }
    ByteBuffer room = into.slice().limit(want);
    int count = reading.into(room);
    into.position(into.position() + count);
    if (count < want) {
      throw new TruncatedException(
          "the archive ends inside the entry " + entry.name(), position + count);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
