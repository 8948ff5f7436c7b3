package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A tile that shows one item.
 *
 * @param key the key of the item
 */
public record DataUnitTile(String key) implements DataGroupLayout {

  public DataUnitTile {
    Objects.requireNonNull(key, "key");
  }

  /** The type of tile, always the same. */
  @JsonProperty("type")
  public String type() {
    return "data_unit";
  }
}
