package dev.assay.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** MIME types that different tools use for the same thing. */
final class MimeAliases {
  private static final List<Set<String>> SAME =
      List.of(
          Set.of("audio/wav", "audio/x-wav", "audio/vnd.wave"),
          Set.of("audio/aiff", "audio/x-aiff"),
          Set.of("audio/flac", "audio/x-flac"),
          Set.of("audio/mp4", "audio/x-m4a"),
          Set.of("audio/aac", "audio/x-hx-aac-adts"),
          Set.of("audio/ac3", "audio/eac3", "audio/vnd.dolby.dd-raw"),
          // The container's type, which the tools use whatever it holds.
          Set.of("application/ogg", "audio/ogg", "video/ogg"),
          // They go by the brand; without a video track it is audio/mp4 (RFC 4337 2).
          Set.of("audio/mp4", "video/mp4"),
          Set.of("asf", "video/x-ms-asf", "audio/x-ms-wma", "video/x-ms-wmv"),
          Set.of("video/x-matroska", "audio/x-matroska"),
          Set.of("audio/x-ape", "audio/x-monkeys-audio"),
          Set.of("image/x-icon", "image/vnd.microsoft.icon"),
          Set.of("image/pcx", "image/x-pcx", "image/vnd.zbrush.pcx"),
          Set.of("image/png", "image/apng"),
          Set.of("image/psd", "image/vnd.adobe.photoshop"),
          Set.of("application/xml", "text/xml"));

  private MimeAliases() {}

  static boolean same(String kind, String actual, String expected) {
    String one = actual.toLowerCase(Locale.ROOT);
    String other = expected.toLowerCase(Locale.ROOT);
    if (one.equals(other)) {
      return true;
    }
    for (Set<String> group : SAME) {
      if (group.contains(one) && group.contains(other)) {
        return true;
      }
    }
    return switch (kind) {
      // The tools know the compression and not the volume inside.
      case "nifti" -> other.equals("application/gzip") && one.contains("nifti");
      // They know that it is text and not which.
      case "pointcloud", "text" -> other.equals("text/plain");
      default -> false;
    };
  }
}
