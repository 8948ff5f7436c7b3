package dev.assay.pdf;

import dev.assay.pdf.PdfObject.Dictionary;
import dev.assay.pdf.PdfObject.Items;
import dev.assay.pdf.PdfObject.Name;
import dev.assay.pdf.PdfObject.Reference;
import dev.assay.pdf.PdfObject.Text;
import dev.assay.pdf.PdfObject.Whole;
import dev.assay.pdf.PdfObject.Word;
import dev.assay.read.DeclinedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A place in a document that objects are read from (ISO 32000-2 7.2, 7.3). It keeps to the letter
 * of the standard and declines what does not.
 */
final class PdfLexer {

  /** The keys whose values are kept; those of other keys are passed over. */
  private static final Set<String> KEPT =
      Set.of(
          "Type",
          // 7.7.2, 7.7.3: the catalog and the page tree
          "Version",
          "Pages",
          "Kids",
          "Count",
          // 7.5.5, 7.5.8: the trailer and cross-reference streams
          "Root",
          "Encrypt",
          "ID",
          "Prev",
          "XRefStm",
          "Size",
          "Index",
          "W",
          // 7.3.8, 7.4.4, 7.5.7: streams and object streams
          "Length",
          "Filter",
          "DecodeParms",
          "F",
          "Predictor",
          "Columns",
          "Colors",
          "BitsPerComponent",
          "N",
          "First",
          // 7.6.2, 7.6.4: the encryption dictionary
          "V",
          "R",
          "O",
          "U",
          "P",
          "CF",
          "StdCF",
          "CFM",
          "EncryptMetadata");

  /** Bytes of one value; the children of a hundred thousand pages fit in. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int MOST_DEPTH = 32;
  private static final int MOST_VALUES = 200_000;
  private static final int MOST_TOKEN_BYTES = 512;
  private static final int MOST_DIGITS = 15;

  /** What a byte is (7.2.3). */
  private static final int REGULAR = 0;

  private static final int SPACE = 1;
  private static final int DELIMITER = 2;
  private static final byte[] KIND = new byte[256];

  static {
    for (char c : "\0\t\n\f\r ".toCharArray()) {
      KIND[c] = SPACE;
    }
    for (char c : "()<>[]{}/%".toCharArray()) {
      KIND[c] = DELIMITER;
    }
  }

  private final PdfBytes bytes;
  private final byte[] token = new byte[MOST_TOKEN_BYTES];
  private long position;
  private long end;
  private int values;

  /** The place at that offset. */
  PdfLexer(PdfBytes bytes, long position) {
    this.bytes = bytes;
    seek(position);
  }

  /** Goes to an offset. */
  void seek(long position) {
    this.position = position;
    this.end = position + MOST_BYTES;
    this.values = 0;
  }

  /** The offset of the next byte. */
  long position() {
    return position;
  }

  /** Whether a byte is white space (7.2.3). */
  static boolean isSpace(int c) {
    return c >= 0 && KIND[c] == SPACE;
  }

  /** The next byte that is neither white space nor of a comment, -1 at the end; stays before it. */
  int peek() throws IOException {
    int c = current();
    while (c >= 0 && (KIND[c] == SPACE || c == '%')) {
      if (c == '%') {
        while (c >= 0 && c != '\n' && c != '\r') {
          c = following();
        }
      } else {
        c = following();
      }
    }
    return c;
  }

  /** Passes a word that has to come next. */
  void expect(String word) throws IOException {
    if (!accept(word)) {
      throw new DeclinedException("there is no " + word + " where one should be");
    }
  }

  /** Passes a word if it comes next. */
  boolean accept(String word) throws IOException {
    peek();
    if (!bytes.matches(position, word) || isRegular(bytes.at(position + word.length()))) {
      return false;
    }
    position += word.length();
    return true;
  }

  /** The integer that has to come next and must not be negative. */
  long whole() throws IOException {
    peek();
    return digits();
  }

  /** The dictionary that has to come next. */
  Dictionary dictionary() throws IOException {
    if (value() instanceof Dictionary dictionary) {
      return dictionary;
    }
    throw new DeclinedException("there is no dictionary where one should be");
  }

  /** The value that has to come next. */
  PdfObject value() throws IOException {
    return value(0);
  }

