package dev.assay.archive;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An archive as its entries know it.
 *
 * @param identity what was known of it when its headers were read
 * @param opener opens it again
 * @param mostInflated bytes of a compressed entry that may be taken
 */
record Container(Identity identity, Opener opener, long mostInflated) {

  /** The identity of an entry. */
  Identity identityOf(String path, long length, @Nullable Instant lastModified) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new Identity(
        ArchivePath.uri(identity.uri(), path),
        name,
        length,
        lastModified == null ? identity.lastModified() : lastModified,
        identity.etag());
  }

  /** An entry that cannot be had. */
  ArchiveEntry refused(String path, long length, @Nullable Instant lastModified, IOException why) {
    return new ArchiveEntry(
        path,
        identityOf(path, length, lastModified),
        () -> {
          throw why;
        },
        false);
  }

  /**
   * Fails when the archive is not the one whose headers were read.
   *
   * @param opened the archive, of which something was read
   */
  void requireSame(ByteSource opened) throws IOException {
    Identity now = opened.identity();
    if (now.length() != identity.length()
        || !Objects.equals(now.etag(), identity.etag())
        || !Objects.equals(now.lastModified(), identity.lastModified())) {
      throw new IOException("the archive " + identity.uri() + " was changed while it was read");
    }
  }
}
