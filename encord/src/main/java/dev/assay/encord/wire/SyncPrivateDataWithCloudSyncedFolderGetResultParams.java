package dev.assay.encord.wire;

/**
 * How long to wait for news of a synchronisation.
 *
 * @param timeoutSeconds seconds after which the state is answered anyway
 */
public record SyncPrivateDataWithCloudSyncedFolderGetResultParams(long timeoutSeconds) {}
