package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An older name of {@link DataGroupCarousel}, the same on the wire.
 *
 * @param layoutContents the items in order
 * @param name its name
 * @param clientMetadata the caller's own metadata
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "layoutType",
    requireTypeIdForSubtypes = OptBoolean.FALSE)
@JsonTypeName("default-list")
public record DataGroupList(
    List<UUID> layoutContents,
    @Nullable String name,
    @Nullable Map<String, @Nullable Object> clientMetadata) {

  public DataGroupList {
    layoutContents = List.copyOf(layoutContents);
    clientMetadata = FreeForm.copyOfNullable(clientMetadata);
  }
}
