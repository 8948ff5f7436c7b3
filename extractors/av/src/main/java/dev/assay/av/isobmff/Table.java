package dev.assay.av.isobmff;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;

/**
 * A table of entries of one size, read whole: what a full box holds behind its version, its flags
 * and a 32-bit count. It takes no more memory than the box has bytes.
 */
final class Table {
  static final Table EMPTY = new Table(new byte[0], 1, 0);

  private final byte[] bytes;
  private final int entrySize;
  private final int count;

  private Table(byte[] bytes, int entrySize, int count) {
    this.bytes = bytes;
    this.entrySize = entrySize;
    this.count = count;
  }

  /** Reads the table in a box body whose cursor stands behind the version and flags. */
  static Table read(ByteCursor in, String box, int entrySize) throws IOException {
    long count = in.u32();
    checkCount(in, box, count, entrySize * 8L);
    return new Table(in.take(count * entrySize), entrySize, (int) count);
  }

  /** Asserts that a box has room for the entries it declares. */
  static void checkCount(ByteCursor in, String box, long count, long entryBits)
      throws MalformedException {
    long room = in.declaredEnd() - in.position();
    if (count * entryBits / 8 > room) {
      throw new MalformedException(
          "box '" + box + "' declares " + count + " entries in " + room + " bytes", in.position());
    }
  }

  int count() {
    return count;
  }

  /** The unsigned number {@code offset} bytes into an entry. */
  long u32(int entry, int offset) {
    return i32(entry, offset) & 0xFFFF_FFFFL;
  }

  /** The signed number {@code offset} bytes into an entry. */
  int i32(int entry, int offset) {
    int at = entry * entrySize + offset;
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  /** The 64-bit number {@code offset} bytes into an entry. */
  long i64(int entry, int offset) {
    return u32(entry, offset) << 32 | u32(entry, offset + 4);
  }

  /** The entry, seen as one number of the table's entry size, 4 or 8 bytes. */
  long number(int entry) {
    return entrySize == 8 ? i64(entry, 0) : u32(entry, 0);
  }
}
