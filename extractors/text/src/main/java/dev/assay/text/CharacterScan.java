package dev.assay.text;

import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a text tell of its characters: fed piece by piece, it never keeps any.
 *
 * <p>Text holds no control characters but those of typewriters (BEL to CR), ESC, which terminals
 * and ISO 2022 use, and the SUB that ended files in CP/M and DOS.
 */
final class CharacterScan {
  private static final int BEL = 0x07;
  private static final int SUB = 0x1A;
  private static final int ESC = 0x1B;
  private static final int DEL = 0x7F;

  /** Shorter texts than this can be binary data that have no control characters by chance. */
  private static final int BYTES_OF_EVIDENCE = 64;

  private final Layout layout;
  private long units;
  private long lines;
  private boolean inLine;
  private int previous;
  private boolean valid = true;
  private boolean ascii = true;

  /* UTF-8: continuation bytes still due, and the range of the next one (RFC 3629 4). */
  private boolean utf8 = true;
  private int due;
  private int least;
  private int most;

  /* Single bytes. */
  private long high;
  private boolean c1;
  private boolean undefined1252;

  /* UTF-16 and UTF-32: the unit that is being put together. */
  private int unit;
  private int unitBytes;
  private boolean surrogateDue;

  CharacterScan(Layout layout) {
    this.layout = layout;
  }

  /** How the characters are laid out. */
  Layout layout() {
    return layout;
  }

  /** Looks at the next bytes. */
  void accept(byte[] bytes, int from, int to) {
    if (layout.unitBytes() == 1) {
      for (int i = from; i < to && valid; i++) {
        i = printable(bytes, i, to);
        if (i < to) {
          single(bytes[i] & 0xFF);
        }
      }
      return;
    }
    for (int i = from; i < to && valid; i++) {
      int b = bytes[i] & 0xFF;
      unit = layout.little() ? unit | (b << (8 * unitBytes)) : (unit << 8) | b;
      if (++unitBytes == layout.unitBytes()) {
        wide(unit);
        unit = 0;
        unitBytes = 0;
      }
    }
  }

  /** Looks at the printable ASCII characters that come next, and says where they end. */
  private int printable(byte[] bytes, int from, int to) {
    if (previous == SUB) {
      return from;
    }
    int end = from;
    while (end < to && bytes[end] >= ' ' && bytes[end] != DEL) {
      end++;
    }
    if (end > from) {
      utf8 &= due == 0;
      due = 0;
      units += end - from;
      inLine = true;
      previous = bytes[end - 1];
    }
    return end;
  }

  private void single(int b) {
    character(b);
    if (b < 0x80) {
      utf8 &= due == 0;
      due = 0;
      return;
    }
    ascii = false;
    high++;
    c1 |= b < 0xA0;
    undefined1252 |= b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
    if (!utf8) {
      return;
    }
    if (due > 0) {
      utf8 = b >= least && b <= most;
      due--;
      least = 0x80;
      most = 0xBF;
    } else {
      due = b < 0xC2 ? 0 : b < 0xE0 ? 1 : b < 0xF0 ? 2 : b < 0xF5 ? 3 : 0;
      utf8 = due > 0;
      least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
      most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    }
  }

  private void wide(int value) {
    character(value);
    ascii &= value >= 0 && value < 0x80;
    boolean low = value >= 0xDC00 && value < 0xE000;
    boolean highSurrogate = value >= 0xD800 && value < 0xDC00;
    if (layout.unitBytes() == 2) {
      valid &= low == surrogateDue && value != 0xFFFE && value != 0xFFFF;
      surrogateDue = highSurrogate;
    } else {
      valid &= value >= 0 && value <= 0x10FFFF && !low && !highSurrogate;
    }
  }

  private void character(int c) {
    units++;
    if (previous == SUB && c != SUB) {
      valid = false;
    }
    if (isControl(c)) {
      valid = false;
    }
    if (c == '\n') {
      lines += previous == '\r' ? 0 : 1;
      inLine = false;
    } else if (c == '\r') {
      lines++;
      inLine = false;
    } else {
      inLine = c != SUB;
    }
    previous = c;
  }

  private static boolean isControl(int c) {
    boolean typewriter = c >= BEL && c <= '\r';
    return c == DEL || (c >= 0 && c < ' ' && !typewriter && c != ESC && c != SUB);
  }

  /** Characters, or what stands for them, seen so far; where the scan stopped when not text. */
  long units() {
    return units;
  }

  /** Lines so far; the last one need not be ended. */
  long lines() {
    return lines + (inLine ? 1 : 0);
  }

  /**
   * Whether it can be text.
   *
   * @param whole whether nothing follows
   */
  boolean isText(boolean whole) {
    boolean cut = whole && (unitBytes != 0 || surrogateDue);
    if (!valid || units == 0 || cut) {
      return false;
    }
    return isUtf8(whole)
        || layout.unitBytes() > 1
        || units >= BYTES_OF_EVIDENCE
        || high * 10 <= units * 3;
  }

  private boolean isUtf8(boolean whole) {
    return utf8 && (due == 0 || !whole);
  }

  /** Whether the character set is one of Unicode's, or its part ASCII. */
  boolean isUnicode(boolean whole) {
    return layout.unitBytes() > 1 || isUtf8(whole);
  }

  /**
   * The IANA name of the character set, lower case.
   *
   * @return null when the bytes speak against all that can be told apart
   */
  @Nullable String charset(boolean whole) {
    if (layout.unitBytes() > 1) {
      return layout.charset();
    }
    if (isUtf8(whole)) {
      return ascii && layout.bomBytes() == 0 ? "us-ascii" : "utf-8";
    }
    // Western European letters are few among the others; where they are not, it is another set.
    if (undefined1252 || high * 2 > units) {
      return null;
    }
    return c1 ? "windows-1252" : "iso-8859-1";
  }
}
