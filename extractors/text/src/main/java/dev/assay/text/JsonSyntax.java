package dev.assay.text;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is JSON (RFC 8259), told from its start: every character at hand has to fit, but
 * the end may be missing.
 */
final class JsonSyntax {

  /** What a text is. */
  enum Verdict {
    /** No JSON. */
    NONE,
    /** One value, or the start of one. */
    ONE,
    /** Several values, each on lines of its own. */
    SEVERAL
  }

  private enum Expected {
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    COLON,
    COMMA_OR_END,
    NOTHING
  }

  /** Deeper text is taken for JSON without looking on. */
  private static final int DEPTH = 4096;

  private final byte[] text;
  private final BitSet objects = new BitSet();
  private int position;
  private int depth;
  private boolean inObject;

  private JsonSyntax(byte[] text, int start) {
    this.text = text;
    this.position = start;
  }

  /**
   * Judges a text in UTF-8, or in another set that has ASCII in it.
   *
   * @param start where it starts
   * @param whole whether the text is complete, so that a value has to be, too
   */
  static Verdict of(byte[] text, int start, boolean whole) {
    return new JsonSyntax(text, start).verdict(whole);
  }

  private Verdict verdict(boolean whole) {
    Expected expected = Expected.VALUE;
    int values = 0;
    boolean lineEnded = true;
    while (true) {
      lineEnded |= skipSpace();
      if (position == text.length) {
        boolean complete = expected == Expected.NOTHING;
        boolean nothing = values == 0 && depth == 0;
        if (nothing || (whole && !complete)) {
          return Verdict.NONE;
        }
        return values > (complete ? 1 : 0) ? Verdict.SEVERAL : Verdict.ONE;
      }
      if (expected == Expected.NOTHING) {
        if (!lineEnded) {
          return Verdict.NONE;
        }
        expected = Expected.VALUE;
      }
      if (depth > DEPTH) {
        return Verdict.ONE;
      }
      Expected next = token(expected);
      if (next == null) {
        // It breaks off where the text at hand ends, or it is no JSON.
        boolean cut = !whole && position == text.length && (depth > 0 || values > 0);
        return cut ? (values > 0 ? Verdict.SEVERAL : Verdict.ONE) : Verdict.NONE;
      }
      expected = next;
      if (expected == Expected.NOTHING) {
        values++;
        lineEnded = false;
      }
    }
  }

  /** Reads one token; null when it does not fit or breaks off. */
  private @Nullable Expected token(Expected expected) {
    int c = text[position];
    return switch (expected) {
      case COLON -> {
        position++;
        yield c == ':' ? Expected.VALUE : null;
      }
      case COMMA_OR_END -> {
        if (c != ',') {
          yield c == (inObject ? '}' : ']') ? close() : null;
        }
        position++;
        yield inObject ? Expected.KEY : Expected.VALUE;
      }
      case KEY_OR_END -> c == '}' ? close() : key(c);
      case KEY -> key(c);
      case VALUE_OR_END -> c == ']' ? close() : value(c);
      case VALUE, NOTHING -> value(c);
    };
  }

  private @Nullable Expected key(int c) {
    return c == '"' && string() ? Expected.COLON : null;
  }

  private @Nullable Expected value(int c) {
    if (c == '{' || c == '[') {
      position++;
      inObject = c == '{';
      objects.set(++depth, inObject);
      return c == '{' ? Expected.KEY_OR_END : Expected.VALUE_OR_END;
    }
    boolean fits =
        switch (c) {
          case '"' -> string();
          case 't' -> word("true");
          case 'f' -> word("false");
          case 'n' -> word("null");
          default -> number();
        };
    return fits ? afterValue() : null;
  }

  private Expected close() {
    position++;
    inObject = objects.get(--depth);
    return afterValue();
  }

  private Expected afterValue() {
    return depth == 0 ? Expected.NOTHING : Expected.COMMA_OR_END;
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++, position++) {
      if (position == text.length || text[position] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean string() {
    for (position++; position < text.length; position++) {
      int c = text[position];
      if (c == '"') {
        position++;
        return true;
      }
      if (c >= 0 && c < ' ') {
        return false;
      }
      if (c == '\\' && !escape()) {
        return false;
      }
    }
    return false;
  }

  /** Goes to the last character of an escape. */
  private boolean escape() {
    if (++position >= text.length) {
      position = text.length;
      return false;
    }
    int c = text[position];
    if (c != 'u') {
      return "\"\\/bfnrt".indexOf(c) >= 0;
    }
    for (int i = 0; i < 4; i++) {
      if (++position >= text.length) {
        position = text.length;
        return false;
      }
      if (Character.digit(text[position], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean number() {
    if (peek() == '-') {
      position++;
    }
    if (peek() == '0') {
      position++;
    } else if (!digits()) {
      return false;
    }
    if (peek() == '.') {
      position++;
      if (!digits()) {
        return false;
      }
    }
    if (peek() == 'e' || peek() == 'E') {
      position++;
      if (peek() == '+' || peek() == '-') {
        position++;
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int start = position;
    while (peek() >= '0' && peek() <= '9') {
      position++;
    }
    return position > start;
  }

  private int peek() {
    return position < text.length ? text[position] : -1;
  }

  /** Skips white space and says whether a line ended in it. */
  private boolean skipSpace() {
    boolean lineEnded = false;
    while (position < text.length && isSpace(text[position])) {
      lineEnded |= text[position++] == '\n';
    }
    return lineEnded;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
