package dev.assay.encord.gate;

import dev.assay.facts.MediaKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The one spelling of each MIME type that leaves, and what the platform documents about them. */
public final class MimeTypes {
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("image/jpg", "image/jpeg"),
          Map.entry("image/pjpeg", "image/jpeg"),
          Map.entry("image/x-ms-bmp", "image/bmp"),
          Map.entry("image/x-bmp", "image/bmp"),
          Map.entry("video/x-m4v", "video/mp4"),
          Map.entry("video/matroska", "video/x-matroska"),
          Map.entry("audio/x-wav", "audio/wav"),
          Map.entry("audio/wave", "audio/wav"),
          Map.entry("audio/vnd.wave", "audio/wav"),
          Map.entry("audio/mp3", "audio/mpeg"),
          Map.entry("audio/x-mp3", "audio/mpeg"),
          Map.entry("audio/mpeg3", "audio/mpeg"),
          Map.entry("audio/x-flac", "audio/flac"),
          Map.entry("audio/m4a", "audio/mp4"),
          Map.entry("audio/x-m4a", "audio/mp4"),
          Map.entry("text/json", "application/json"));

  /** The containers of moving pictures that have a name of their own when they hold sound alone. */
  private static final Map<String, String> OF_SOUND =
      Map.of(
          "video/mp4", "audio/mp4",
          "video/webm", "audio/webm",
          "video/x-matroska", "audio/x-matroska",
          "video/ogg", "audio/ogg",
          "application/ogg", "audio/ogg",
          "video/3gpp", "audio/3gpp",
          "video/3gpp2", "audio/3gpp2");

  /** What the platform documents it takes (contract E.1). */
  private static final Map<MediaKind, Set<String>> DOCUMENTED =
      Map.of(
          MediaKind.IMAGE,
          Set.of("image/jpeg", "image/png", "image/webp", "image/avif", "image/bmp", "image/tiff"),
          MediaKind.VIDEO,
          Set.of("video/mp4", "video/quicktime", "video/webm", "video/x-matroska"),
          MediaKind.AUDIO,
          Set.of("audio/mpeg", "audio/wav", "audio/flac", "audio/mp4"));

  /** What the platform documents as shown by Safari alone (contract E.1). */
  private static final Set<String> SAFARI_ONLY = Set.of("image/tiff", "video/quicktime");

  /** Characters of the longest type or subtype (RFC 6838 4.2). */
  private static final int LONGEST_NAME = 127;

  private MimeTypes() {}

  /** The spelling that leaves for a file of that kind. */
  public static String canonical(String mimeType, MediaKind kind) {
    String lower = mimeType.toLowerCase(Locale.ROOT);
    String usual = ALIASES.getOrDefault(lower, lower);
    if (kind == MediaKind.AUDIO) {
      return OF_SOUND.getOrDefault(usual, usual);
    }
    return kind == MediaKind.VIDEO && usual.equals("application/ogg") ? "video/ogg" : usual;
  }

  /** Whether this is a type and a subtype (RFC 6838 4.2), without parameters. */
  static boolean isWellFormed(String mimeType) {
    int slash = mimeType.indexOf('/');
    return isRestrictedName(mimeType, 0, slash)
        && isRestrictedName(mimeType, slash + 1, mimeType.length());
  }

  private static boolean isRestrictedName(String text, int start, int end) {
    int length = end - start;
    if (length < 1 || length > LONGEST_NAME || !isLetterOrDigit(text.charAt(start))) {
      return false;
    }
    for (int i = start + 1; i < end; i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && "!#$&^_.+-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** Whether files of that kind may carry that type. */
  static boolean fits(String mimeType, MediaKind kind) {
    return switch (kind) {
      case IMAGE -> mimeType.startsWith("image/");
      case VIDEO -> mimeType.startsWith("video/");
      case AUDIO -> mimeType.startsWith("audio/");
      case TEXT ->
          mimeType.startsWith("text/")
              || mimeType.equals("application/json")
              || mimeType.equals("application/xml");
      case PDF, DICOM, NIFTI, SCENE, UNKNOWN -> true;
    };
  }

  /** Whether the platform names the type, or names no types for the kind. */
  static boolean isDocumented(String mimeType, MediaKind kind) {
    Set<String> documented = DOCUMENTED.get(kind);
    return documented == null || documented.contains(mimeType);
  }

  /** Whether the platform documents the type as shown by Safari alone. */
  static boolean isSafariOnly(String mimeType) {
    return SAFARI_ONLY.contains(mimeType);
  }
}
