package dev.assay.pdf;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value as a document writes it (ISO 32000-2 7.3), as far as pages are counted with it. */
sealed interface PdfObject {

  /** An integer (7.3.3). */
  record Whole(long value) implements PdfObject {}

  /** A name without its slash, its escapes resolved (7.3.5). */
  record Name(String text) implements PdfObject {}

  /** A string, its escapes resolved but not decrypted (7.3.4). */
  @SuppressWarnings("ArrayRecordComponent") // strings are never compared as a whole
  record Text(byte[] bytes) implements PdfObject {}

  /** An array (7.3.6). */
  record Items(List<PdfObject> values) implements PdfObject {}

  /** An indirect reference (7.3.10). */
  record Reference(long number, long generation) implements PdfObject {}

  /** Null, a truth value or a real number, none of which has a meaning here. */
  record Word(String text) implements PdfObject {}

  /** A dictionary (7.3.7) with those of its entries that are asked for, null ones left out. */
  final class Dictionary implements PdfObject {
    private String[] keys = new String[4];
    private PdfObject[] values = new PdfObject[4];
    private int size;

    /** Adds an entry, unless the key has one; whether it was added. */
    boolean put(String key, PdfObject value) {
      if (has(key)) {
        return false;
      }
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      keys[size] = key;
      values[size++] = value;
      return true;
    }

    /** The value of a key as it stands there, null when there is none. */
    @Nullable PdfObject get(String key) {
      for (int i = 0; i < size; i++) {
        if (keys[i].equals(key)) {
          return values[i];
        }
      }
      return null;
    }

    /** Whether the value of a key is that name. */
    boolean isName(String key, String text) {
      return get(key) instanceof Name name && name.text().equals(text);
    }

    /** Whether the key has a value. */
    boolean has(String key) {
      return get(key) != null;
    }
  }
}
