package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What moves items from one integration to another.
 *
 * @param urlsMap new URL by old URL; null skips the item
 * @param itemsMap new URL by item; null skips the item
 * @param fromIntegrationHash the integration the items are in
 * @param toIntegrationHash the integration they go to
 * @param validateAccess whether to check access first
 * @param skipMissing whether to skip items that are not found
 */
public record StorageItemsMigratePayload(
    @Nullable Map<String, @Nullable String> urlsMap,
    @Nullable Map<UUID, @Nullable String> itemsMap,
    @Nullable UUID fromIntegrationHash,
    @Nullable UUID toIntegrationHash,
    @JsonProperty(defaultValue = "false") boolean validateAccess,
    @JsonProperty(defaultValue = "false") boolean skipMissing) {

  public StorageItemsMigratePayload {
    urlsMap = FreeForm.mapOfNullable(urlsMap);
    itemsMap = FreeForm.mapOfNullable(itemsMap);
  }
}
