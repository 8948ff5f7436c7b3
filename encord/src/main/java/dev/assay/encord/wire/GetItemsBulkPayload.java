package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * What asks for several items at once.
 *
 * @param itemUuids the items
 * @param signUrls whether to answer with signed URLs
 */
public record GetItemsBulkPayload(
    List<UUID> itemUuids, @JsonProperty(defaultValue = "false") boolean signUrls) {

  public GetItemsBulkPayload {
    itemUuids = List.copyOf(itemUuids);
  }
}
