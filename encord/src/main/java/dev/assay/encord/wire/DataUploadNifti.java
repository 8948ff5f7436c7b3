package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A NIfTI volume to register; the platform has no metadata object for it.
 *
 * @param objectUrl where the file lies
 * @param title the item's title, ending in {@code .nii} or {@code .nii.gz}, null to derive it from
 *     the URL
 * @param clientMetadata the caller's own metadata
 * @param placeholderItemUuid for the platform's own use
 */
public record DataUploadNifti(
    String objectUrl,
    @Nullable String title,
    @JsonProperty(defaultValue = "{}") Map<String, @Nullable Object> clientMetadata,
    @Nullable UUID placeholderItemUuid)
    implements DataUploadItem {

  public DataUploadNifti {
    Objects.requireNonNull(objectUrl, "objectUrl");
    clientMetadata = FreeForm.copyOf(clientMetadata);
  }

  /** An item without metadata of the caller's own. */
  public static DataUploadNifti of(String objectUrl, @Nullable String title) {
    return new DataUploadNifti(objectUrl, title, Map.of(), null);
  }

  @Override
  public List<String> urls() {
    return List.of(objectUrl);
  }
}
