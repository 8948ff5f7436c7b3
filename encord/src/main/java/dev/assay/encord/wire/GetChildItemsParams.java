package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How to ask for the items in an item.
 *
 * @param signUrls whether to answer with signed URLs
 */
public record GetChildItemsParams(@JsonProperty(defaultValue = "false") boolean signUrls) {}
