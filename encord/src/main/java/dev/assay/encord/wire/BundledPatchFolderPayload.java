package dev.assay.encord.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of folders collected before they are sent; it never travels itself.
 *
 * @param folderPatches the change by folder
 */
public record BundledPatchFolderPayload(Map<String, PatchFolderPayload> folderPatches) {

  /** Folders the platform changes at once. */
  public static final int BATCH = 1000;

  public BundledPatchFolderPayload {
    folderPatches = FreeForm.mapOf(folderPatches);
  }

  /** These changes and then those, which win where both change the same folder. */
  public BundledPatchFolderPayload add(BundledPatchFolderPayload other) {
    Map<String, PatchFolderPayload> all = new LinkedHashMap<>(folderPatches);
    all.putAll(other.folderPatches);
    return new BundledPatchFolderPayload(all);
  }

  /** What to send, in order, at most {@link #BATCH} changes at once. */
  public List<PatchFoldersBulkPayload> payloads() {
    List<PatchFoldersBulkPayload> payloads = new ArrayList<>();
    Map<String, PatchFolderPayload> batch = new LinkedHashMap<>();
    for (Map.Entry<String, PatchFolderPayload> patch : folderPatches.entrySet()) {
      batch.put(patch.getKey(), patch.getValue());
      if (batch.size() == BATCH) {
        payloads.add(new PatchFoldersBulkPayload(batch));
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      payloads.add(new PatchFoldersBulkPayload(batch));
    }
    return payloads;
  }
}
