package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * How a layout is split in two. The platform may add values; one that is not known here is kept as
 * it is.
 *
 * @param wire the value as it travels
 */
public record SplitDirection(@JsonValue String wire) {

  /** Side by side. */
  public static final SplitDirection ROW = new SplitDirection("row");

  /** One above the other. */
  public static final SplitDirection COLUMN = new SplitDirection("column");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SplitDirection {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<SplitDirection> known() {
    return List.of(ROW, COLUMN);
  }

  @Override
  public String toString() {
    return wire;
  }
}
