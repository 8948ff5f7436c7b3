package dev.assay.encord.wire;

import dev.assay.facts.MediaKind;
import java.util.Objects;

/**
 * What the platform believes of a video file.
 *
 * <p>There is no frame count: the platform derives it from {@code fps} and {@code duration}.
 *
 * @param fps frames per second, finite
 * @param duration seconds, finite
 * @param width pixels
 * @param height pixels
 * @param fileSize bytes
 * @param mimeType MIME type, such as {@code video/mp4}
 */
public record CustomerProvidedVideoMetadata(
    double fps, double duration, long width, long height, long fileSize, String mimeType)
    implements CustomerProvidedMetadata {

  public CustomerProvidedVideoMetadata {
    FreeForm.requireFinite(fps, "fps");
    FreeForm.requireFinite(duration, "duration");
    Objects.requireNonNull(mimeType, "mimeType");
  }

  @Override
  public MediaKind kind() {
    return MediaKind.VIDEO;
  }
}
