package dev.assay.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file to scan, or a place that could not be listed.
 *
 * @param file where it lies
 * @param path where it lies below what is scanned, with {@code /} between the parts
 * @param unreachable why it cannot be visited, null when it can
 */
public record Target(Path file, String path, @Nullable IOException unreachable) {

  public Target {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(path, "path");
  }

  /** The path of {@code file} below {@code base}, with {@code /} between the parts. */
  static String relativePath(Path base, Path file) {
    Path relative = base.relativize(file);
    StringBuilder path = new StringBuilder();
    for (Path part : relative) {
      if (!path.isEmpty()) {
        path.append('/');
      }
      path.append(part);
    }
    return path.toString();
  }
}
