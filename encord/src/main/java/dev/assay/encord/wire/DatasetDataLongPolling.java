package dev.assay.encord.wire;

import java.util.List;
import java.util.Objects;

/**
 * The state of an upload job into a dataset; an older way.
 *
 * @param status the state as a whole
 * @param dataHashesWithTitles the data units made so far
 * @param errors errors as texts
 * @param dataUnitErrors errors unit by unit
 * @param unitsPendingCount units that wait or run
 * @param unitsDoneCount units that ended well
 * @param unitsErrorCount units that failed
 * @param unitsCancelledCount units that were cancelled
 */
public record DatasetDataLongPolling(
    LongPollingStatus status,
    List<DatasetDataInfo> dataHashesWithTitles,
    List<String> errors,
    List<DataUnitError> dataUnitErrors,
    long unitsPendingCount,
    long unitsDoneCount,
    long unitsErrorCount,
    long unitsCancelledCount) {

  public DatasetDataLongPolling {
    Objects.requireNonNull(status, "status");
    dataHashesWithTitles = List.copyOf(dataHashesWithTitles);
    errors = List.copyOf(errors);
    dataUnitErrors = List.copyOf(dataUnitErrors);
  }
}
