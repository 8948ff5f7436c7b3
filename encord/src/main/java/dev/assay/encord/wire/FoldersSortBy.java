package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * What a listing is sorted by. The platform may add values; one that is not known here is kept as
 * it is.
 *
 * @param wire the value as it travels
 */
public record FoldersSortBy(@JsonValue String wire) {

  /** The name. */
  public static final FoldersSortBy NAME = new FoldersSortBy("name");

  /** The time of creation. */
  public static final FoldersSortBy CREATED_AT = new FoldersSortBy("createdAt");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FoldersSortBy {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<FoldersSortBy> known() {
    return List.of(NAME, CREATED_AT);
  }

  @Override
  public String toString() {
    return wire;
  }
}
