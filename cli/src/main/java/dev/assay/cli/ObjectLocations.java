package dev.assay.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the objects of a payload lie on this machine: below a folder, at the path their URL has
 * behind a prefix.
 */
final class ObjectLocations {
  private final String urlPrefix;
  private final Path root;

  ObjectLocations(String urlPrefix, Path root) {
    this.urlPrefix = urlPrefix.isEmpty() || urlPrefix.endsWith("/") ? urlPrefix : urlPrefix + "/";
    this.root = root.toAbsolutePath().normalize();
  }

  /** The file of a URL, null when the URL is not below the prefix or leads out of the folder. */
  @Nullable Path fileOf(String url) {
    if (!url.startsWith(urlPrefix)) {
      return null;
    }
    String path;
    try {
      path = new URI("x:/" + url.substring(urlPrefix.length())).getPath();
    } catch (URISyntaxException e) {
      return null;
    }
    if (path == null || path.indexOf('\0') >= 0) {
      return null;
    }
    Path file = root.resolve(path.substring(1)).normalize();
    return file.startsWith(root) ? file : null;
  }
}
