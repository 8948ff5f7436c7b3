package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;

/**
 * An item the user may not see.
 *
 * @param uuid the item
 */
public record StorageItemInaccessible(UUID uuid) {

  public StorageItemInaccessible {
    Objects.requireNonNull(uuid, "uuid");
  }
}
