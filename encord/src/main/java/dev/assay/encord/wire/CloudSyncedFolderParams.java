package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;

/**
 * The place in a cloud store a folder is synchronised with.
 *
 * @param integrationUuid the integration that reaches it
 * @param remoteUrl its URL: s3://, gs:// or https://
 */
public record CloudSyncedFolderParams(UUID integrationUuid, String remoteUrl) {

  public CloudSyncedFolderParams {
    Objects.requireNonNull(integrationUuid, "integrationUuid");
    Objects.requireNonNull(remoteUrl, "remoteUrl");
  }
}
