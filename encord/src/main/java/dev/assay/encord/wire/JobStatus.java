package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * The status of a background job. The platform may add values; one that is not known here is kept
 * as it is.
 *
 * @param wire the value as it travels
 */
public record JobStatus(@JsonValue String wire) {

  /** Waiting to start, or running. */
  public static final JobStatus SUBMITTED = new JobStatus("submitted");

  /** Ended well. */
  public static final JobStatus DONE = new JobStatus("done");

  /** Failed. */
  public static final JobStatus ERROR = new JobStatus("error");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JobStatus {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<JobStatus> known() {
    return List.of(SUBMITTED, DONE, ERROR);
  }

  @Override
  public String toString() {
    return wire;
  }
}
