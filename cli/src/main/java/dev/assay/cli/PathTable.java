package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables in CSV of what a caller says of files: a column {@value #PATH}, and others. */
final class PathTable {
  private static final String PATH = "path";

  private PathTable() {}

  /**
   * Reads a table whole.
   *
   * @return the cells of each line by the names of their columns, by path
   * @throws IOException when it is none, or a path occurs twice
   */
  static Map<String, Map<String, String>> read(Path file) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .build();
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    try (Reader text = Files.newBufferedReader(file);
        MappingIterator<Map<String, String>> lines =
            mapper
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
      while (lines.hasNextValue()) {
        Map<String, String> line = new LinkedHashMap<>(lines.nextValue());
        String path = line.remove(PATH);
        if (path == null || path.isBlank()) {
          throw new IOException(file + " has a line without a \"" + PATH + "\"");
        }
        if (rows.put(path, line) != null) {
          throw new IOException(file + " has two lines for " + path);
        }
      }
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no table: " + e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not in UTF-8", e);
    }
    return rows;
  }
}
