package dev.assay.image;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths and view boxes as SVG 2 and CSS Values 4 write them. */
final class SvgLength {
  private static final String NUMBER = "[-+]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][-+]?\\d++)?";
  private static final Pattern LENGTH = Pattern.compile("\\s*+(" + NUMBER + ")([a-zA-Z]*+)\\s*+");
  private static final String GAP = "(?:\\s*+,\\s*+|\\s++)";
  private static final Pattern VIEW_BOX =
      Pattern.compile(
          "\\s*+" + NUMBER + GAP + NUMBER + GAP + "(" + NUMBER + ")" + GAP + "(" + NUMBER
              + ")\\s*+");

  /** Pixels of CSS to an inch, by definition (CSS Values 4, 6.2). */
  private static final double INCH = 96;

  private static final double FONT_SIZE = 16;

  private SvgLength() {}

  /** A length in pixels; NaN when there is none, such as for a percentage. */
  static double pixels(String text) {
    Matcher length = LENGTH.matcher(text);
    if (!length.matches()) {
      return Double.NaN;
    }
    double value = Double.parseDouble(length.group(1));
    double unit =
        switch (length.group(2).toLowerCase(Locale.ROOT)) {
          case "", "px" -> 1;
          case "in" -> INCH;
          case "cm" -> INCH / 2.54;
          case "mm" -> INCH / 25.4;
          case "q" -> INCH / 101.6;
          case "pt" -> INCH / 72;
          case "pc" -> INCH / 6;
          case "em", "rem" -> FONT_SIZE;
          case "ex", "ch" -> FONT_SIZE / 2;
          default -> Double.NaN;
        };
    return value >= 0 ? value * unit : Double.NaN;
  }

  /** Width over height of a view box; NaN when there is none or it has no area. */
  static double ratio(String viewBox) {
    Matcher box = VIEW_BOX.matcher(viewBox);
    if (!box.matches()) {
      return Double.NaN;
    }
    double width = Double.parseDouble(box.group(1));
    double height = Double.parseDouble(box.group(2));
    return width > 0 && height > 0 ? width / height : Double.NaN;
  }
}
