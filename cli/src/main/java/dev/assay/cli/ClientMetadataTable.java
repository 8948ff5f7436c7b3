package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.assay.encord.payload.ClientMetadata;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
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
  private static final String PATH = "path";

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
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .build();
    Map<String, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
    try (Reader text = Files.newBufferedReader(file);
        MappingIterator<Map<String, String>> lines =
            mapper
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
      while (lines.hasNextValue()) {
        Map<String, String> line = lines.nextValue();
        String path = line.get(PATH);
        if (path == null || path.isBlank()) {
          throw new IOException(file + " has a line without a \"" + PATH + "\"");
        }
        if (rows.put(path, values(line)) != null) {
          throw new IOException(file + " has two lines for " + path);
        }
      }
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no table: " + e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not in UTF-8", e);
    }
    return new ClientMetadataTable(rows);
  }

  private static Map<String, @Nullable Object> values(Map<String, String> line) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    line.forEach(
        (key, cell) -> {
          if (!key.equals(PATH) && !cell.isEmpty()) {
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
