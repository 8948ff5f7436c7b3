package dev.assay.encord.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changes an item; null leaves a value as it is.
 *
 * @param name the new name
 * @param description the new description
 * @param clientMetadata the new metadata of the caller's own, as an object
 */
public record PatchItemPayload(
    @Nullable String name,
    @Nullable String description,
    @Nullable Map<String, @Nullable Object> clientMetadata) {

  public PatchItemPayload {
    clientMetadata = FreeForm.copyOfNullable(clientMetadata);
  }
}
