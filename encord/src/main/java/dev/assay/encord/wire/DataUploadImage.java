package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An image to register.
 *
 * @param objectUrl where the file lies
 * @param title the item's title, null to derive it from the URL
 * @param clientMetadata the caller's own metadata
 * @param imageMetadata what the platform is to believe of the file, null to let it look
 * @param placeholderItemUuid for the platform's own use
 */
public record DataUploadImage(
    String objectUrl,
    @Nullable String title,
    @JsonProperty(defaultValue = "{}") Map<String, @Nullable Object> clientMetadata,
    @Nullable CustomerProvidedImageMetadata imageMetadata,
    @Nullable UUID placeholderItemUuid)
    implements DataUploadItem {

  public DataUploadImage {
    Objects.requireNonNull(objectUrl, "objectUrl");
    clientMetadata = FreeForm.copyOf(clientMetadata);
  }

  /** An item without metadata of the caller's own. */
  public static DataUploadImage of(
      String objectUrl, @Nullable String title, @Nullable CustomerProvidedImageMetadata metadata) {
    return new DataUploadImage(objectUrl, title, Map.of(), metadata, null);
  }

  @Override
  public List<String> urls() {
    return List.of(objectUrl);
  }
}
