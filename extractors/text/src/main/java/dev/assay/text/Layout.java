package dev.assay.text;

import dev.assay.format.Head;
import org.jspecify.annotations.Nullable;

/**
 * How characters are laid out in bytes.
 *
 * @param unitBytes bytes of a code unit: 1, 2 or 4
 * @param little whether the lower byte comes first
 * @param bomBytes bytes of the byte order mark (Unicode 23.8), 0 when there is none
 */
record Layout(int unitBytes, boolean little, int bomBytes) {
  static final Layout BYTES = new Layout(1, false, 0);

  /** The part of code units, in percent, whose upper byte is 0 in UTF-16 text without a mark. */
  private static final int LATIN_PERCENT = 60;

  /** The layout that a byte order mark names, null when there is none. */
  static @Nullable Layout marked(Head head) {
    if (head.startsWith("\u00EF\u00BB\u00BF")) {
      return new Layout(1, false, 3);
    }
    if (head.startsWith("\u00FF\u00FE\0\0")) {
      return new Layout(4, true, 4);
    }
    if (head.startsWith("\0\0\u00FE\u00FF")) {
      return new Layout(4, false, 4);
    }
    if (head.startsWith("\u00FF\u00FE")) {
      return new Layout(2, true, 2);
    }
    if (head.startsWith("\u00FE\u00FF")) {
      return new Layout(2, false, 2);
    }
    return null;
  }

  /** The layout of text without a mark: UTF-16 when most of its letters are Latin, else bytes. */
  static Layout guessed(Head head) {
    byte[] bytes = head.bytes();
    int units = bytes.length / 2;
    int upperFirst = 0;
    int upperSecond = 0;
    for (int i = 0; i + 1 < bytes.length && (upperFirst == 0 || upperSecond == 0); i += 2) {
      upperFirst += bytes[i] == 0 && bytes[i + 1] != 0 ? 1 : 0;
      upperSecond += bytes[i] != 0 && bytes[i + 1] == 0 ? 1 : 0;
    }
    boolean little = upperFirst == 0;
    boolean latin = Math.max(upperFirst, upperSecond) * 100L >= units * (long) LATIN_PERCENT;
    boolean both = upperFirst > 0 && upperSecond > 0;
    return units < 2 || both || !latin ? BYTES : new Layout(2, little, 0);
  }

  /** The IANA name of the character set of units wider than a byte, lower case. */
  String charset() {
    return "utf-" + 8 * unitBytes + (little ? "le" : "be");
  }
}
