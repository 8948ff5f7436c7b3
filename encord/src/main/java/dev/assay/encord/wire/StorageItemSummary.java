package dev.assay.encord.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an item is used.
 *
 * @param frameInGroups groups and series the item is in
 * @param accessibleGroupItems those of them the user may see
 * @param usedInDatasets datasets the item is in
 * @param accessibleDatasets those of them the user may see
 * @param dataGroup the layout, when the item is a data group
 */
public record StorageItemSummary(
    long frameInGroups,
    List<ItemShortInfo> accessibleGroupItems,
    long usedInDatasets,
    List<DatasetShortInfo> accessibleDatasets,
    @Nullable DataGroupShortInfo dataGroup) {

  public StorageItemSummary {
    accessibleGroupItems = List.copyOf(accessibleGroupItems);
    accessibleDatasets = List.copyOf(accessibleDatasets);
  }
}
