package dev.assay.encord.wire;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Why a unit of an upload job failed.
 *
 * @param objectUrls its URLs: one, or one for each frame of a group or series
 * @param error the reason
 * @param subtaskUuid what to quote to the support of the platform
 * @param actionDescription what was being done
 */
public record DataUnitError(
    List<String> objectUrls, String error, UUID subtaskUuid, String actionDescription) {

  public DataUnitError {
    objectUrls = List.copyOf(objectUrls);
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(subtaskUuid, "subtaskUuid");
    Objects.requireNonNull(actionDescription, "actionDescription");
  }
}
