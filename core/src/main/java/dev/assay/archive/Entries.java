package dev.assay.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The entries of one kind of archive, found one after another. */
interface Entries {

  /**
   * The next file; folders, links and devices are passed over.
   *
   * @return null behind the last
   * @throws IOException when the archive is damaged or cannot be read, which ends it
   */
  @Nullable ArchiveEntry next() throws IOException;
}
