package dev.assay.archive;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a zip archive says of one entry, in its directory or in front of the data (PKWARE APPNOTE
 * 6.3.10, 4.3.7 and 4.3.12).
 *
 * @param name the name
 * @param flags general purpose bits (4.4.4)
 * @param method the compression (4.4.5)
 * @param checksum the CRC-32 of the content
 * @param compressed bytes in the archive
 * @param size bytes of content
 * @param headerBytes length of the header with name and extra fields
 * @param offset where the entry's local header starts
 * @param modified when the file last changed; null when that is told in local time only
 */
record ZipRecord(
    String name,
    int flags,
    int method,
    long checksum,
    long compressed,
    long size,
    int headerBytes,
    long offset,
    @Nullable Instant modified) {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  static final int LOCAL_SIGNATURE = 0x04034b50;
  static final int CENTRAL_SIGNATURE = 0x02014b50;

  /** Bytes of a local header without name and extra fields. */
  static final int LOCAL_BYTES = 30;

  private static final int ENCRYPTED = 1;
  private static final int SIZES_FOLLOW = 1 << 3;
  private static final int UTF8 = 1 << 11;
  private static final long IN_ZIP64 = 0xFFFF_FFFFL;
  private static final int ZIP64_FIELD = 1;
  private static final int TIMES_FIELD = 0x5455;

  /** What names are in that do not say they are UTF-8 (APPNOTE appendix D). */
  private static final Charset OLD_NAMES =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Whether the local header leaves the sizes to a descriptor behind the data (4.3.9). */
  boolean sizesFollow() {
    return (flags & SIZES_FOLLOW) != 0;
  }

  boolean isFolder() {
    return name.endsWith("/");
  }

  /** Reads a record of the directory, of which the signature was read. */
  static ZipRecord central(ByteCursor in) throws IOException {
    long at = in.position() - 4;
    in.skip(4);
    return read(in, at, true);
  }

  /** Reads a local header, of which the signature was read. */
  static ZipRecord local(ByteCursor in) throws IOException {
    long at = in.position() - 4;
    in.skip(2);
    return read(in, at, false);
  }

  private static ZipRecord read(ByteCursor in, long at, boolean central) throws IOException {
    int flags = in.u16();
    int method = in.u16();
    in.skip(4); // local time of nobody knows where
    long checksum = in.u32();
    long compressed = in.u32();
    long size = in.u32();
    int nameBytes = in.u16();
    int extraBytes = in.u16();
    int commentBytes = central ? in.u16() : 0;
    long offset = at;
    if (central) {
      in.skip(8);
      offset = in.u32();
    }
    byte[] name = in.take(nameBytes);
    ByteCursor extra = in.slice(extraBytes);
    in.skip(commentBytes);
    Instant modified = null;
    while (extra.remaining() >= 4) {
      int field = extra.u16();
      int length = extra.u16();
      if (length > extra.remaining()) {
        break; // some writers pad with what is no field
      }
      ByteCursor body = extra.slice(length);
      if (field == ZIP64_FIELD) {
        size = size == IN_ZIP64 ? body.u64() : size;
        compressed = compressed == IN_ZIP64 ? body.u64() : compressed;
        offset = offset == IN_ZIP64 ? body.u64() : offset;
      } else if (field == TIMES_FIELD && length >= 5 && (body.u8() & 1) != 0) {
        modified = Instant.ofEpochSecond(body.i32());
      }
    }
    return new ZipRecord(
        (flags & UTF8) != 0
            ? new String(name, StandardCharsets.UTF_8)
            : TarHeader.text(name, OLD_NAMES),
        flags,
        method,
        checksum,
        compressed,
        size,
        (int) (in.position() - at),
        offset,
        modified);
  }

  /** The record of an archive that has something in front of it. */
  ZipRecord movedBy(long shift) {
    return new ZipRecord(
        name, flags, method, checksum, compressed, size, headerBytes, offset + shift, modified);
  }

  /**
   * Fails when the record makes no sense.
   *
   * @param at where it is
   * @param end where the entries end
   */
  void check(long at, long end) throws MalformedException {
    if (method == STORED && !isEncrypted() && compressed != size) {
      throw new MalformedException("a stored entry has two sizes", at);
    }
    if (offset < 0 || offset > end || compressed > end - offset) {
      throw new TruncatedException("the archive ends inside the entry " + name, at);
    }
  }
}
