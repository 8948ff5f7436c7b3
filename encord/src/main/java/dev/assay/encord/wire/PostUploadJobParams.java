package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What starts an upload job: either items or the content of a manifest.
 *
 * @param dataItems the items to register
 * @param externalFiles the content of a hand-written manifest, passed on as it is
 * @param integrationHash the integration that reaches the files, null when they lie in the
 *     platform's own store
 * @param ignoreErrors whether to go on when a unit fails
 * @param fileName the base name of the manifest, when there was one
 */
public record PostUploadJobParams(
    @Nullable DataUploadItems dataItems,
    @Nullable Map<String, @Nullable Object> externalFiles,
    @Nullable UUID integrationHash,
    @JsonProperty(defaultValue = "false") boolean ignoreErrors,
    @Nullable String fileName) {

  public PostUploadJobParams {
    externalFiles = FreeForm.copyOfNullable(externalFiles);
  }
}
