package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * The side of the main content a carousel is on. The platform may add values; one that is not known
 * here is kept as it is.
 *
 * @param wire the value as it travels
 */
public record CarouselPosition(@JsonValue String wire) {

  /** Left. */
  public static final CarouselPosition LEFT = new CarouselPosition("left");

  /** Right. */
  public static final CarouselPosition RIGHT = new CarouselPosition("right");

  /** Above. */
  public static final CarouselPosition TOP = new CarouselPosition("top");

  /** Below. */
  public static final CarouselPosition BOTTOM = new CarouselPosition("bottom");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CarouselPosition {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<CarouselPosition> known() {
    return List.of(LEFT, RIGHT, TOP, BOTTOM);
  }

  @Override
  public String toString() {
    return wire;
  }
}
