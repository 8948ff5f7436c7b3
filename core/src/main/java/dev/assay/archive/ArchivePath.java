package dev.assay.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place inside an archive, written {@code data.tar!/a/b.jpg}.
 *
 * @param archive where the archive lies
 * @param entry the entry's path below it, with {@code /} between the parts
 */
public record ArchivePath(String archive, String entry) {
  private static final String BORDER = "!/";
  private static final String UNRESERVED = "-._~!$&'()*+,;=:@/";

  /** Reads such a place; null when the text names none. */
  public static @Nullable ArchivePath parse(String text) {
    for (int at = text.indexOf(BORDER); at >= 0; at = text.indexOf(BORDER, at + 1)) {
      String archive = text.substring(0, at);
      int query = archive.indexOf('?');
      if (ArchiveKind.named(query < 0 ? archive : archive.substring(0, query)) != null) {
        return new ArchivePath(archive, text.substring(at + BORDER.length()));
      }
    }
    return null;
  }

  /**
   * Whether an address, as an identity has it, is that of an entry. The addresses of files of their
   * own have no {@code !/}.
   */
  public static boolean isInside(String uri) {
    return parse(uri) != null;
  }

  /**
   * The path of an entry whatever name the archive gives it: relative, with {@code /} between the
   * parts, and without parts that lead elsewhere.
   */
  static String clean(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /** The place as text. */
  @Override
  public String toString() {
    return archive + BORDER + entry;
  }

  /** The address of an entry of an archive with the address {@code archiveUri}. */
  static String uri(String archiveUri, String entry) {
    StringBuilder uri = new StringBuilder(archiveUri).append(BORDER);
    for (byte b : entry.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      if (plain) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
