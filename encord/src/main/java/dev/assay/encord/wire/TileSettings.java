package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How one tile of a layout behaves.
 *
 * @param title its title
 * @param isReadOnly whether labels cannot be drawn in it
 */
public record TileSettings(
    @Nullable String title, @JsonProperty(defaultValue = "false") boolean isReadOnly) {}
