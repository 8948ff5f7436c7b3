package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * A tile that shows one of several items beside a list of them.
 *
 * @param keys the keys of the items in order
 * @param carouselPosition the side the list is on
 * @param carouselSize the part of the tile the list takes, in percent, 10 to 70
 */
public record DataUnitCarouselTile(
    List<String> keys, CarouselPosition carouselPosition, double carouselSize)
    implements DataGroupLayout {

  public DataUnitCarouselTile {
    keys = List.copyOf(keys);
    Objects.requireNonNull(carouselPosition, "carouselPosition");
    FreeForm.requireFinite(carouselSize, "carouselSize");
  }

  /** The type of tile, always the same. */
  @JsonProperty("type")
  public String type() {
    return "data_unit_list";
  }
}
