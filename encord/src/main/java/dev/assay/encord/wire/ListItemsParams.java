package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to list the items of a folder.
 *
 * @param search a text the names have to hold
 * @param isRecursive whether to go into folders
 * @param isInDataset whether the items are in datasets, null for either
 * @param itemTypes the types to list
 * @param includeOrgAccess whether to list what the organisation may see
 * @param order what to sort by
 * @param desc whether to sort downwards
 * @param pageToken the token of the page, null for the first
 * @param pageSize items on a page, 1 to 1000
 * @param signUrls whether to answer with signed URLs
 */
public record ListItemsParams(
    @Nullable String search,
    @JsonProperty(defaultValue = "false") boolean isRecursive,
    @Nullable Boolean isInDataset,
    List<StorageItemType> itemTypes,
    @Nullable Boolean includeOrgAccess,
    FoldersSortBy order,
    boolean desc,
    @Nullable String pageToken,
    long pageSize,
    boolean signUrls) {

  public ListItemsParams {
    itemTypes = List.copyOf(itemTypes);
    Objects.requireNonNull(order, "order");
  }
}
