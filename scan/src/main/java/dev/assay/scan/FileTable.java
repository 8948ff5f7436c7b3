package dev.assay.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A number and a check for each of many keys, without the keys: 32 bytes for an entry and as much
 * again of room; not thread-safe.
 *
 * <p>A key is known by 128 bits of its SHA-256, so that among a million keys the chance of any two
 * being taken for one is 1 in 10^27.
 */
final class FileTable {
  private static final int COLUMNS = 4;
  private static final int FIRST_ROWS = 1 << 10;
  private static final long MARK = Long.MIN_VALUE;

  /** Rows of: the two halves of the key's digest, the check, and the value + 1, 0 for no entry. */
  private long[] rows = new long[FIRST_ROWS * COLUMNS];

  private int size;
  private int marked;

  /** A digest of a key, of which any part is as good as another. */
  static ByteBuffer digest(byte[] key) {
    return ByteBuffer.wrap(sha256(key));
  }

  /** The SHA-256 of bytes. */
  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The digest of a text. */
  static ByteBuffer digest(String key) {
    return digest(key.getBytes(StandardCharsets.UTF_8));
  }

  /** How many entries there are. */
  int size() {
    return size;
  }

  /** How many entries are marked. */
  int marked() {
    return marked;
  }

  /**
   * Adds an entry, unmarked, or puts it in the place of the one that the key has.
   *
   * @param value not negative
   * @return whether the key had none
   */
  boolean put(ByteBuffer key, long check, long value) {
    if ((size + 1L) * 10 > rows.length / COLUMNS * 7L) {
      grow();
    }
    int row = row(rows, key.getLong(0), key.getLong(Long.BYTES));
    boolean isNew = rows[row + 3] == 0;
    if (isNew) {
      size++;
    } else if (rows[row + 3] < 0) {
      marked--;
    }
    rows[row] = key.getLong(0);
    rows[row + 1] = key.getLong(Long.BYTES);
    rows[row + 2] = check;
    rows[row + 3] = value + 1;
    return isNew;
  }

  /** The value of a key, -1 when it has no entry. */
  long value(ByteBuffer key) {
    return (rows[find(key) + 3] & ~MARK) - 1;
  }

  /** Whether a key has an entry with that check. */
  boolean has(ByteBuffer key, long check) {
    int row = find(key);
    return rows[row + 3] != 0 && rows[row + 2] == check;
  }

  /** Whether a key has an entry and it is marked. */
  boolean isMarked(ByteBuffer key) {
    return rows[find(key) + 3] < 0;
  }

  /** Marks the entry of a key that has one. */
  void mark(ByteBuffer key) {
    int row = find(key);
    if (rows[row + 3] > 0) {
      rows[row + 3] |= MARK;
      marked++;
    }
  }

  private int find(ByteBuffer key) {
    return row(rows, key.getLong(0), key.getLong(Long.BYTES));
  }

  /** Where the entry of a key is, or would be. */
  private static int row(long[] rows, long high, long low) {
    int last = rows.length / COLUMNS - 1;
    int row = (int) high & last;
    while (rows[row * COLUMNS + 3] != 0
        && (rows[row * COLUMNS] != high || rows[row * COLUMNS + 1] != low)) {
      row = (row + 1) & last;
    }
    return row * COLUMNS;
  }

  private void grow() {
    if (rows.length > Integer.MAX_VALUE / 2) {
      throw new IllegalStateException("too many files for one journal: " + size);
    }
    long[] larger = new long[rows.length * 2];
    for (int i = 0; i < rows.length; i += COLUMNS) {
      if (rows[i + 3] != 0) {
        System.arraycopy(rows, i, larger, row(larger, rows[i], rows[i + 1]), COLUMNS);
      }
    }
    rows = larger;
  }
}
