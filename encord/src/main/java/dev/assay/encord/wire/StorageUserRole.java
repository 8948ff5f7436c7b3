package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What a user may do with a folder or an item. The platform may add values; one that is not known
 * here is kept as it is.
 *
 * @param wire the value as it travels
 */
public record StorageUserRole(@JsonValue String wire) {

  /** May use it. */
  public static final StorageUserRole USER = new StorageUserRole("user");

  /** May change it. */
  public static final StorageUserRole ADMIN = new StorageUserRole("admin");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StorageUserRole {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<StorageUserRole> known() {
    return List.of(USER, ADMIN);
  }

  @Override
  public String toString() {
    return wire;
  }
}
