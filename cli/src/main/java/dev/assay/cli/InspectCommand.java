package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.wire.EncordJson;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.read.Limits;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.Summary;
import dev.assay.source.Identity;
import dev.assay.source.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay inspect}: one file in depth. */
@Command(
    name = "inspect",
    description = "Says in depth what files are.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|URL",
      description = "Files, or where they lie (https:, s3:, gs:, az:); - is standard input.")
  private List<String> files = List.of();

  @Option(names = "--json", description = "For programs: the scan record, one line for each file.")
  private boolean json;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "-",
      description = "The file name that standard input would have: a hint at its type.")
  private String name = "-";

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|never",
      defaultValue = "error",
      description = "From which findings on the exit code is 1 (default: error).")
  private FailOn failOn = FailOn.ERROR;

  @Mixin private GateOptions gateOptions = new GateOptions();

  @Mixin private NetworkOptions network = new NetworkOptions();

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Assay assay = Assay.standard();
    Gate gate = gateOptions.gate();
    Summary summary = new Summary();
    boolean unreachable = false;
    for (String file : files) {
      Inspection inspection;
      String path = file;
      if (file.equals("-")) {
        inspection = assay.inspect(System.in, name);
        path = name;
      } else if (Stores.isLocation(file)) {
        Store store = network.stores().serving(file);
        Identity identity = store.identify(file);
        Assay remote = assay.within(Limits.remote());
        inspection = remote.inspect(identity, () -> store.open(file));
        path = inspection.identity().uri();
      } else {
        inspection = assay.inspect(Path.of(file));
      }
      ScanRecord record = ScanRecord.of(path, inspection, gate.judge(inspection));
      byte[] line = line(record);
      if (json) {
        console.out().writeBytes(line);
      } else {
        print(record, EncordJson.mapper().readTree(line));
      }
      summary.add(record);
      unreachable |= record.failure() == FailureKind.UNREACHABLE;
    }
    return unreachable ? ExitCode.UNREADABLE : failOn.exitCode(summary);
  }

  private static byte[] line(ScanRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RecordWriter writer = new RecordWriter(bytes)) {
      writer.write(record);
    }
    return bytes.toByteArray();
  }

  private void print(ScanRecord record, JsonNode json) throws IOException {
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
