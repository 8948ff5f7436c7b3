package dev.assay.encord.wire;

import java.util.List;
import java.util.UUID;

/**
 * What deletes items.
 *
 * @param childUuids the items
 * @param removeUnusedFrames whether to delete frames that no group uses any longer
 */
public record DeleteItemsPayload(List<UUID> childUuids, boolean removeUnusedFrames) {

  public DeleteItemsPayload {
    childUuids = List.copyOf(childUuids);
  }
}
