package dev.assay.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The character sets of a data set's text: the one it starts with, and those that escape sequences
 * switch to (PS3.5 section 6.1.2.5, PS3.3 section C.12.1.1.2).
 *
 * @param first the set of text before any escape sequence
 * @param pairs whether a byte of {@code first} above 0x7F takes the next one with it, so that a
 *     backslash can be the second half of a character
 */
record CharacterSets(Charset first, boolean pairs) {
  private static final byte ESCAPE = 0x1B;

  /** The default repertoire; bytes above 0x7F, which it does not have, are read as ISO 8859-1. */
  static final CharacterSets DEFAULT = new CharacterSets(StandardCharsets.ISO_8859_1, false);

  /**
   * An escape sequence without its first byte (PS3.3 tables C.12-3 and C.12-4).
   *
   * @param sequence its bytes as characters
   * @param charset what it switches to
   * @param wide whether every character takes two bytes below 0x80 from then on
   */
  private record Escape(String sequence, String charset, boolean wide) {}

  private static final List<Escape> ESCAPES =
      List.of(
          new Escape("(B", "ISO-8859-1", false),
          new Escape("-A", "ISO-8859-1", false),
          new Escape("-B", "ISO-8859-2", false),
          new Escape("-C", "ISO-8859-3", false),
          new Escape("-D", "ISO-8859-4", false),
          new Escape("-F", "ISO-8859-7", false),
          new Escape("-G", "ISO-8859-6", false),
          new Escape("-H", "ISO-8859-8", false),
          new Escape("-L", "ISO-8859-5", false),
          new Escape("-M", "ISO-8859-9", false),
          new Escape("-T", "TIS-620", false),
          new Escape("-b", "ISO-8859-15", false),
          new Escape(")I", "Shift_JIS", false),
          new Escape("(J", "Shift_JIS", false),
          new Escape("$B", "ISO-2022-JP", true),
          new Escape("$(D", "ISO-2022-JP-2", true),
          new Escape("$)C", "EUC-KR", false),
          new Escape("$)A", "GB2312", false));

  /**
   * The sets that Specific Character Set (0008,0005) names.
   *
   * @param terms its values; only the first says what text starts with, and an empty one means the
   *     default repertoire
   * @param unknown is told a term that is not known; the default repertoire takes its place
   */
  static CharacterSets of(List<String> terms, Consumer<String> unknown) {
    for (String term : terms.subList(Math.min(1, terms.size()), terms.size())) {
      if (charset(term) == null) {
        unknown.accept(term);
      }
    }
    String term = terms.isEmpty() ? "" : terms.get(0);
    Charset first = charset(term);
    if (first == null) {
      unknown.accept(term);
      return DEFAULT;
    }
    return new CharacterSets(first, first.name().startsWith("GB"));
  }

  /** The set of a defined term (PS3.3 tables C.12-2 to C.12-5), null when there is none. */
  private static @Nullable Charset charset(String term) {
    String name =
        switch (spelledRight(term)) {
          case "", "ISO_IR 6", "ISO 2022 IR 6", "ISO_IR 100", "ISO 2022 IR 100" -> "ISO-8859-1";
          case "ISO_IR 101", "ISO 2022 IR 101" -> "ISO-8859-2";
          case "ISO_IR 109", "ISO 2022 IR 109" -> "ISO-8859-3";
          case "ISO_IR 110", "ISO 2022 IR 110" -> "ISO-8859-4";
          case "ISO_IR 126", "ISO 2022 IR 126" -> "ISO-8859-7";
          case "ISO_IR 127", "ISO 2022 IR 127" -> "ISO-8859-6";
          case "ISO_IR 138", "ISO 2022 IR 138" -> "ISO-8859-8";
          case "ISO_IR 144", "ISO 2022 IR 144" -> "ISO-8859-5";
          case "ISO_IR 148", "ISO 2022 IR 148" -> "ISO-8859-9";
          case "ISO_IR 166", "ISO 2022 IR 166" -> "TIS-620";
          case "ISO_IR 203", "ISO 2022 IR 203" -> "ISO-8859-15";
          case "ISO_IR 13", "ISO 2022 IR 13" -> "Shift_JIS";
          case "ISO 2022 IR 87" -> "ISO-2022-JP";
          case "ISO 2022 IR 159" -> "ISO-2022-JP-2";
          case "ISO 2022 IR 149" -> "EUC-KR";
          case "ISO 2022 IR 58", "ISO 2022 58" -> "GB2312";
          case "ISO_IR 192" -> "UTF-8";
          case "GB18030" -> "GB18030";
          case "GBK", "ISO 2022 GBK" -> "GBK";
          default -> null;
        };
    return name == null ? null : installed(name);
  }

