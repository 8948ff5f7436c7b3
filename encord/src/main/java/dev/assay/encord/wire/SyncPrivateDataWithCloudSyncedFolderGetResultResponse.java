package dev.assay.encord.wire;

import java.util.Objects;

/**
 * The state of the synchronisation of a folder with a cloud store.
 *
 * @param status the state as a whole
 * @param scanPagesProcessingPending pages of the listing that wait
 * @param scanPagesProcessingDone pages of the listing that ended well
 * @param scanPagesProcessingError pages of the listing that failed
 * @param scanPagesProcessingCancelled pages of the listing that were cancelled
 * @param uploadJobsPending upload jobs that wait
 * @param uploadJobsDone upload jobs that ended well
 * @param uploadJobsError upload jobs that failed
 * @param uploadJobsUnitsPending files that wait
 * @param uploadJobsUnitsDone files that ended well
 * @param uploadJobsUnitsError files that failed
 * @param uploadJobsUnitsCancelled files that were cancelled
 */
public record SyncPrivateDataWithCloudSyncedFolderGetResultResponse(
    SyncPrivateDataWithCloudSyncedFolderStatus status,
    long scanPagesProcessingPending,
    long scanPagesProcessingDone,
    long scanPagesProcessingError,
    long scanPagesProcessingCancelled,
    long uploadJobsPending,
    long uploadJobsDone,
    long uploadJobsError,
    long uploadJobsUnitsPending,
    long uploadJobsUnitsDone,
    long uploadJobsUnitsError,
    long uploadJobsUnitsCancelled) {

  public SyncPrivateDataWithCloudSyncedFolderGetResultResponse {
    Objects.requireNonNull(status, "status");
  }
}
