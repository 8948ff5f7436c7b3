package dev.assay.encord.wire;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of an upload job, whose units are videos, images, groups and series.
 *
 * @param status the state as a whole
 * @param itemsWithNames the items made so far
 * @param errors errors as texts
 * @param unitsPendingCount units that wait or run
 * @param unitsDoneCount units that ended well
 * @param unitsErrorCount units that failed
 * @param unitsCancelledCount units that were cancelled
 * @param unitErrors errors unit by unit
 * @param fileName the base name of the manifest, when there was one
 */
public record UploadLongPollingState(
    LongPollingStatus status,
    List<StorageItemWithName> itemsWithNames,
    List<String> errors,
    long unitsPendingCount,
    long unitsDoneCount,
    long unitsErrorCount,
    long unitsCancelledCount,
    List<DataUnitError> unitErrors,
    @Nullable String fileName) {

  public UploadLongPollingState {
    Objects.requireNonNull(status, "status");
    itemsWithNames = List.copyOf(itemsWithNames);
    errors = List.copyOf(errors);
    unitErrors = List.copyOf(unitErrors);
  }
}
