package dev.assay.archive;

import dev.assay.finding.Finding;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Traffic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An archive opened again for one entry: the same archive still, or an error; and everything read
 * of it is counted.
 */
final class Reopened implements ByteSource {
  private final Container container;
  private final ByteSource archive;
  private long bytes;
  private long reads;

  Reopened(Container container) throws IOException {
    this.container = container;
    this.archive = container.opener().open();
  }

  @Override
  public Identity identity() {
    return archive.identity();
  }

  @Override
  public List<Finding> findings() {
    return archive.findings();
  }

  @Override
  public Traffic traffic() {
    Traffic moved = archive.traffic();
    return moved == null ? new Traffic(bytes, reads) : moved;
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    int count = archive.readAt(position, into);
    if (reads == 0) {
      container.requireSame(archive);
    }
    bytes += count;
    reads++;
    return count;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
