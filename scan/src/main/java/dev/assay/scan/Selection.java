package dev.assay.scan;

import java.util.List;

/**
 * Which files of a walk are meant, by their paths.
 *
 * @param included patterns of which a file has to match one; empty for all files
 * @param excluded patterns of which neither a file nor a folder it lies in may match any
 */
public record Selection(List<PathPattern> included, List<PathPattern> excluded) {

  /** Every file. */
  public static final Selection ALL = new Selection(List.of(), List.of());

  public Selection {
    included = List.copyOf(included);
    excluded = List.copyOf(excluded);
  }

  /** Whether a pattern speaks against what lies at a path. */
  boolean excludes(String path, boolean isFolder) {
    return excluded.stream().anyMatch(pattern -> pattern.matches(path, isFolder));
  }

  /** Whether a file is meant, if the folders it lies in are not excluded. */
  boolean takes(String path) {
    return !excludes(path, false)
        && (included.isEmpty()
            || included.stream().anyMatch(pattern -> pattern.matches(path, false)));
  }

  /** Those files of any walk that are meant. */
  public Walk of(Walk walk) {
    if (equals(ALL)) {
      return walk;
    }
    return visitor -> walk.walk(target -> !isMeant(target.path()) || visitor.visit(target));
  }

  private boolean isMeant(String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (excludes(path.substring(0, slash), true)) {
        return false;
      }
    }
    return takes(path);
  }
}
