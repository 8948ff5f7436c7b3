package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A data group to make: items shown together; its form travels as {@code layoutType}. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "layoutType",
    requireTypeIdForSubtypes = OptBoolean.FALSE)
@JsonSubTypes({
  @JsonSubTypes.Type(value = DataGroupGrid.class, name = "default-grid"),
  @JsonSubTypes.Type(value = DataGroupCarousel.class, name = "default-list"),
  @JsonSubTypes.Type(value = DataGroupCustom.class, name = "custom")
})
public sealed interface DataGroup permits DataGroupGrid, DataGroupCarousel, DataGroupCustom {

  /** The group's name, null for the platform's choice. */
  @Nullable String name();

  /** The caller's own metadata, null for none. */
  @Nullable Map<String, @Nullable Object> clientMetadata();
}
