package dev.assay.format;

import java.util.Objects;

/**
 * Bytes that a file of a type has at a fixed place.
 *
 * @param offset from the start of the file
 * @param characters the bytes as ISO 8859-1 characters
 */
public record Magic(int offset, String characters) {

  public Magic {
    Objects.requireNonNull(characters, "characters");
    if (offset < 0 || characters.isEmpty()) {
      throw new IllegalArgumentException("magic of nothing");
    }
  }

  /** Bytes at the start of the file. */
  public static Magic start(String characters) {
    return new Magic(0, characters);
  }

  /** Whether the head has these bytes. */
  public boolean matches(Head head) {
    return head.at(offset, characters);
  }
}
