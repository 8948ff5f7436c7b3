package dev.assay.encord.wire;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What starts the re-encoding of videos.
 *
 * @param storageItems the videos
 * @param processTitle a title for people
 * @param forceFullReencoding whether to re-encode even what needs none
 */
public record ReencodeVideoItemsRequest(
    List<UUID> storageItems, String processTitle, boolean forceFullReencoding) {

  public ReencodeVideoItemsRequest {
    storageItems = List.copyOf(storageItems);
    Objects.requireNonNull(processTitle, "processTitle");
  }
}
