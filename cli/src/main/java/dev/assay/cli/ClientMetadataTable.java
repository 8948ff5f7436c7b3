package dev.assay.cli;

import dev.assay.encord.payload.ClientMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The caller's metadata in a table: a column {@code path}, and a column for each key.
 *
 * <p>A cell that is a JSON number, {@code true} or {@code false} counts as such and any other as
 * text; an empty one says nothing.
 */
final class ClientMetadataTable implements ClientMetadata {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final Map<String, Map<String, @Nullable Object>> rows;
  private final Set<String> unused;

  private ClientMetadataTable(Map<String, Map<String, @Nullable Object>> rows) {
    this.rows = rows;
    this.unused = new HashSet<>(rows.keySet());
  }

  /**
   * Reads a table whole.
   *
   * @throws IOException when it is none, or a path occurs twice
   */
  static ClientMetadataTable read(Path file) throws IOException {
    Map<String, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
    PathTable.read(file).forEach((path, line) -> rows.put(path, values(line)));
    return new ClientMetadataTable(rows);
  }

  private static Map<String, @Nullable Object> values(Map<String, String> line) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    line.forEach(
        (key, cell) -> {
          if (!cell.isEmpty()) {
            values.put(key, value(cell));
          }
        });
    return values;
  }

  private static Object value(String cell) {
    if (cell.equals("true") || cell.equals("false")) {
      return Boolean.valueOf(cell);
    }
    if (!NUMBER.matcher(cell).matches()) {
      return cell;
    }
    try {
      return Long.valueOf(cell);
    } catch (NumberFormatException notWhole) {
      double number = Double.parseDouble(cell);
      return Double.isFinite(number) ? (Object) number : cell;
    }
  }

  @Override
  public @Nullable Map<String, @Nullable Object> of(String place) {
    unused.remove(place);
    return rows.get(place);
  }

  /** The paths nobody has asked for. */
  Set<String> unused() {
    return unused;
  }
}
