package dev.assay.encord.wire;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What asks for URLs to put files to.
 *
 * @param itemType the type of the files
 * @param count how many URLs
 * @param framesSubfolderName a folder for frames
 */
public record UploadSignedUrlsPayload(
    StorageItemType itemType, long count, @Nullable String framesSubfolderName) {

  public UploadSignedUrlsPayload {
    Objects.requireNonNull(itemType, "itemType");
  }
}
