package dev.assay.encord.wire;

import java.util.Map;

/**
 * What changes several items at once.
 *
 * @param itemPatches the change by item
 */
public record PatchItemsBulkPayload(Map<String, PatchItemPayload> itemPatches) {

  public PatchItemsBulkPayload {
    itemPatches = FreeForm.mapOf(itemPatches);
  }
}
