package dev.assay.pdf;

import dev.assay.read.DeclinedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document that words, numbers, names and strings are read from (ISO 32000-2 7.2,
 * 7.3). It keeps to the letter of the standard and declines what does not.
 */
class PdfLexer {

  /** Bytes of one value; the children of a hundred thousand pages fit in. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int MOST_TOKEN_BYTES = 512;

  /** Digits of a number; larger ones are of no use here. */
  static final int MOST_DIGITS = 15;

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

  /* The piece of them in use, where in it the place is, and where this piece or the value ends. */
  private byte[] piece = {};
  private long start;
  private int at;
  private int limit;
  private long end;

  /* The name or the word that was read last: in its piece, or put together. */
  private byte[] token = {};
  private int first;
  private int length;
  private byte[] put = new byte[32];

  /** The place at that offset. */
  PdfLexer(PdfBytes bytes, long position) {
    this.bytes = bytes;
    seek(position);
  }

  /** Goes to an offset. */
  final void seek(long position) {
    end = position + MOST_BYTES;
    limit = 0;
    back(position);
  }

  /** Goes back to an offset without what was read since being forgotten. */
  final void back(long position) {
    long index = position - start;
    if (index >= 0 && index < limit) {
      at = (int) index;
    } else {
      start = position;
      at = 0;
      limit = 0;
    }
  }

  /** Goes over that many bytes. */
  final void skip(int n) {
    at += n;
  }

  /** The offset of the next byte. */
  final long position() {
    return start + at;
  }

  /** The byte that many bytes further on, -1 behind the end. */
  final int ahead(int n) throws IOException {
    return at + n < limit ? piece[at + n] & 0xFF : bytes.at(position() + n);
  }

  /** Whether a byte is white space (7.2.3). */
  static boolean isSpace(int c) {
    return c >= 0 && KIND[c] == SPACE;
  }

