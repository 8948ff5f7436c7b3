package dev.assay.encord.wire;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A data group whose items are shown in a grid.
 *
 * @param layoutContents the items in order
 * @param name its name
 * @param clientMetadata the caller's own metadata
 */
public record DataGroupGrid(
    List<UUID> layoutContents,
    @Nullable String name,
    @Nullable Map<String, @Nullable Object> clientMetadata)
    implements DataGroup {

  public DataGroupGrid {
    layoutContents = List.copyOf(layoutContents);
    clientMetadata = FreeForm.copyOfNullable(clientMetadata);
  }
}
