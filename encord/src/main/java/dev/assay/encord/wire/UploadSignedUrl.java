package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;

/**
 * A URL to put one file to.
 *
 * @param itemUuid the placeholder the file fills
 * @param objectKey the key in the store
 * @param signedUrl the URL
 */
public record UploadSignedUrl(UUID itemUuid, String objectKey, String signedUrl) {

  public UploadSignedUrl {
    Objects.requireNonNull(itemUuid, "itemUuid");
    Objects.requireNonNull(objectKey, "objectKey");
    Objects.requireNonNull(signedUrl, "signedUrl");
  }
}
