package dev.assay.archive;

import dev.assay.finding.Finding;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Traffic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** An entry to whose cost belongs what it took to find it. */
record Charged(ByteSource entry, Traffic found) implements ByteSource {
  @Override
  public Identity identity() {
    return entry.identity();
  }

  @Override
  public List<Finding> findings() {
    return entry.findings();
  }

  @Override
  public Traffic traffic() {
    Traffic moved = entry.traffic();
    return moved == null
        ? found
        : new Traffic(moved.bytes() + found.bytes(), moved.requests() + found.requests());
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    return entry.readAt(position, into);
  }

  @Override
  public void close() throws IOException {
    entry.close();
  }
}
