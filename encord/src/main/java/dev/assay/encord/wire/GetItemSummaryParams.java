package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How to ask for the summary of an item.
 *
 * @param includeGroupLayout whether to answer with the layout of a data group
 */
public record GetItemSummaryParams(
    @JsonProperty(defaultValue = "false") boolean includeGroupLayout) {}
