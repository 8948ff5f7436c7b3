package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image group, or an image sequence, to register.
 *
 * @param images the frames in order
 * @param title the group's title; the platform wants one when the files lie in a cloud store
 * @param clientMetadata the caller's own metadata
 * @param createVideo whether the platform is to make an image sequence backed by a video
 * @param clusterByResolution for the platform's own use
 */
public record DataUploadImageGroup(
    List<DataUploadImageGroupImage> images,
    @Nullable String title,
    @JsonProperty(defaultValue = "{}") Map<String, @Nullable Object> clientMetadata,
    @JsonProperty(defaultValue = "false") boolean createVideo,
    @JsonProperty(defaultValue = "false") boolean clusterByResolution)
    implements DataUploadItem {

  public DataUploadImageGroup {
    images = List.copyOf(Objects.requireNonNull(images, "images"));
    clientMetadata = FreeForm.copyOf(clientMetadata);
  }

  /** A group without metadata of the caller's own. */
  public static DataUploadImageGroup of(List<DataUploadImageGroupImage> images, String title) {
    return new DataUploadImageGroup(images, title, Map.of(), false, false);
  }

  @Override
  public List<String> urls() {
    return images.stream().map(DataUploadImageGroupImage::url).toList();
  }
}
