package dev.assay.encord.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What moves folders to another folder.
 *
 * @param folderUuids the folders
 * @param newParentUuid the folder they go to, null for the root
 */
public record MoveFoldersPayload(List<UUID> folderUuids, @Nullable UUID newParentUuid) {

  public MoveFoldersPayload {
    folderUuids = List.copyOf(folderUuids);
  }
}
