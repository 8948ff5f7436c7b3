package dev.assay.encord.payload;

/** The order in which people count: digits by their number, so that {@code 2} precedes 10. */
final class NaturalOrder {

  private NaturalOrder() {}

  /**
   * A text whose place among others of its kind, character by character, is the natural one: before
   * the digits of a number stands how many they are. What counts the same, such as {@code 1} and
   * {@code 01}, is told apart by the text itself at the end.
   */
  static String key(String text) {
    StringBuilder key = new StringBuilder(2 * text.length() + 8);
    int at = 0;
    while (at < text.length()) {
      if (!isDigit(text.charAt(at))) {
        key.append(text.charAt(at++));
        continue;
      }
      int end = endOfDigits(text, at);
      int start = at;
      while (start < end - 1 && text.charAt(start) == '0') {
        start++;
      }
      key.append('0').append((char) (end - start)).append(text, start, end);
      at = end;
    }
    return key.append('\0').append(text).toString();
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
