package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;

/**
 * An item in a summary.
 *
 * @param uuid the item
 * @param name its name
 * @param parentUuid its folder
 * @param parentName its folder's name
 * @param itemType its type
 */
public record ItemShortInfo(
    UUID uuid, String name, UUID parentUuid, String parentName, StorageItemType itemType) {

  public ItemShortInfo {
    Objects.requireNonNull(uuid, "uuid");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parentUuid, "parentUuid");
    Objects.requireNonNull(parentName, "parentName");
    Objects.requireNonNull(itemType, "itemType");
  }
}
