package dev.assay.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file {@code .assayignore} says of its folder: patterns, one on a line, of which the last
 * one that matches counts. Those of a folder further down outweigh those above.
 */
final class IgnoreFile {
  static final String NAME = ".assayignore";

  /** None is that long. */
  private static final long MOST_BYTES = 1 << 20;

  private final @Nullable IgnoreFile above;
  private final int prefix;
  private final List<PathPattern> patterns;

  private IgnoreFile(@Nullable IgnoreFile above, int prefix, List<PathPattern> patterns) {
    this.above = above;
    this.prefix = prefix;
    this.patterns = patterns;
  }

  /**
   * The patterns for a folder.
   *
   * @param folder where there may be such a file
   * @param path the folder's path below the base, empty for the base
   * @param above those for the folder above it
   * @return {@code above} when there is no such file
   * @throws IOException when there is one that cannot be read
   */
  static @Nullable IgnoreFile in(Path folder, String path, @Nullable IgnoreFile above)
      throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return above;
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " has more than " + MOST_BYTES + " bytes");
    }
    List<PathPattern> patterns = new ArrayList<>();
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      PathPattern pattern = PathPattern.ofLine(line);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return new IgnoreFile(above, path.isEmpty() ? 0 : path.length() + 1, patterns);
  }

  /** Whether what lies at a path below the base is passed over. */
  boolean ignores(String path, boolean isFolder) {
    String below = path.substring(prefix);
    for (int i = patterns.size() - 1; i >= 0; i--) {
      if (patterns.get(i).matches(below, isFolder)) {
        return !patterns.get(i).isNegated();
      }
    }
    return above != null && above.ignores(path, isFolder);
  }
}
