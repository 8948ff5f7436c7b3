package dev.assay.encord.payload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** URLs of objects in a store, made of a prefix and the place of a file under it. */
public final class ObjectUrls {
  /** The characters that stand for themselves (RFC 3986 2.3), and the separator of names. */
  private static final String PLAIN = "-._~/";

  private ObjectUrls() {}

  /**
   * The URL of a file under a prefix: every byte of its path in UTF-8 that is not an unreserved
   * character or {@code /} is percent-encoded.
   *
   * @param prefix the URL of the folder, with or without a {@code /} at its end, already encoded
   * @param relativePath the place of the file under it, with {@code /} between names, not encoded
   * @throws IllegalArgumentException when the prefix has a query or a fragment, or the path is not
   *     valid Unicode
   */
  public static String join(String prefix, String relativePath) {
    if (prefix.indexOf('?') >= 0 || prefix.indexOf('#') >= 0) {
      throw new IllegalArgumentException("a URL prefix with a query or a fragment: " + prefix);
    }
    StringBuilder url = new StringBuilder(prefix.length() + relativePath.length() + 16);
    url.append(prefix);
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      url.append('/');
    }
    ByteBuffer path = utf8(relativePath);
    while (path.hasRemaining()) {
      byte unit = path.get();
      if (isPlain((char) (unit & 0xFF))) {
        url.append((char) unit);
      } else {
        url.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
      }
    }
    return url.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }

  private static ByteBuffer utf8(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not valid Unicode: " + text, e);
    }
  }
}
