package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;

/**
 * An item of a data group.
 *
 * @param uuid the item
 */
public record StorageItemGroupChild(UUID uuid) {

  public StorageItemGroupChild {
    Objects.requireNonNull(uuid, "uuid");
  }
}
