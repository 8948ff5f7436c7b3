package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What a user may do with a dataset. The platform may add values; one that is not known here is
 * kept as it is.
 *
 * @param wire the value as it travels
 */
public record DatasetUserRoleV2(@JsonValue String wire) {

  /** May change it. */
  public static final DatasetUserRoleV2 ADMIN = new DatasetUserRoleV2("admin");

  /** May use it. */
  public static final DatasetUserRoleV2 USER = new DatasetUserRoleV2("user");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DatasetUserRoleV2 {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<DatasetUserRoleV2> known() {
    return List.of(ADMIN, USER);
  }

  @Override
  public String toString() {
    return wire;
  }
}
