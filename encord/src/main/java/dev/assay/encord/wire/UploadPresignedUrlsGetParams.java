package dev.assay.encord.wire;

import java.util.Objects;

/**
 * What asks for URLs to put files to; an older way.
 *
 * @param count how many URLs
 * @param uploadItemType the type of the files
 */
public record UploadPresignedUrlsGetParams(long count, StorageItemType uploadItemType) {

  public UploadPresignedUrlsGetParams {
    Objects.requireNonNull(uploadItemType, "uploadItemType");
  }
}
