package dev.assay.archive;

import dev.assay.format.Head;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A kind of archive that is looked into.
 *
 * <p>The name decides, since documents, applications and arrays are zip archives too and are not
 * taken apart; the first bytes have to agree.
 */
public enum ArchiveKind {
  /** Tape archives: ustar, pax and GNU tar. */
  TAR(".tar"),
  /** Tape archives compressed by gzip, which can only be read from start to end. */
  TAR_GZ(".tar.gz", ".tgz"),
  /** Zip archives. */
  ZIP(".zip");

  private static final int TAR_MAGIC_OFFSET = 257;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> extensions;

  ArchiveKind(String... extensions) {
    this.extensions = List.of(extensions);
  }

  /** The kind a file name stands for, null for other files. */
  public static @Nullable ArchiveKind named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (ArchiveKind kind : values()) {
      if (kind.extensions.stream().anyMatch(lower::endsWith)) {
        return kind;
      }
    }
    return null;
  }

  /**
   * Whether data may be of this kind.
   *
   * @param head the first bytes, at least 512 of them or the whole data
   */
  boolean fits(Head head) {
    return switch (this) {
      // Archives older than the magic have a checksum that holds; an empty one is all zeros.
      case TAR -> head.at(TAR_MAGIC_OFFSET, "ustar") || TarHeader.isHeader(head.bytes());
      case TAR_GZ -> head.startsWith("\u001f\u008b");
      case ZIP -> head.startsWith("PK\3\4") || head.startsWith("PK\5\6");
    };
  }
}
