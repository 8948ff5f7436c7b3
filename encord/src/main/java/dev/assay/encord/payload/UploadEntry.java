package dev.assay.encord.payload;

import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.facts.MediaKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One file to register.
 *
 * @param objectUrl where the platform finds it
 * @param title its title, null for the platform's or the builder's choice
 * @param kind its kind
 * @param metadata what the platform is to believe of it, null to let it look; of the same kind
 * @param relativePath its place under the scanned root, with {@code /} between names
 */
public record UploadEntry(
    String objectUrl,
    @Nullable String title,
    MediaKind kind,
    @Nullable CustomerProvidedMetadata metadata,
    String relativePath) {

  public UploadEntry {
    Objects.requireNonNull(objectUrl, "objectUrl");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(relativePath, "relativePath");
    if (metadata != null && metadata.kind() != kind) {
      throw new IllegalArgumentException(
          "metadata of " + metadata.kind().label() + " for a file of " + kind.label());
    }
  }

  /** The folder part of the place, empty at the root. */
  String folder() {
    return relativePath.substring(0, Math.max(0, relativePath.lastIndexOf('/')));
  }

  /** The last part of the place. */
  String name() {
    return relativePath.substring(relativePath.lastIndexOf('/') + 1);
  }
}
