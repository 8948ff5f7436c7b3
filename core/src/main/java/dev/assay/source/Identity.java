package dev.assay.source;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source without reading it.
 *
 * @param uri where it lies; free of credentials
 * @param name the last part of its path: a hint at its type, never more
 * @param length bytes, {@link #UNKNOWN_LENGTH} while unknown
 * @param lastModified when the store says it last changed, null when it does not say
 * @param etag the store's version of the content, null when it has none
 */
public record Identity(
    String uri, String name, long length, @Nullable Instant lastModified, @Nullable String etag) {

  /** The length of a source whose end has not been seen. */
  public static final long UNKNOWN_LENGTH = -1;

  public Identity {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(name, "name");
  }

  /** The identity of unnamed bytes. */
  public static Identity of(String name, long length) {
    return new Identity(name, name, length, null, null);
  }

  /** Whether the length is known. */
  public boolean hasLength() {
    return length >= 0;
  }
}
