package dev.assay.objects;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * What a store calls an object.
 *
 * @param bucket the bucket, or container, it lies in; with the account where a store has several
 * @param key its name in the bucket, any characters; a {@code /} is part of it like any other
 */
public record ObjectName(String bucket, String key) {
  /** The characters that stand for themselves (RFC 3986 2.3), and the separator of names. */
  private static final String PLAIN = "-._~/";

  public ObjectName {
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(key, "key");
  }

  /** Whether a location begins with a scheme and {@code ://}. */
  public static boolean hasScheme(String location, String scheme) {
    return location.regionMatches(true, 0, scheme + "://", 0, scheme.length() + 3);
  }

  /**
   * Reads {@code scheme://bucket/key}.
   *
   * @throws IOException when there is no bucket
   */
  public static ObjectName parse(String location) throws IOException {
    return ofPath(location, location.substring(location.indexOf("://") + 3));
  }

  /**
   * Reads {@code bucket/key}.
   *
   * @param location what it was found in, for messages
   * @throws IOException when there is no bucket
   */
  public static ObjectName ofPath(String location, String path) throws IOException {
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    if (bucket.isEmpty()) {
      throw new IOException("there is no bucket in " + location);
    }
    return new ObjectName(bucket, slash < 0 ? "" : decode(location, path.substring(slash + 1)));
  }

  /** The location {@code scheme://bucket/key}, encoded. */
  public String location(String scheme) {
    return scheme.toLowerCase(Locale.ROOT) + "://" + bucket + "/" + encodedKey();
  }

  /** The last part of the key. */
  public String name() {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** The key, percent-encoded but for unreserved characters and {@code /}. */
  public String encodedKey() {
    return encode(key, PLAIN);
  }

  /** Text as a value in a query or a single part of a path: percent-encoded, {@code /} too. */
  public static String encodedValue(String text) {
    return encode(text, "-._~");
  }

  private static String encode(String text, String plain) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (unit & 0xFF);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || plain.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
      }
    }
    return encoded.toString();
  }

  /** Undoes percent-encoding; a percent sign that encodes nothing stands for itself. */
  private static String decode(String location, String text) throws IOException {
    byte[] units = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(units.length);
    for (int i = 0; i < units.length; i++) {
      if (units[i] == '%'
          && i + 2 < units.length
          && HexFormat.isHexDigit(units[i + 1])
          && HexFormat.isHexDigit(units[i + 2])) {
        decoded.write(
            HexFormat.fromHexDigit(units[i + 1]) << 4 | HexFormat.fromHexDigit(units[i + 2]));
        i += 2;
      } else {
        decoded.write(units[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IOException("the key in " + location + " is not UTF-8", e);
    }
  }
}
