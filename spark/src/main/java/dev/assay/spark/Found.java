package dev.assay.spark;

import dev.assay.source.Identity;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file to scan, as it travels from the driver to an executor.
 *
 * @param location where it is opened: a path, a {@code file:} URI or a location in a store
 * @param path the path its record gets; null for the one that follows from the location
 * @param known what a listing tells of it, null for nothing
 * @param refusal why it cannot be opened, null as far as is known that it can
 */
record Found(
    String location, @Nullable String path, @Nullable Known known, @Nullable IOException refusal)
    implements Serializable {

  /**
   * What a listing tells of a file.
   *
   * @param uri where it lies; free of credentials
   * @param name the last part of its path
   * @param length bytes, {@link Identity#UNKNOWN_LENGTH} while unknown
   * @param lastModified when it last changed, null when the listing does not say
   * @param etag its version, null when the listing does not say
   */
  record Known(
      String uri, String name, long length, @Nullable Instant lastModified, @Nullable String etag)
      implements Serializable {

    static Known of(Identity identity) {
      return new Known(
          identity.uri(),
          identity.name(),
          identity.length(),
          identity.lastModified(),
          identity.etag());
    }

    Identity identity() {
      return new Identity(uri, name, length, lastModified, etag);
    }
  }

  /** A file of which no more is known than its location. */
  static Found at(String location, @Nullable String path) {
    return new Found(location, path, null, null);
  }
}
