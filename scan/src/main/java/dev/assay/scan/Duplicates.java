package dev.assay.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.encord.wire.EncordJson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes into each record whose content an earlier one has the path of that one: {@code
 * duplicateOf}.
 *
 * <p>Memory holds a digest and a place for each content, not its path, which is read from the
 * journal again.
 */
public final class Duplicates implements Journal.Editor {
  /** The key of a record that names the first file of the same content. */
  static final String FIELD = "duplicateOf";

  private final FileTable contents = new FileTable();
  private long count;

  /** How many records were found to be duplicates. */
  public long count() {
    return count;
  }

  @Override
  public byte[] edit(byte[] line, long offset, Path journal) throws IOException {
    ObjectMapper mapper = EncordJson.mapper();
    ObjectNode record = (ObjectNode) mapper.readTree(line);
    record.remove(FIELD);
    JsonNode sha256 = record.get("sha256");
    if (sha256 == null) {
      return line;
    }
    ByteBuffer content = FileTable.digest(sha256.asText());
    long first = contents.value(content);
    if (first < 0) {
      contents.put(content, 0, offset);
      return mapper.writeValueAsBytes(record);
    }
    count++;
    record.put(FIELD, pathAt(first, journal));
    return mapper.writeValueAsBytes(record);
  }

  private static String pathAt(long offset, Path journal) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
      file.seek(offset);
      RecordLines lines = new RecordLines(Channels.newInputStream(file.getChannel()));
      return RecordKey.of(Objects.requireNonNull(lines.next())).path();
    }
  }
}
