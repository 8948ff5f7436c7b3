package dev.assay.encord.wire;

import dev.assay.facts.MediaKind;
import java.util.Objects;

/**
 * What the platform believes of a text file.
 *
 * @param fileSize bytes
 * @param mimeType MIME type, such as {@code text/plain}
 */
public record CustomerProvidedTextMetadata(long fileSize, String mimeType)
    implements CustomerProvidedMetadata {

  public CustomerProvidedTextMetadata {
    Objects.requireNonNull(mimeType, "mimeType");
  }

  @Override
  public MediaKind kind() {
    return MediaKind.TEXT;
  }
}
