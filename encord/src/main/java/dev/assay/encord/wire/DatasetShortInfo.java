package dev.assay.encord.wire;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in a summary.
 *
 * @param datasetHash the dataset
 * @param backingFolderUuid the folder behind it
 * @param title its title
 * @param dataHashes its data units that are linked to the item
 * @param dataUnitsCreatedAt when those were made
 */
public record DatasetShortInfo(
    String datasetHash,
    @Nullable UUID backingFolderUuid,
    String title,
    List<UUID> dataHashes,
    Instant dataUnitsCreatedAt) {

  public DatasetShortInfo {
    Objects.requireNonNull(datasetHash, "datasetHash");
    Objects.requireNonNull(title, "title");
    dataHashes = List.copyOf(dataHashes);
    Objects.requireNonNull(dataUnitsCreatedAt, "dataUnitsCreatedAt");
  }
}
