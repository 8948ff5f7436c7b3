package dev.assay.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of how many an answer holds (RFC 9110 14.4).
 *
 * @param first the first byte, -1 when the answer holds none
 * @param last the last byte, -1 when the answer holds none
 * @param length the length of the whole, -1 when the server does not say
 */
record ContentRange(long first, long last, long length) {
  private static final Pattern SYNTAX =
      Pattern.compile("\\s*bytes\\s+(?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)\\s*");

  /** The range a header names, null when it names none. */
  static @Nullable ContentRange parse(String header) {
    Matcher matcher = SYNTAX.matcher(header);
    if (!matcher.matches()) {
      return null;
    }
    long first = number(matcher.group(1));
    long last = number(matcher.group(2));
    long length = number(matcher.group(3));
    if (first >= 0 && first == length && last == first - 1) {
      return new ContentRange(-1, -1, length); // how some servers put that nothing is left
    }
    boolean possible = last >= first && (length < 0 || last < length);
    return possible ? new ContentRange(first, last, length) : null;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? -1 : Long.parseLong(digits);
  }
}
