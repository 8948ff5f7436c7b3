package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to list folders.
 *
 * @param search a text the names have to hold
 * @param isRecursive whether to go into folders
 * @param datasetSynced whether the folders are synchronised with datasets, null for either
 * @param includeOrgAccess whether to list what the organisation may see
 * @param order what to sort by
 * @param desc whether to sort downwards
 * @param pageToken the token of the page, null for the first
 * @param pageSize folders on a page
 */
public record ListFoldersParams(
    @Nullable String search,
    @JsonProperty(defaultValue = "false") boolean isRecursive,
    @Nullable Boolean datasetSynced,
    @Nullable Boolean includeOrgAccess,
    @JsonProperty(defaultValue = "\"name\"") FoldersSortBy order,
    @JsonProperty(defaultValue = "false") boolean desc,
    @Nullable String pageToken,
    @JsonProperty(defaultValue = "100") long pageSize) {

  public ListFoldersParams {
    Objects.requireNonNull(order, "order");
  }
}
