package dev.assay.archive;

import dev.assay.source.Identity;
import dev.assay.source.Opener;
import java.util.Objects;

/**
 * A file in an archive.
 *
 * @param path where it lies in the archive: relative, whatever the archive says
 * @param identity what the archive says of it; its address is the archive's with {@code !/} and the
 *     path behind
 * @param opener opens it, or fails with the reason why its content cannot be had
 * @param passing whether it can be opened only once, and only until the next entry is asked for
 */
public record ArchiveEntry(String path, Identity identity, Opener opener, boolean passing) {

  public ArchiveEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(opener, "opener");
  }
}
