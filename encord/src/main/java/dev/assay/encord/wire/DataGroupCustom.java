package dev.assay.encord.wire;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A data group with a layout of its own.
 *
 * @param name its name
 * @param layoutContents the items by key
 * @param layout where each key is shown
 * @param settings settings of the layout
 * @param clientMetadata the caller's own metadata
 */
public record DataGroupCustom(
    @Nullable String name,
    Map<String, UUID> layoutContents,
    Map<String, @Nullable Object> layout,
    @Nullable Map<String, @Nullable Object> settings,
    @Nullable Map<String, @Nullable Object> clientMetadata)
    implements DataGroup {

  public DataGroupCustom {
    layoutContents = FreeForm.mapOf(layoutContents);
    layout = FreeForm.copyOf(layout);
    settings = FreeForm.copyOfNullable(settings);
    clientMetadata = FreeForm.copyOfNullable(clientMetadata);
  }

  /** A data group with a layout made of the types of this package. */
  public static DataGroupCustom of(
      @Nullable String name,
      Map<String, UUID> layoutContents,
      DataGroupLayout layout,
      @Nullable LayoutSettings settings) {
    return new DataGroupCustom(
        name,
        layoutContents,
        EncordJson.toObject(layout),
        settings == null ? null : EncordJson.toObject(settings),
        null);
  }
}
