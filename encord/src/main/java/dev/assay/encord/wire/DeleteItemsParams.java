package dev.assay.encord.wire;

/**
 * How to delete an item.
 *
 * @param removeUnusedFrames whether to delete frames that no group uses any longer
 */
public record DeleteItemsParams(boolean removeUnusedFrames) {}
