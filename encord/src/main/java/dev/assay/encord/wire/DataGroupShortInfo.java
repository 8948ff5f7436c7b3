package dev.assay.encord.wire;

import java.util.Map;
import java.util.Objects;

/**
 * A data group in a summary.
 *
 * @param layoutContents the items by key
 * @param layout where each key is shown
 * @param layoutSettings settings of the layout
 */
public record DataGroupShortInfo(
    Map<String, StorageItemGroupChild> layoutContents,
    DataGroupLayout layout,
    LayoutSettings layoutSettings) {

  public DataGroupShortInfo {
    layoutContents = FreeForm.mapOf(layoutContents);
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(layoutSettings, "layoutSettings");
  }
}