  private PdfObject value(int depth) throws IOException {
    if (++values > MOST_VALUES || depth > MOST_DEPTH) {
      throw new DeclinedException("a value holds too many others");
    }
    int c = peek();
    return switch (c) {
      case '/' -> new Name(name());
      case '(' -> new Text(literal());
      case '[' -> items(depth);
      case '<' -> bytes.at(position + 1) == '<' ? entries(depth) : new Text(hexadecimal());
      default -> isDigit(c) ? numberOrReference() : numberOrWord();
    };
  }

  private Items items(int depth) throws IOException {
    position++;
    List<PdfObject> items = new ArrayList<>();
    while (peek() != ']') {
      items.add(value(depth + 1));
    }
    position++;
    return new Items(items);
  }

  private Dictionary entries(int depth) throws IOException {
    position += 2;
    Map<String, PdfObject> entries = new HashMap<>();
    while (peek() == '/') {
      String key = name();
      if (KEPT.contains(key)) {
        PdfObject value = value(depth + 1);
        boolean isNull = value instanceof Word word && word.text().equals("null");
        if (!isNull && entries.put(key, value) != null) {
          throw new DeclinedException("a dictionary has two values of " + key);
        }
      } else {
        pass();
      }
    }
    if (!bytes.matches(position, ">>")) {
      throw new DeclinedException("a dictionary has something else than a key");
    }
    position += 2;
    return new Dictionary(entries);
  }

  /** Passes over one value. */
  private void pass() throws IOException {
    int depth = 0;
    long dictionaries = 0; // one bit for every level
    do {
      int c = peek();
      if (c == '[' || (c == '<' && bytes.at(position + 1) == '<')) {
        if (++depth > MOST_DEPTH) {
          throw new DeclinedException("a value is nested too deeply");
        }
        dictionaries = dictionaries << 1 | (c == '<' ? 1 : 0);
        position += c == '<' ? 2 : 1;
      } else if (c == ']' || c == '>') {
        boolean dictionary = c == '>';
        if (depth == 0
            || dictionary != ((dictionaries & 1) == 1)
            || (dictionary && bytes.at(position + 1) != '>')) {
          throw new DeclinedException("brackets do not match");
        }
        depth--;
        dictionaries >>>= 1;
        position += dictionary ? 2 : 1;
      } else if (c == '(') {
        passLiteral();
      } else if (c == '<') {
        while (following() != '>') {
          checkEnd();
        }
        position++;
      } else if (c == '/') {
        position++;
        passRegular();
      } else if (isDigit(c) && depth == 0) {
        numberOrReference();
      } else {
        int n = word();
        boolean refers = depth > 0 && n == 1 && token[0] == 'R';
        if (!refers && !isNumber(n)) {
          checkWord(text(n));
        }
      }
    } while (depth > 0);
  }

  private void passRegular() throws IOException {
    int c = current();
    while (c >= 0 && KIND[c] == REGULAR) {
      c = following();
    }
  }

  /** An unsigned number, or the reference it begins (7.3.10). */
  private PdfObject numberOrReference() throws IOException {
    long start = position;
    int c = current();
    while (isDigit(c)) {
      c = following();
    }
    if (isRegular(c)) {
      position = start;
      return numberOrWord();
    }
    long behind = position;
    position = start;
    long number = digits();
    if (isDigit(peek())) {
      int n = 0;
      while (n < 6 && isDigit(bytes.at(position + n))) {
        n++;
      }
      long between = position + n;
      if (isSpace(bytes.at(between))) {
        long generation = digits();
        if (accept("R")) {
          return new Reference(number, generation);
        }
      }
    }
    position = behind;
    return new Whole(number);
  }

  /** Digits, of which there has to be one at least, and behind which nothing of a word stands. */
  private long digits() throws IOException {
    long value = 0;
    int n = 0;
    int c = current();
    while (isDigit(c)) {
      value = 10 * value + (c - '0');
      if (++n > MOST_DIGITS) {
        throw new DeclinedException("a number is too large");
      }
      c = following();
    }
    if (n == 0 || isRegular(c)) {
      throw new DeclinedException("there is no number where one should be");
    }
    return value;
  }

  /** A number with a sign or a fraction, or a word. */
  private PdfObject numberOrWord() throws IOException {
    int n = word();
    String text = text(n);
    if (!isNumber(n)) {
      checkWord(text);
    } else if (n <= MOST_DIGITS && text.indexOf('.') < 0) {
      return new Whole(Long.parseLong(text));
    }
    return new Word(text);
  }

