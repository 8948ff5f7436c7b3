package dev.assay.encord.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of items collected before they are sent; it never travels itself.
 *
 * @param itemPatches the change by item
 */
public record BundledPatchItemPayload(Map<String, PatchItemPayload> itemPatches) {

  /** Items the platform changes at once. */
  public static final int BATCH = 1000;

  public BundledPatchItemPayload {
    itemPatches = FreeForm.mapOf(itemPatches);
  }

  /** These changes and then those, which win where both change the same item. */
  public BundledPatchItemPayload add(BundledPatchItemPayload other) {
    Map<String, PatchItemPayload> all = new LinkedHashMap<>(itemPatches);
    all.putAll(other.itemPatches);
    return new BundledPatchItemPayload(all);
  }

  /** What to send, in order, at most {@link #BATCH} changes at once. */
  public List<PatchItemsBulkPayload> payloads() {
    List<PatchItemsBulkPayload> payloads = new ArrayList<>();
    Map<String, PatchItemPayload> batch = new LinkedHashMap<>();
    for (Map.Entry<String, PatchItemPayload> patch : itemPatches.entrySet()) {
      batch.put(patch.getKey(), patch.getValue());
      if (batch.size() == BATCH) {
        payloads.add(new PatchItemsBulkPayload(batch));
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      payloads.add(new PatchItemsBulkPayload(batch));
    }
    return payloads;
  }
}
