package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * The status of the synchronisation of a folder with a cloud store. The platform may add values;
 * one that is not known here is kept as it is.
 *
 * @param wire the value as it travels
 */
public record SyncPrivateDataWithCloudSyncedFolderStatus(@JsonValue String wire) {

  /** Waiting or running. */
  public static final SyncPrivateDataWithCloudSyncedFolderStatus PENDING =
      new SyncPrivateDataWithCloudSyncedFolderStatus("pending");

  /** All phases ended; single files may have failed nevertheless. */
  public static final SyncPrivateDataWithCloudSyncedFolderStatus DONE =
      new SyncPrivateDataWithCloudSyncedFolderStatus("done");

  /** Failed as a whole; to be started again. */
  public static final SyncPrivateDataWithCloudSyncedFolderStatus ERROR =
      new SyncPrivateDataWithCloudSyncedFolderStatus("error");

  /** Ended by hand. */
  public static final SyncPrivateDataWithCloudSyncedFolderStatus CANCELLED =
      new SyncPrivateDataWithCloudSyncedFolderStatus("cancelled");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SyncPrivateDataWithCloudSyncedFolderStatus {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<SyncPrivateDataWithCloudSyncedFolderStatus> known() {
    return List.of(PENDING, DONE, ERROR, CANCELLED);
  }

  @Override
  public String toString() {
    return wire;
  }
}
