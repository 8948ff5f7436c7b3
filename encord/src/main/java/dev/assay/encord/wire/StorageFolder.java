package dev.assay.encord.wire;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder as the platform stores it.
 *
 * @param uuid the folder
 * @param parent the folder it is in
 * @param name its name
 * @param description its description
 * @param clientMetadata the caller's own metadata, as JSON in a string
 * @param owner the mail address of its owner
 * @param createdAt when it was made
 * @param lastEditedAt when it was last changed
 * @param userRole what the user may do with it
 * @param syncedDatasetHash the dataset synchronised with it
 * @param pathToRoot the folders it is in
 */
public record StorageFolder(
    UUID uuid,
    @Nullable UUID parent,
    String name,
    String description,
    @Nullable JsonText clientMetadata,
    String owner,
    Instant createdAt,
    Instant lastEditedAt,
    StorageUserRole userRole,
    @Nullable UUID syncedDatasetHash,
    List<PathElement> pathToRoot) {

  public StorageFolder {
    Objects.requireNonNull(uuid, "uuid");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(lastEditedAt, "lastEditedAt");
    Objects.requireNonNull(userRole, "userRole");
    pathToRoot = List.copyOf(pathToRoot);
  }
}
