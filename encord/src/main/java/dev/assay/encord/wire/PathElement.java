package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way from a folder to the root.
 *
 * @param uuid the folder
 * @param parentUuid the folder it is in
 * @param name its name
 * @param syncedDatasetHash the dataset synchronised with it
 */
public record PathElement(
    UUID uuid, @Nullable UUID parentUuid, String name, @Nullable UUID syncedDatasetHash) {

  public PathElement {
    Objects.requireNonNull(uuid, "uuid");
    Objects.requireNonNull(name, "name");
  }
}
