package dev.assay.pdf;

import dev.assay.pdf.PdfObject.Dictionary;
import dev.assay.pdf.PdfObject.Items;
import dev.assay.pdf.PdfObject.Name;
import dev.assay.pdf.PdfObject.Reference;
import dev.assay.pdf.PdfObject.Text;
import dev.assay.pdf.PdfObject.Whole;
import dev.assay.pdf.PdfObject.Word;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A place in a document that values are read from (ISO 32000-2 7.3). */
final class ValueParser extends PdfLexer {
  private static final int MOST_DEPTH = 32;
  private static final int MOST_VALUES = 200_000;

  /** Digits of a generation and a space behind them, at most. */
  private static final int GENERATION_WITHIN = 6;

  private int values;

  /** Of the reference that was read last. */
  private long generation;

  /** The place at that offset. */
  ValueParser(PdfBytes bytes, long position) {
    super(bytes, position);
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
    values = 0;
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
      case '<' -> ahead(1) == '<' ? entries(depth) : new Text(hexadecimal());
      default -> {
        long number = isDigit(c) ? unsigned() : -1;
        if (number < 0) {
          yield numberOrWord();
        }
        yield refers() ? new Reference(number, generation) : new Whole(number);
      }
    };
  }

  private Items items(int depth) throws IOException {
    skip(1);
    List<PdfObject> items = new ArrayList<>();
    while (peek() != ']') {
      items.add(value(depth + 1));
    }
    skip(1);
    return new Items(items);
  }

  private Dictionary entries(int depth) throws IOException {
    skip(2);
    Dictionary dictionary = new Dictionary();
    while (peek() == '/') {
      String key = knownName();
      if (key == null) {
        pass();
      } else {
        PdfObject value = value(depth + 1);
        boolean isNull = value instanceof Word word && word.text().equals("null");
        if (!isNull && !dictionary.put(key, value)) {
          throw new DeclinedException("a dictionary has two values of " + key);
        }
      }
    }
    if (ahead(0) != '>' || ahead(1) != '>') {
      throw new DeclinedException("a dictionary has something else than a key");
    }
    skip(2);
    return dictionary;
  }

  /** Passes over one value. */
  private void pass() throws IOException {
    int depth = 0;
    long dictionaries = 0; // one bit for every level
    do {
      int c = peek();
      if (c == '[' || (c == '<' && ahead(1) == '<')) {
        if (++depth > MOST_DEPTH) {
          throw new DeclinedException("a value is nested too deeply");
        }
        dictionaries = dictionaries << 1 | (c == '<' ? 1 : 0);
        skip(c == '<' ? 2 : 1);
      } else if (c == ']' || c == '>') {
        boolean dictionary = c == '>';
        if (depth == 0
            || dictionary != ((dictionaries & 1) == 1)
            || (dictionary && ahead(1) != '>')) {
          throw new DeclinedException("brackets do not match");
        }
        depth--;
        dictionaries >>>= 1;
        skip(dictionary ? 2 : 1);
      } else if (c == '(') {
        passLiteral();
      } else if (c == '<') {
        passHexadecimal();
      } else if (c == '/') {
        passName();
      } else if (isDigit(c) && depth == 0 && unsigned() >= 0) {
        refers();
      } else {
        word();
        boolean refers = depth > 0 && isWord("R");
        if (!refers && !isNumber()) {
          checkWord();
        }
      }
    } while (depth > 0);
  }

  /** Whether the number just read begins a reference (7.3.10), which is passed then. */
  private boolean refers() throws IOException {
    long behind = position();
    if (isDigit(peek())) {
      int n = 0;
      while (n < GENERATION_WITHIN && isDigit(ahead(n))) {
        n++;
      }
      if (isSpace(ahead(n))) {
        generation = digits();
        if (accept("R")) {
          return true;
        }
      }
    }
    back(behind);
    return false;
  }

  /** A number with a sign or a fraction, or a word. */
  private PdfObject numberOrWord() throws IOException {
    word();
    boolean number = isNumber();
    if (!number) {
      checkWord();
    }
    String text = text();
    return number && text.length() <= MOST_DIGITS && text.indexOf('.') < 0
        ? new Whole(Long.parseLong(text))
        : new Word(text);
  }

  private void checkWord() throws IOException {
    if (!isWord("null") && !isWord("true") && !isWord("false")) {
      throw new DeclinedException("a value is none of those a document has");
    }
  }
}
