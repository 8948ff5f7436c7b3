package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.encord.gate.TimelineVerdict;
import dev.assay.encord.wire.EncordJson;
import dev.assay.finding.Finding;
import dev.assay.scan.ScanRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
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
    JsonNode json = EncordJson.mapper().readTree(line);
    PrintStream out = console.out();
    out.println(console.styled("bold", Console.printable(record.path())));
    row("type", json.get("mimeType").asText("unknown") + " (" + record.kind().label() + ")");
    row("status", record.status().label() + by(record));
    if (record.identity().hasLength()) {
      long length = record.identity().length();
      row("file size", Console.count(length) + " bytes");
    }
    printFacts("", json.get("facts"), json.get("origins"));
    ObjectMapper mapper = EncordJson.mapper();
    JsonNode metadata = json.get("metadata");
    TimelineVerdict timeline = record.timeline();
    if (timeline != null) {
      row("constant rate", timeline.sentence());
      String remedy = timeline.remedy();
      if (remedy != null) {
        row("", remedy);
      }
    }
    row("metadata", metadata.isNull() ? "none" : mapper.writeValueAsString(metadata));
    row(
        "cost",
        String.format(
            Locale.ROOT,
            "%s bytes in %s reads, %s microseconds",
            Console.count(record.cost().bytesRead()),
            Console.count(record.cost().reads()),
            Console.count(record.cost().elapsed().toNanos() / 1000)));
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

  private void printFacts(String prefix, JsonNode facts, JsonNode origins) {
    for (Map.Entry<String, JsonNode> field : facts.properties()) {
      String key = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (value.isObject()) {
        printFacts(key + ".", value, origins);
      } else if (!value.isNull()) {
        JsonNode origin = origins.get(key);
        String text = value.isTextual() ? value.asText() : value.toString();
        row(key, origin == null ? text : text + "  (" + origin.asText() + ")");
      }
    }
  }

  private void row(String name, String value) {
    console.out().println(String.format(Locale.ROOT, "  %-18s %s", name, Console.printable(value)));
  }
}
