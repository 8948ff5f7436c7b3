package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;

/**
 * A data unit of a dataset.
 *
 * @param dataHash its identifier
 * @param title its title
 * @param backingItemUuid the stored item behind it
 */
public record DatasetDataInfo(String dataHash, String title, UUID backingItemUuid) {

  public DatasetDataInfo {
    Objects.requireNonNull(dataHash, "dataHash");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(backingItemUuid, "backingItemUuid");
  }
}
