package dev.assay.scan;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * File names as the bytes they are on systems where they are bytes.
 *
 * <p>Java turns names into text by the locale, which loses every letter beyond ASCII in the locale
 * {@code C}. The URI of a path holds its bytes whatever the locale.
 */
final class FileNames {
  private static final boolean ARE_BYTES = FileSystems.getDefault().getSeparator().equals("/");
  private static final String UNRESERVED =
      "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private FileNames() {}

  /**
   * The name of a file or folder; a byte that is not UTF-8 becomes U+FFFD.
   *
   * @param name a single one
   */
  static String text(Path name) {
    String text = name.toString();
    boolean isPlain = true;
    for (int i = 0; i < text.length(); i++) {
      isPlain &= text.charAt(i) < 0x80;
    }
    if (isPlain || !ARE_BYTES) {
      return text;
    }
    String path = Path.of("/").resolve(name).toUri().getRawPath();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 1; i < path.length(); i++) {
      if (path.charAt(i) == '%') {
        bytes.write(HexFormat.fromHexDigits(path, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(path.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The absolute path of that name, which may hold several parts. */
  static Path path(byte[] name) {
    if (!ARE_BYTES) {
      return Path.of(new String(name, StandardCharsets.UTF_8)).toAbsolutePath();
    }
    StringBuilder uri = new StringBuilder("file://");
    boolean isAbsolute = name.length > 0 && name[0] == '/';
    uri.append(isAbsolute ? "" : withSlash(Path.of("").toAbsolutePath().toUri().getRawPath()));
    for (byte unit : name) {
      if (UNRESERVED.indexOf(unit) >= 0) {
        uri.append((char) unit);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
      }
    }
    return Path.of(URI.create(uri.toString())).normalize();
  }

  private static String withSlash(String folder) {
    return folder.endsWith("/") ? folder : folder + "/";
  }
}
