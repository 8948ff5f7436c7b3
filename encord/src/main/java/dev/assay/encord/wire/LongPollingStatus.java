package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * The status of an upload job, in upper case on the wire. The platform may add values; one that is
 * not known here is kept as it is.
 *
 * @param wire the value as it travels
 */
public record LongPollingStatus(@JsonValue String wire) {

  /** Waiting or running. */
  public static final LongPollingStatus PENDING = new LongPollingStatus("PENDING");

  /**
   * Ended; when errors are ignored, units may have failed nevertheless, so read the unit errors.
   */
  public static final LongPollingStatus DONE = new LongPollingStatus("DONE");

  /** A unit failed and errors are not ignored. */
  public static final LongPollingStatus ERROR = new LongPollingStatus("ERROR");

  /** Ended by hand, maybe after a part was done. */
  public static final LongPollingStatus CANCELLED = new LongPollingStatus("CANCELLED");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LongPollingStatus {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<LongPollingStatus> known() {
    return List.of(PENDING, DONE, ERROR, CANCELLED);
  }

  @Override
  public String toString() {
    return wire;
  }
}