  /** The next byte that is neither white space nor of a comment, -1 at the end; stays before it. */
  final int peek() throws IOException {
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
  final void expect(String word) throws IOException {
    if (!accept(word)) {
      throw new DeclinedException("there is no " + word + " where one should be");
    }
  }

  /** Passes a word if it comes next. */
  final boolean accept(String word) throws IOException {
    peek();
    int n = word.length();
    for (int i = 0; i < n; i++) {
      if (ahead(i) != word.charAt(i)) {
        return false;
      }
    }
    if (isRegular(ahead(n))) {
      return false;
    }
    at += n;
    return true;
  }

  /** The integer that has to come next and must not be negative. */
  final long whole() throws IOException {
    peek();
    return digits();
  }

  /** An unsigned number; -1, and nothing is read, when the digits are only the start of a word. */
  final long unsigned() throws IOException {
    long before = position();
    long value = 0;
    int c = current();
    while (isDigit(c)) {
      value = 10 * value + (c - '0');
      c = following();
    }
    if (isRegular(c)) {
      back(before);
      return -1;
    }
    if (position() - before > MOST_DIGITS) {
      throw new DeclinedException("a number is too large");
    }
    return value;
  }

  /** Digits, of which there has to be one at least, and behind which nothing of a word stands. */
  final long digits() throws IOException {
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

  /** Reads a word: regular characters, as many as come. */
  final void word() throws IOException {
    token = put;
    first = 0;
    length = 0;
    int c = current();
    while (isRegular(c)) {
      keep(length++, c);
      c = following();
    }
  }

  /** Whether the word is that one. */
  final boolean isWord(String word) {
    return Names.equal(word, token, first, length);
  }

  /** Whether the word is a number (7.3.3). */
  final boolean isNumber() {
    int digits = 0;
    int stops = 0;
    int behind = first + length;
    boolean signed = length > 0 && (token[first] == '-' || token[first] == '+');
    for (int i = signed ? first + 1 : first; i < behind; i++) {
      digits += isDigit(token[i]) ? 1 : 0;
      stops += token[i] == '.' ? 1 : 0;
      if (!isDigit(token[i]) && token[i] != '.') {
        return false;
      }
    }
    return digits > 0 && stops <= 1;
  }

  /** The name or word that was read last. */
  final String text() {
    return new String(token, first, length, StandardCharsets.ISO_8859_1);
  }

  /** The name that has to come next. */
  final String name() throws IOException {
    String known = knownName();
    return known == null ? text() : known;
  }

  /** The name that has to come next, null when it is none of {@link Names}. */
  final @Nullable String knownName() throws IOException {
    int c = following();
    first = at;
    int behind = at;
    while (behind < limit && isPlain(piece[behind])) {
      behind++;
    }
    length = behind - first;
    if (behind < limit && piece[behind] != '#' && length <= MOST_TOKEN_BYTES) {
      token = piece;
      at = behind;
      return Names.find(token, first, length);
    }
    return escapedName(c);
  }

  /** A name with escapes, or one that goes on in the next piece. */
  private @Nullable String escapedName(int start) throws IOException {
    token = put;
    first = 0;
    length = 0;
    int c = start;
    while (isRegular(c)) {
      if (c == '#') {
        int high = Character.digit(following(), 16);
        int low = Character.digit(following(), 16);
        if (high < 0 || low < 0) {
          throw new DeclinedException("a name has a broken escape");
        }
        c = high << 4 | low;
      }
      keep(length++, c);
      c = following();
    }
    return Names.find(token, first, length);
  }

  /** Passes over the name that comes next. */
  final void passName() throws IOException {
    int c = following();
    while (isRegular(c)) {
      c = following();
    }
  }

  /** A string in parentheses (7.3.4.2). */
  final byte[] literal() throws IOException {
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
        at++;
        return text.toByteArray();
      } else if (c == '\r') {
        if (ahead(1) == '\n') {
          at++;
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
        if (ahead(1) == '\n') {
          at++;
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
    for (int n = 1; n < 3 && Character.digit(ahead(1), 8) >= 0; n++) {
      value = value << 3 | Character.digit(following(), 8);
    }
    return value & 0xFF;
  }

  /** Passes over the string in parentheses that comes next. */
  final void passLiteral() throws IOException {
    int open = 0;
    int c = current();
    do {
      if (c == '\\') {
        at++;
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
  final byte[] hexadecimal() throws IOException {
    int digits = 0;
    for (int c = following(); c != '>'; c = following()) {
      if (!isSpace(c)) {
        int digit = Character.digit(c, 16);
        if (digit < 0) {
          throw new DeclinedException("a string has something else than digits");
        }
        boolean upper = digits % 2 == 0;
        keep(digits / 2, upper ? digit << 4 : put[digits / 2] | digit);
        digits++;
      }
    }
    at++;
    return Arrays.copyOf(put, (digits + 1) / 2);
  }

  /** Passes over the string in angle brackets that comes next. */
  final void passHexadecimal() throws IOException {
    while (following() != '>') {
      checkEnd();
    }
    at++;
  }

  private void keep(int index, int c) throws IOException {
    if (index == put.length) {
      if (index >= MOST_TOKEN_BYTES) {
        throw new DeclinedException("a word is too long");
      }
      put = Arrays.copyOf(put, 2 * index);
      token = put;
    }
    put[index] = (byte) c;
  }

  private int current() throws IOException {
    return at < limit ? piece[at] & 0xFF : brought();
  }

  private int following() throws IOException {
    at++;
    return current();
  }

  /** The byte at the place, whose piece is taken into use; -1 when there is none. */
  private int brought() throws IOException {
    long position = position();
    if (position > end) {
      throw new DeclinedException("a value is too long");
    }
    int c = bytes.at(position);
    if (c >= 0) {
      piece = bytes.piece();
      start = bytes.start();
      at = (int) (position - start);
      limit = (int) Math.min(bytes.count(), end + 1 - start);
    }
    return c;
  }

  private void checkEnd() throws IOException {
    if (current() < 0) {
      throw new DeclinedException("a value goes on behind the end");
    }
  }

  /** Whether a byte is a decimal digit. */
  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a byte is regular and stands for itself in a name (7.3.5). */
  private static boolean isPlain(byte b) {
    return KIND[b & 0xFF] == REGULAR && b != '#';
  }

  /** Whether a byte is neither white space nor a delimiter (7.2.3). */
  static boolean isRegular(int c) {
    return c >= 0 && KIND[c] == REGULAR;
  }
}
