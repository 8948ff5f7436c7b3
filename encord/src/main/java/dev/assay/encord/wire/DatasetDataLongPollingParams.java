package dev.assay.encord.wire;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What starts, or polls, an upload job into a dataset; an older way.
 *
 * @param dataItems the items to register
 * @param files the content of a hand-written manifest
 * @param integrationId the integration that reaches the files
 * @param ignoreErrors whether to go on when a unit fails
 * @param folderUuid the folder the items go to
 * @param fileName the base name of the manifest, when there was one
 */
public record DatasetDataLongPollingParams(
    @Nullable DataUploadItems dataItems,
    @Nullable Map<String, @Nullable Object> files,
    @Nullable UUID integrationId,
    boolean ignoreErrors,
    @Nullable UUID folderUuid,
    @Nullable String fileName) {

  public DatasetDataLongPollingParams {
    files = FreeForm.copyOfNullable(files);
  }
}
