package dev.assay.objects;

import dev.assay.source.Identity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a listing tells of an object.
 *
 * @param key its name in the bucket
 * @param length bytes, {@link Identity#UNKNOWN_LENGTH} when reading gives another number of them
 * @param lastModified when it was written, null when the listing does not say
 * @param etag its version, null when the listing does not say
 */
public record ListedObject(
    String key, long length, @Nullable Instant lastModified, @Nullable String etag) {

  public ListedObject {
    Objects.requireNonNull(key, "key");
  }
}
