package dev.assay.cli;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of which required tag is present, empty or absent in which file, as CSV. */
final class TagTable implements Closeable {
  private final OutputStream stream;
  private @Nullable SequenceWriter rows;

  TagTable(OutputStream stream) {
    this.stream = stream;
  }

  void add(String path, DicomFacts facts) throws IOException {
    SequenceWriter writer = rows;
    if (writer == null) {
      writer = writer(facts);
      rows = writer;
    }
    Map<String, String> row = new LinkedHashMap<>();
    row.put("file", inert(path));
    for (Map.Entry<String, @Nullable DicomElement> tag : facts.tags().entrySet()) {
      DicomElement element = tag.getValue();
      row.put(tag.getKey(), element == null ? "absent" : element.isEmpty() ? "empty" : "present");
    }
    writer.write(row);
  }

  private SequenceWriter writer(DicomFacts facts) throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).addColumn("file");
    facts.tags().keySet().forEach(schema::addColumn);
    ObjectWriter writer = new CsvMapper().writer(schema.build());
    return writer.writeValues(stream);
  }

  /** A file name that a spreadsheet would run as a formula is written behind an apostrophe. */
  private static String inert(String path) {
    String safe = Console.printable(path);
    return safe.isEmpty() || "=+-@".indexOf(safe.charAt(0)) < 0 ? safe : "'" + safe;
  }

  void finish() throws IOException {
    if (rows != null) {
      rows.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
  }
}