  /** The term with the blank and the underscore where the standard has them. */
  private static String spelledRight(String term) {
    if (!term.startsWith("ISO")) {
      return term;
    }
    if (term.startsWith("IR", 4) && term.charAt(3) != '_') {
      return "ISO_IR".concat(term.substring(6));
    }
    return term.startsWith("2022", 4) && term.startsWith("IR", 9) && term.length() > 12
        ? "ISO 2022 IR ".concat(term.substring(12))
        : term;
  }

  /** A set of this Java runtime; a small one may lack those of other scripts. */
  private static @Nullable Charset installed(String name) {
    return Charset.isSupported(name) ? Charset.forName(name) : null;
  }

  /**
   * The parts between delimiters: values between backslashes, component groups of a name between
   * equals signs. A delimiter's code inside a character of two bytes is none.
   */
  List<byte[]> split(byte[] value, char delimiter) {
    List<byte[]> parts = new ArrayList<>(2);
    int start = 0;
    boolean wide = false;
    for (int i = 0; i < value.length; i++) {
      byte b = value[i];
      if (b == ESCAPE) {
        Escape escape = escapeAt(value, i);
        wide = escape != null && escape.wide;
        i += escape == null ? 0 : escape.sequence.length();
      } else if ((wide && b > ' ') || (pairs && b < 0)) {
        i++;
      } else if (b == delimiter) {
        parts.add(Arrays.copyOfRange(value, start, i));
        start = i + 1;
      }
    }
    parts.add(Arrays.copyOfRange(value, start, value.length));
    return parts;
  }

  /** The text of one value; line ends, tabs and page ends return to the first set. */
  String decode(byte[] value) {
    return decode(value, "\r\n\t\f");
  }

  /** The component groups of a person name; a caret returns to the first set. */
  List<String> decodeName(byte[] value) {
    List<String> groups = new ArrayList<>(3);
    for (byte[] group : split(value, '=')) {
      groups.add(decode(group, "^"));
    }
    return groups;
  }

  private String decode(byte[] value, String resets) {
    int at = nextEscape(value, 0);
    if (at == value.length) {
      return new String(value, first);
    }
    StringBuilder text = new StringBuilder(value.length);
    text.append(new String(value, 0, at, first));
    while (at < value.length) {
      int end = nextEscape(value, at + 1);
      Escape escape = escapeAt(value, at);
      Charset charset = escape == null ? null : installed(escape.charset);
      if (escape == null || charset == null) {
        text.append(new String(value, at, end - at, first));
      } else if (escape.wide) {
        text.append(new String(value, at, end - at, charset));
      } else {
        int start = at + 1 + escape.sequence.length();
        int reset = start;
        while (reset < end && resets.indexOf(value[reset]) < 0) {
          reset++;
        }
        text.append(new String(value, start, reset - start, charset));
        text.append(new String(value, reset, end - reset, first));
      }
      at = end;
    }
    return text.toString();
  }

  private static int nextEscape(byte[] value, int from) {
    int at = from;
    while (at < value.length && value[at] != ESCAPE) {
      at++;
    }
    return at;
  }

  private static @Nullable Escape escapeAt(byte[] value, int at) {
    for (Escape escape : ESCAPES) {
      if (matches(value, at + 1, escape.sequence)) {
        return escape;
      }
    }
    return null;
  }

  private static boolean matches(byte[] value, int at, String sequence) {
    if (at + sequence.length() > value.length) {
      return false;
    }
    for (int i = 0; i < sequence.length(); i++) {
      if (value[at + i] != sequence.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
