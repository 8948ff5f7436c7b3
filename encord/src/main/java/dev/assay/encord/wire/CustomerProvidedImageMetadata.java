package dev.assay.encord.wire;

import dev.assay.facts.MediaKind;
import java.util.Objects;

/**
 * What the platform believes of an image file.
 *
 * @param mimeType MIME type, such as {@code image/jpeg}
 * @param fileSize bytes
 * @param height pixels
 * @param width pixels
 */
public record CustomerProvidedImageMetadata(String mimeType, long fileSize, long height, long width)
    implements CustomerProvidedMetadata {

  public CustomerProvidedImageMetadata {
    Objects.requireNonNull(mimeType, "mimeType");
  }

  @Override
  public MediaKind kind() {
    return MediaKind.IMAGE;
  }
}
