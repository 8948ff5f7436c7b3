package dev.assay.scan;

import dev.assay.source.FileSource;
import dev.assay.source.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Makes targets of files, their paths counted from a folder. */
final class FileTargets {
  private final Path base;

  FileTargets(Path base) {
    this.base = base;
  }

  /**
   * A file whose attributes are at hand.
   *
   * @param path its {@link #path}
   */
  Target of(Path file, String path, BasicFileAttributes attributes) {
    Identity identity =
        attributes.isRegularFile()
            ? FileSource.identify(file, attributes)
            : FileSource.unopened(file);
    return new Target(path, identity, () -> FileSource.open(file));
  }

  /** A file whose attributes have to be asked for. */
  Target of(Path file) {
    try {
      return of(file, path(file), Files.readAttributes(file, BasicFileAttributes.class));
    } catch (IOException e) {
      return unreachable(file, e);
    }
  }

  /** A place that cannot be visited. */
  Target unreachable(Path place, IOException reason) {
    return new Target(
        path(place),
        FileSource.unopened(place),
        () -> {
          throw reason;
        });
  }

  /** The path of a file below the base, with {@code /} between the parts. */
  String path(Path file) {
    StringBuilder path = new StringBuilder();
    for (Path part : base.relativize(file)) {
      if (!path.isEmpty()) {
        path.append('/');
      }
      path.append(FileNames.text(part));
    }
    return path.toString();
  }
}
