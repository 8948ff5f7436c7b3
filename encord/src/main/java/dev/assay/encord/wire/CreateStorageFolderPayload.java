package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a folder.
 *
 * @param name its name
 * @param description its description
 * @param parent the folder it is to be in
 * @param clientMetadata the caller's own metadata, as JSON in a string
 * @param cloudSyncedFolderParams what it is to be synchronised with
 */
public record CreateStorageFolderPayload(
    String name,
    @Nullable String description,
    @Nullable UUID parent,
    @Nullable JsonText clientMetadata,
    @Nullable CloudSyncedFolderParams cloudSyncedFolderParams) {

  public CreateStorageFolderPayload {
    Objects.requireNonNull(name, "name");
  }
}
