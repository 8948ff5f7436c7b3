package dev.assay.archive;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.source.Identity;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a zip archive (PKWARE APPNOTE 6.3.10), as its directory lists them.
 *
 * <p>Of an archive whose end is missing, and the directory with it, the entries are found one
 * behind the other.
 */
abstract sealed class ZipEntries implements Entries {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END64_BYTES = 56;

  /** What is read of the end at first; comments are rare. */
  private static final int TAIL_BYTES = 16 * 1024;

  /** Bytes the decompressor takes at once. */
  private static final int INFLATER_PIECE = 8 * 1024;

  final ByteCursor in;
  final Container container;

  private ZipEntries(ByteCursor in, Container container) {
    this.in = in;
    this.container = container;
  }

  /** The entries of an archive. */
  static ZipEntries of(ByteCursor start, Container container) throws IOException {
    ByteCursor in = start.rest().order(ByteOrder.LITTLE_ENDIAN);
    for (int tail : new int[] {TAIL_BYTES, END_BYTES + LONGEST_COMMENT}) {
      in.seekTail(tail);
      long from = in.position();
      for (long at = in.sourceLength() - END_BYTES; at >= from; at--) {
        if (in.seek(at).i32() == END_SIGNATURE && isEnd(in, at)) {
          return directory(in, at, container);
        }
      }
      if (from == 0) {
        break;
      }
    }
    return new Found(in.seek(0), container);
  }

  /** Whether the comment goes to the end, so that this is no end of an archive inside. */
  private static boolean isEnd(ByteCursor in, long at) throws IOException {
    return at + END_BYTES + in.seek(at + END_BYTES - 2).u16() <= in.sourceLength();
  }

  private static Listed directory(ByteCursor in, long end, Container container) throws IOException {
    in.seek(end + 4);
    int disk = in.u16();
    int directoryDisk = in.u16();
    in.skip(2);
    long entries = in.u16();
    long size = in.u32();
    long offset = in.u32();
    long directoryEnd = end;
    if (end >= LOCATOR_BYTES && in.seek(end - LOCATOR_BYTES).i32() == LOCATOR_SIGNATURE) {
      in.skip(4);
      long told = in.u64();
      // Where the archive has something in front of it, the offset told is too small.
      long at = told <= end && isEnd64(in, told) ? told : end - LOCATOR_BYTES - END64_BYTES;
      if (at < 0 || !isEnd64(in, at)) {
        throw new MalformedException("the end record of zip64 is missing", end);
      }
      in.seek(at + 32);
      entries = in.u64();
      size = in.u64();
      offset = in.u64();
      directoryEnd = at;
    } else if (disk != 0 || directoryDisk != 0) {
      throw new UnsupportedException(
          "SPLIT_ARCHIVE",
          "The archive is one of several parts.",
          "Join the parts, or unpack them.",
          null);
    }
    long start = directoryEnd - size;
    if (start < 0 || offset > start) {
      throw new MalformedException("the directory does not fit into the archive", end);
    }
    return new Listed(
        in.range(start, size).order(ByteOrder.LITTLE_ENDIAN), container, entries, start - offset);
  }

  private static boolean isEnd64(ByteCursor in, long at) throws IOException {
    return in.sourceLength() - at >= END64_BYTES && in.seek(at).i32() == END64_SIGNATURE;
  }

  /** An entry as a source, or the reason why it cannot be one. */
  final ArchiveEntry entry(ZipRecord record) {
    String path = ArchivePath.clean(record.name());
    UnsupportedException reason = refusal(record);
    if (reason != null) {
      return container.refused(path, record.size(), record.modified(), reason);
    }
    Identity identity = container.identityOf(path, record.size(), record.modified());
    if (record.method() == ZipRecord.STORED) {
      return new ArchiveEntry(
          path, identity, () -> new ZipData(new Reopened(container), identity, record), false);
    }
    return new ArchiveEntry(path, identity, () -> inflated(identity, record), false);
  }

  private PassingEntry inflated(Identity identity, ZipRecord record) throws IOException {
    Identity packed = container.identityOf(identity.name(), record.compressed(), null);
    ZipData data = new ZipData(new Reopened(container), packed, record);
    Inflater inflater = new Inflater(/* nowrap= */ true);
    InflaterInputStream stream =
        new InflaterInputStream(new SourceStream(data), inflater, INFLATER_PIECE);
    ExactStream content =
        new ExactStream(stream, identity.name(), record.size(), record.checksum());
    return new PassingEntry(
        identity,
        content,
        container.mostInflated(),
        data::findings,
        data::traffic,
        () -> {
          inflater.end();
          data.close();
        });
  }

  private static @Nullable UnsupportedException refusal(ZipRecord record) {
    if (record.isEncrypted()) {
      return new UnsupportedException(
          "ENCRYPTED_ENTRY",
          "The entry is encrypted.",
          "Make the archive without a password, or unpack it.",
          null);
    }
    if (record.method() != ZipRecord.STORED && record.method() != ZipRecord.DEFLATED) {
      return new UnsupportedException(
          "COMPRESSION_METHOD",
          "The entry is compressed by method " + record.method() + ", which is not read.",
          "Make the archive with the usual compression, or with none.",
          null);
    }
    return null;
  }

  /** What the directory lists. */
  private static final class Listed extends ZipEntries {
    private final long entries;
    private final long shift;
    private long seen;
    private long listed;

    /**
     * The entries that a directory lists.
     *
     * @param shift what stands in front of the archive
     */
    Listed(ByteCursor in, Container container, long entries, long shift) {
      super(in, container);
      this.entries = entries;
      this.shift = shift;
    }

    @Override
    public @Nullable ArchiveEntry next() throws IOException {
      while (in.remaining() > 0) {
        long at = in.position();
        if (in.i32() != ZipRecord.CENTRAL_SIGNATURE) {
          throw new MalformedException("the directory of the archive is damaged", at);
        }
        ZipRecord record = ZipRecord.central(in).movedBy(shift);
        seen++;
        if (!record.isFolder()) {
          return entry(record, at);
        }
      }
      // Without zip64 the count wraps around after 65,535.
      if ((seen & 0xFFFF) != (entries & 0xFFFF)) {
        throw new MalformedException(
            "the directory has " + seen + " entries instead of " + entries, in.start());
      }
      return null;
    }

    private ArchiveEntry entry(ZipRecord record, long at) {
      try {
        record.check(at, in.start());
        listed += record.compressed();
        if (listed > in.start()) {
          // Entries that share their data would have a small archive be read without end.
          throw new MalformedException("the entries are longer than the archive: they overlap", at);
        }
        return entry(record);
      } catch (MalformedException e) {
        String path = ArchivePath.clean(record.name());
        return container.refused(path, record.size(), record.modified(), e);
      }
    }
  }

  /** What is found without a directory. */
  private static final class Found extends ZipEntries {
    Found(ByteCursor in, Container container) {
      super(in, container);
    }

    @Override
    public @Nullable ArchiveEntry next() throws IOException {
      while (in.has(ZipRecord.LOCAL_BYTES)) {
        long at = in.position();
        if (in.i32() != ZipRecord.LOCAL_SIGNATURE) {
          break;
        }
        ZipRecord record = ZipRecord.local(in);
        if (record.sizesFollow() && record.compressed() == 0) {
          break; // how long it is stands behind it
        }
        record.check(at, in.end());
        in.skip(record.compressed());
        if (!record.isFolder()) {
          return entry(record);
        }
      }
      throw new TruncatedException("the archive ends without its directory", in.position());
    }
  }
}
