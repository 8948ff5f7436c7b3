package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One frame of an image group to register.
 *
 * @param url where the file lies; the wire says {@code url} here, not {@code objectUrl}
 * @param title the frame's title, null to derive it from the URL
 * @param imageMetadata what the platform is to believe of the file, null to let it look
 * @param placeholderItemUuid for the platform's own use
 */
public record DataUploadImageGroupImage(
    String url,
    @Nullable String title,
    @Nullable CustomerProvidedImageMetadata imageMetadata,
    @Nullable UUID placeholderItemUuid) {

  public DataUploadImageGroupImage {
    Objects.requireNonNull(url, "url");
  }
}
