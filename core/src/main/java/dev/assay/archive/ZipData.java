package dev.assay.archive;

import dev.assay.finding.Finding;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Traffic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The bytes of a zip entry as they lie in the archive.
 *
 * <p>Only the local header in front of them tells where they start. It is read together with the
 * first of them.
 */
final class ZipData implements ByteSource {
  /** Room for fields of the local header that the directory does not have. */
  private static final int SLACK = 64;

  private static final long UNKNOWN = -1;

  private final Reopened archive;
  private final Identity identity;
  private final ZipRecord record;
  private long start = UNKNOWN;

  /**
   * The bytes of an entry.
   *
   * @param identity with the length they have in the archive
   */
  ZipData(Reopened archive, Identity identity, ZipRecord record) {
    this.archive = archive;
    this.identity = identity;
    this.record = record;
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
    return Slice.clamped(
        identity,
        position,
        into,
        room -> {
          int count = start == UNKNOWN ? readFirst(position, room) : 0;
          return count == 0 || room.hasRemaining()
              ? count + archive.readAt(start + position + count, room)
              : count;
        });
  }

  /** Finds the start, and gives what came with the header of what was asked for. */
  private int readFirst(long position, ByteBuffer into) throws IOException {
    int header = record.headerBytes() + SLACK;
    int ahead = position == 0 ? into.remaining() : 0;
    long end = archive.identity().length();
    long most = end < 0 ? Long.MAX_VALUE : Math.max(0, end - record.offset());
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(header + (long) ahead, most));
    archive.readAt(record.offset(), bytes);
    bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < ZipRecord.LOCAL_BYTES) {
      throw new TruncatedException("the archive ends before its entry", record.offset());
    }
    if (bytes.getInt(0) != ZipRecord.LOCAL_SIGNATURE) {
      throw new MalformedException("no entry starts where the directory says", record.offset());
    }
    int length =
        ZipRecord.LOCAL_BYTES
            + Short.toUnsignedInt(bytes.getShort(26))
            + Short.toUnsignedInt(bytes.getShort(28));
    start = record.offset() + length;
    if (position > 0 || length >= bytes.limit()) {
      return 0;
    }
    int count = Math.min(into.remaining(), bytes.limit() - length);
    into.put(bytes.array(), length, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
