package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The items the platform made for files that were sent to its own store, in a table: a column
 * {@code path} and a column {@value #COLUMN}, as the platform names it.
 */
final class Placeholders {
  private static final String COLUMN = "placeholderItemUuid";

  private final Map<String, UUID> items;
  private final Set<String> unused;

  private Placeholders(Map<String, UUID> items) {
    this.items = items;
    this.unused = new HashSet<>(items.keySet());
  }

  /** No files in the platform's store. */
  static Placeholders none() {
    return new Placeholders(Map.of());
  }

  /**
   * Reads a table whole.
   *
   * @throws IOException when it is none, or a path or an item occurs twice
   */
  static Placeholders read(Path file) throws IOException {
    Map<String, UUID> items = new HashMap<>();
    Map<UUID, String> files = new HashMap<>();
    for (Map.Entry<String, Map<String, String>> row : PathTable.read(file).entrySet()) {
      String path = row.getKey();
      UUID item = uuid(row.getValue().get(COLUMN));
      if (item == null) {
        throw new IOException(file + " has no UUID in the column \"" + COLUMN + "\" for " + path);
      }
      String other = files.put(item, path);
      if (other != null) {
        throw new IOException(file + " has the same item for " + other + " and " + path);
      }
      items.put(path, item);
    }
    return new Placeholders(items);
  }

  /** A UUID in its full length, which Java does not insist on; null for anything else. */
  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      UUID uuid = text == null ? null : UUID.fromString(text);
      return uuid != null && uuid.toString().equalsIgnoreCase(text) ? uuid : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The item of a file, null when the file is in another store. */
  @Nullable UUID of(String path) {
    unused.remove(path);
    return items.get(path);
  }

  /** The paths nobody has asked for. */
  Set<String> unused() {
    return unused;
  }
}
