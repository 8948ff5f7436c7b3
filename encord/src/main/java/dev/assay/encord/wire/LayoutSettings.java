package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a layout behaves.
 *
 * @param fixedLayout whether tiles stay where they are
 * @param tileSettings settings by key
 * @param hasMultilayerLabels whether labels hold for all items of the group
 */
public record LayoutSettings(
    @JsonProperty(defaultValue = "false") boolean fixedLayout,
    @Nullable Map<String, TileSettings> tileSettings,
    @Nullable Boolean hasMultilayerLabels) {

  public LayoutSettings {
    tileSettings = FreeForm.mapOfNullable(tileSettings);
  }
}
