package dev.assay.encord.wire;

/**
 * What was deleted.
 *
 * @param removedItemsCount items
 * @param removedFoldersCount folders
 */
public record DeleteItemsResponse(long removedItemsCount, long removedFoldersCount) {}
