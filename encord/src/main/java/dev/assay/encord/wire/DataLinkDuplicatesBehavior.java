package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What to do when an item to link to a dataset is linked already. The platform may add values; one
 * that is not known here is kept as it is.
 *
 * @param wire the value as it travels
 */
public record DataLinkDuplicatesBehavior(@JsonValue String wire) {

  /** Link it again. */
  public static final DataLinkDuplicatesBehavior DUPLICATE =
      new DataLinkDuplicatesBehavior("DUPLICATE");

  /** Fail. */
  public static final DataLinkDuplicatesBehavior FAIL = new DataLinkDuplicatesBehavior("FAIL");

  /** Leave it out. */
  public static final DataLinkDuplicatesBehavior SKIP = new DataLinkDuplicatesBehavior("SKIP");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DataLinkDuplicatesBehavior {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<DataLinkDuplicatesBehavior> known() {
    return List.of(DUPLICATE, FAIL, SKIP);
  }

  @Override
  public String toString() {
    return wire;
  }
}
