package dev.assay.cli;

import dev.assay.finding.Severity;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the command prints, and whether a person looks at it.
 *
 * <p>Colours and progress appear on a terminal only; {@code NO_COLOR} switches colours off.
 */
final class Console {
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

  private final PrintStream out;
  private final PrintStream err;

  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** Standard output for JSON in UTF-8, in which nothing is left that a terminal would obey. */
  OutputStream json() {
    return new EscapedJson(out);
  }

  /** Whether standard output is a terminal that shows colours, and the user wants them. */
  boolean inColour() {
    return Ansi.AUTO.enabled();
  }

  /** Whether a person watches standard error on a terminal. */
  @SuppressWarnings("SystemConsoleNull") // what newer JDKs return is asked further down
  boolean isInteractive() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is always a console, which says whether it is a terminal.
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** The severity's name, padded to seven columns and coloured on a terminal. */
  String severity(Severity severity) {
    String style =
        switch (severity) {
          case ERROR -> "bold,red";
          case WARNING -> "yellow";
          case INFO -> "cyan";
        };
    return styled(style, padded(severity.label(), 7));
  }

  /** The text in a style on a terminal; no markup in it counts. */
  String styled(String style, String text) {
    return inColour() ? styledForTerminal(style, text) : text;
  }

  static String styledForTerminal(String style, String text) {
    Ansi.IStyle[] styles = Ansi.Style.parse(style);
    return Ansi.Style.on(styles) + text + Ansi.Style.off(styles);
  }

  /** A number of bytes for people, in decimal units. */
  static String bytes(long bytes) {
    double scaled = bytes;
    int unit = 0;
    while (scaled >= 999.95 && unit < UNITS.length - 1) {
      scaled /= 1000;
      unit++;
    }
    return unit == 0
        ? String.format(Locale.ROOT, "%d bytes", bytes)
        : String.format(Locale.ROOT, "%.1f %s", scaled, UNITS[unit]);
  }

  /** A number with up to four significant digits. */
  static String number(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number).round(new MathContext(4)).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }

  /** A number with thousands separated by commas. */
  static String count(long number) {
    StringBuilder digits = new StringBuilder().append(number);
    int first = number < 0 ? 1 : 0;
    for (int comma = digits.length() - 3; comma > first; comma -= 3) {
      digits.insert(comma, ',');
    }
    return digits.toString();
  }

  /** A text with spaces behind it, so that what follows stands below what is above. */
  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - text.length()));
  }

  /**
   * Text from a file or a file name without anything a terminal would obey or XML cannot hold:
   * control and formatting characters, halves of surrogate pairs and noncharacters are written as
   * escapes.
   */
  static String printable(String text) {
    if (text.codePoints().allMatch(Console::isHarmless)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isHarmless(c)) {
                safe.appendCodePoint(c);
              } else {
                String hex = c > Character.MAX_VALUE ? "\\u{%x}" : "\\u%04x";
                safe.append(String.format(Locale.ROOT, hex, c));
              }
            });
    return safe.toString();
  }

  /** Whether a terminal shows a character and does nothing else. */
  static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> (c & 0xFFFE) != 0xFFFE;
    };
  }
}
