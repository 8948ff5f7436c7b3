package dev.assay.facts;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A type of file.
 *
 * @param name the short name used in scan records, such as {@code mp4}
 * @param kind the kind files of this type have unless their content says otherwise
 * @param mimeType the canonical MIME type, lower case
 * @param extensions usual file name extensions, lower case, without the dot
 */
public record FileType(String name, MediaKind kind, String mimeType, List<String> extensions) {

  public FileType {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(mimeType, "mimeType");
    extensions = List.copyOf(extensions);
  }

  /** A type with its usual extensions. */
  public static FileType of(String name, MediaKind kind, String mimeType, String... extensions) {
    return new FileType(name, kind, mimeType, List.of(extensions));
  }

  // Written out for the reason that Size has.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileType type
        && name.equals(type.name)
        && kind == type.kind
        && mimeType.equals(type.mimeType)
        && extensions.equals(type.extensions);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + mimeType.hashCode();
  }
}
