package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An image group to make of images already stored.
 *
 * @param imageItems the stored images in order
 * @param title the group's title; the platform wants one when the files lie in a cloud store
 * @param clientMetadata the caller's own metadata
 * @param createVideo whether the platform is to make an image sequence backed by a video
 * @param videoUrlPrefix where that video is to be put, null for the platform's choice
 * @param clusterByResolution for the platform's own use
 */
public record DataUploadImageGroupFromItems(
    List<UUID> imageItems,
    @Nullable String title,
    @JsonProperty(defaultValue = "{}") Map<String, @Nullable Object> clientMetadata,
    boolean createVideo,
    @Nullable String videoUrlPrefix,
    @JsonProperty(defaultValue = "false") boolean clusterByResolution)
    implements DataUploadItem {

  public DataUploadImageGroupFromItems {
    imageItems = List.copyOf(Objects.requireNonNull(imageItems, "imageItems"));
    clientMetadata = FreeForm.copyOf(clientMetadata);
  }

  @Override
  public List<String> urls() {
    return List.of();
  }
}
