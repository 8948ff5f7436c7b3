package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What moves items to another folder.
 *
 * @param itemUuids the items
 * @param newParentUuid the folder they go to
 * @param allowSyncedDatasetMove whether items linked to synchronised datasets may move
 */
public record MoveItemsPayload(
    List<UUID> itemUuids,
    UUID newParentUuid,
    @JsonProperty(defaultValue = "false") boolean allowSyncedDatasetMove) {

  public MoveItemsPayload {
    itemUuids = List.copyOf(itemUuids);
    Objects.requireNonNull(newParentUuid, "newParentUuid");
  }
}
