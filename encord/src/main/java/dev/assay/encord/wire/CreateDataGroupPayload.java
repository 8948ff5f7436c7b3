package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes one data group; an older way.
 *
 * @param params the group
 * @param clientMetadata the caller's own metadata
 */
public record CreateDataGroupPayload(
    DataGroup params, @Nullable Map<String, @Nullable Object> clientMetadata) {

  public CreateDataGroupPayload {
    Objects.requireNonNull(params, "params");
    clientMetadata = FreeForm.copyOfNullable(clientMetadata);
  }

  /** What is made, always the same. */
  @JsonProperty("itemType")
  public String itemType() {
    return "GROUP";
  }
}
