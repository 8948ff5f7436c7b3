package dev.assay.encord.wire;

import java.util.Objects;

/**
 * A layout split in two.
 *
 * @param direction how it is split
 * @param first the left or upper part
 * @param second the right or lower part
 * @param splitPercentage the part the first takes, in percent, 5 to 95
 */
public record LayoutGrid(
    SplitDirection direction, DataGroupLayout first, DataGroupLayout second, double splitPercentage)
    implements DataGroupLayout {

  public LayoutGrid {
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
    FreeForm.requireFinite(splitPercentage, "splitPercentage");
  }
}
