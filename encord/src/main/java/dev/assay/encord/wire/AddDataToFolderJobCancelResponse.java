package dev.assay.encord.wire;

/**
 * The answer to the cancelling of an upload job.
 *
 * @param unitsCancelledCount units that were cancelled
 */
public record AddDataToFolderJobCancelResponse(long unitsCancelledCount) {}
