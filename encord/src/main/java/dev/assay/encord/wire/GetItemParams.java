package dev.assay.encord.wire;

/**
 * How to ask for an item.
 *
 * @param signUrl whether to answer with a signed URL
 */
public record GetItemParams(boolean signUrl) {}
