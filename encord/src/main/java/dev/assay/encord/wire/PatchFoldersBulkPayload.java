package dev.assay.encord.wire;

import java.util.Map;

/**
 * What changes several folders at once.
 *
 * @param folderPatches the change by folder
 */
public record PatchFoldersBulkPayload(Map<String, PatchFolderPayload> folderPatches) {

  public PatchFoldersBulkPayload {
    folderPatches = FreeForm.mapOf(folderPatches);
  }
}
