package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;

/**
 * A stored item by its name.
 *
 * @param itemUuid the item
 * @param name its name
 */
public record StorageItemWithName(UUID itemUuid, String name) {

  public StorageItemWithName {
    Objects.requireNonNull(itemUuid, "itemUuid");
    Objects.requireNonNull(name, "name");
  }
}