  /** Reads regular characters and says how many there were. */
  private int word() throws IOException {
    int n = 0;
    int c = current();
    while (isRegular(c)) {
      keep(n++, c);
      c = following();
    }
    return n;
  }

  /** Whether that many characters are a number (7.3.3). */
  private boolean isNumber(int n) {
    int digits = 0;
    int stops = 0;
    for (int i = n > 0 && (token[0] == '-' || token[0] == '+') ? 1 : 0; i < n; i++) {
      digits += isDigit(token[i]) ? 1 : 0;
      stops += token[i] == '.' ? 1 : 0;
      if (!isDigit(token[i]) && token[i] != '.') {
        return false;
      }
    }
    return digits > 0 && stops <= 1;
  }

  private static void checkWord(String text) throws IOException {
    if (!text.equals("null") && !text.equals("true") && !text.equals("false")) {
      throw new DeclinedException("a value is none of those a document has");
    }
  }

  private String name() throws IOException {
    int n = 0;
    int c = following();
    while (isRegular(c)) {
      if (c == '#') {
        int high = Character.digit(following(), 16);
        int low = Character.digit(following(), 16);
        if (high < 0 || low < 0) {
          throw new DeclinedException("a name has a broken escape");
        }
        c = high << 4 | low;
      }
      keep(n++, c);
      c = following();
    }
    return text(n);
  }

  /** A string in parentheses (7.3.4.2). */
  private byte[] literal() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int open = 1;
    for (int c = following(); ; c = following()) {
      if (c == '\\') {
        c = escaped(following());
        if (c < 0) {
          continue;
        }
      } else if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        position++;
        return text.toByteArray();
      } else if (c == '\r') {
        if (bytes.at(position + 1) == '\n') {
          position++;
        }
        c = '\n';
      }
      checkEnd();
      if (text.size() >= MOST_TOKEN_BYTES) {
        throw new DeclinedException("a string is too long");
      }
      text.write(c);
    }
  }

  /** The character an escape stands for, -1 when it joins lines; stays at its last byte. */
  private int escaped(int c) throws IOException {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '\n' -> -1;
      case '\r' -> {
        if (bytes.at(position + 1) == '\n') {
          position++;
        }
        yield -1;
      }
      default -> octal(c);
    };
  }

  /** One to three octal digits, or another character that stands for itself. */
  private int octal(int c) throws IOException {
    int value = Character.digit(c, 8);
    if (value < 0) {
      return c;
    }
    for (int n = 1; n < 3 && Character.digit(bytes.at(position + 1), 8) >= 0; n++) {
      value = value << 3 | Character.digit(following(), 8);
    }
    return value & 0xFF;
  }

  private void passLiteral() throws IOException {
    int open = 0;
    int c = current();
    do {
      if (c == '\\') {
        position++;
      } else if (c == '(') {
        open++;
      } else if (c == ')') {
        open--;
      }
      c = following();
      checkEnd();
    } while (open > 0);
  }

  /** A string in angle brackets (7.3.4.3). */
  private byte[] hexadecimal() throws IOException {
    int digits = 0;
    for (int c = following(); c != '>'; c = following()) {
      if (!isSpace(c)) {
        int digit = Character.digit(c, 16);
        if (digit < 0) {
          throw new DeclinedException("a string has something else than digits");
        }
        boolean first = digits % 2 == 0;
        keep(digits / 2, first ? digit << 4 : token[digits / 2] | digit);
        digits++;
      }
    }
    position++;
    byte[] text = new byte[(digits + 1) / 2];
    System.arraycopy(token, 0, text, 0, text.length);
    return text;
  }

  private void keep(int at, int c) throws IOException {
    if (at >= MOST_TOKEN_BYTES) {
      throw new DeclinedException("a word is too long");
    }
    token[at] = (byte) c;
  }

  private String text(int n) {
    return new String(token, 0, n, StandardCharsets.ISO_8859_1);
  }

  private int current() throws IOException {
    return bytes.at(position);
  }

  private int following() throws IOException {
    if (++position > end) {
      throw new DeclinedException("a value is too long");
    }
    return bytes.at(position);
  }

  private void checkEnd() throws IOException {
    if (current() < 0) {
      throw new DeclinedException("a value goes on behind the end");
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isRegular(int c) {
    return c >= 0 && KIND[c] == REGULAR;
  }
}
