package dev.assay.scan;

import dev.assay.source.Identity;
import dev.assay.source.Opener;
import java.util.Objects;

/**
 * A file to scan, or a place that could not be listed.
 *
 * @param path where it lies below what is scanned, with {@code /} between the parts
 * @param identity what is known of it before it is opened
 * @param opener opens it, or fails with the reason why it cannot be visited
 * @param passing whether it has to be read before the walk goes on, since it passes by
 */
public record Target(String path, Identity identity, Opener opener, boolean passing) {

  public Target {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(opener, "opener");
  }

  /** A file that can be read at any time. */
  public Target(String path, Identity identity, Opener opener) {
    this(path, identity, opener, false);
  }
}
