package dev.assay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.encord.gate.TimelineVerdict;
import dev.assay.encord.wire.MetadataJson;
import dev.assay.facts.FileType;
import dev.assay.finding.Finding;
import dev.assay.scan.ScanRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A scan record for people. */
final class RecordText {
  private final Console console;

  RecordText(Console console) {
    this.console = console;
  }

  /**
   * Prints a record.
   *
   * @param line the same record as JSON
   */
  void print(ScanRecord record, byte[] line) throws IOException {
    Values values = Values.of(line);
    PrintStream out = console.out();
    out.println(console.styled("bold", Console.printable(record.path())));
    FileType type = record.type();
    String mimeType = type == null ? "unknown" : type.mimeType();
    row("type", mimeType + " (" + record.kind().label() + ")");
    row("status", record.status().label() + by(record));
    if (record.identity().hasLength()) {
      long length = record.identity().length();
      row("file size", Console.count(length) + " bytes");
    }
    values.facts.forEach(
        (fact, value) -> {
          String origin = values.origins.get(fact);
          row(fact, origin == null ? value : value + "  (" + origin + ")");
        });
    TimelineVerdict timeline = record.timeline();
    if (timeline != null) {
      row("constant rate", timeline.sentence());
      String remedy = timeline.remedy();
      if (remedy != null) {
        row("", remedy);
      }
    }
    row("metadata", values.metadata);
    row(
        "cost",
        Console.count(record.cost().bytesRead())
            + " bytes in "
            + Console.count(record.cost().reads())
            + (record.cost().reads() == 1 ? " read, " : " reads, ")
            + Console.count(record.cost().elapsed().toNanos() / 1000)
            + " microseconds");
    for (Finding finding : record.findings()) {
      out.println(
          "  "
              + console.severity(finding.severity())
              + "        "
              + console.styled("bold", finding.code())
              + "  "
              + Console.printable(finding.message()));
      if (finding.remedy() != null) {
        out.println("                 " + Console.printable(finding.remedy()));
      }
    }
  }

  private static String by(ScanRecord record) {
    return record.reader() == null ? "" : ", read by " + record.reader();
  }

  /** What the JSON of a record has that is shown as it stands there. */
  private static final class Values {
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();
    private String metadata = "none";

    static Values of(byte[] line) throws IOException {
      Values values = new Values();
      try (JsonParser in = MetadataJson.factory().createParser(line)) {
        in.nextToken();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String key = in.currentName();
          JsonToken first = in.nextToken();
          switch (key) {
            case "facts" -> flatten("", in, values.facts);
            case "origins" -> flatten("", in, values.origins);
            case "metadata" -> {
              if (first != JsonToken.VALUE_NULL) {
                values.metadata = json(in);
              }
            }
            default -> in.skipChildren();
          }
        }
      }
      return values;
    }

    /** Notes what the keys of an object have, those of objects in it behind the outer key. */
    private static void flatten(String prefix, JsonParser in, Map<String, String> to)
        throws IOException {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = prefix + in.currentName();
        switch (in.nextToken()) {
          case START_OBJECT -> flatten(key + ".", in, to);
          case VALUE_NULL -> {}
          case START_ARRAY -> to.put(key, json(in));
          default -> to.put(key, in.getText());
        }
      }
    }

    private static String json(JsonParser in) throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator out = MetadataJson.factory().createGenerator(text)) {
        out.copyCurrentStructure(in);
      }
      return text.toString();
    }
  }

  private void row(String name, String value) {
    console.out().println("  " + Console.padded(name, 18) + " " + Console.printable(value));
  }
}
