package dev.assay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.encord.compare.Claim;
import dev.assay.encord.compare.Difference;
import dev.assay.encord.compare.MetadataComparison;
import dev.assay.encord.compare.PayloadClaims;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.Judgement;
import dev.assay.encord.series.SeriesFinding;
import dev.assay.encord.series.SeriesReport;
import dev.assay.encord.series.SeriesSurvey;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.MediaKind;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.http.HttpLocation;
import dev.assay.http.HttpStore;
import dev.assay.read.Limits;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay verify}: holds every value of an existing payload against the files. */
@Command(
    name = "verify",
    description =
        "Derives every value of existing upload payloads again from the files, and shows what"
            + " differs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "PAYLOAD",
      description = "Payloads: DataUploadItems or PostUploadJobParams, whoever made them.")
  private List<Path> payloads = List.of();

  @ArgGroup(exclusive = false)
  private @Nullable LocalCopy copy;

  /** Where the objects lie on this machine; both options or none. */
  static final class LocalCopy {
    @Option(
        names = "--root",
        required = true,
        paramLabel = "DIR",
        description =
            "The folder the objects lie in on this machine; otherwise they are read from"
                + " their URLs.")
    private Path root = Path.of("");

    @Option(
        names = "--url-prefix",
        required = true,
        paramLabel = "URL",
        description = "What stands before an object's path below that folder in its URL.")
    private String urlPrefix = "";
  }

  @Option(names = "--json", description = "For programs: the differences as JSON.")
  private boolean json;

  @Mixin private GateOptions gateOptions = new GateOptions();

  @Mixin private NetworkOptions network = new NetworkOptions();

  VerifyCommand(Console console) {
    this.console = console;
  }

  /** What came of one claim. */
  private record Checked(Claim claim, List<Difference> differences, @Nullable String unreadable) {
    boolean isRight() {
      return differences.isEmpty() && unreadable == null;
    }
  }

  @Override
  public Integer call() throws IOException {
    Gate gate = gateOptions.gate();
    Objects objects = objects();
    Map<String, List<Checked>> results = new LinkedHashMap<>();
    for (Path payload : payloads) {
      results.put(payload.toString(), verify(payload, gate, objects));
    }
    if (json) {
      printJson(results);
    } else {
      print(results);
    }
    List<Checked> all = results.values().stream().flatMap(List::stream).toList();
    if (all.stream().anyMatch(checked -> !checked.differences().isEmpty())) {
      return ExitCode.FINDINGS;
    }
    return all.stream().allMatch(Checked::isRight) ? ExitCode.PASS : ExitCode.UNREADABLE;
  }

  /** Inspects the objects that payloads name. */
  private interface Objects {

    /**
     * Inspects the object of a URL.
     *
     * @throws IOException when the URL is none that can be read
     */
    Inspection inspect(String url) throws IOException;
  }

  private Objects objects() {
    LocalCopy local = copy;
    if (local == null) {
      Assay remote = Assay.standard().within(Limits.remote());
      return url -> {
        URI uri = HttpLocation.parse(url);
        return remote.inspect(HttpStore.unopened(uri), () -> network.store().openFromDocument(uri));
      };
    }
    Assay assay = Assay.standard();
    ObjectLocations locations = new ObjectLocations(local.urlPrefix, local.root);
    return url -> {
      Path file = locations.fileOf(url);
      if (file == null) {
        throw new IOException("the URL does not lie below --url-prefix");
      }
      return assay.inspect(file);
    };
  }

  private static List<Checked> verify(Path payload, Gate gate, Objects objects) throws IOException {
    JsonNode json = read(payload);
    List<Claim> claims;
    try {
      claims = PayloadClaims.of(json);
    } catch (IllegalArgumentException e) {
      throw new IOException(payload + " is " + e.getMessage(), e);
    }
    Map<String, Integer> uses = new HashMap<>();
    claims.forEach(claim -> uses.merge(claim.url(), 1, Integer::sum));
    SeriesSurvey survey = new SeriesSurvey(SeriesSurvey.Grouping.FOLDER);
    List<Checked> checked = new ArrayList<>();
    for (Claim claim : claims) {
      Checked result = verify(claim, gate, objects, survey);
      if (uses.getOrDefault(claim.url(), 0) > 1) {
        List<Difference> more = new ArrayList<>(result.differences());
        more.add(new Difference("url", "registered more than once", "one object"));
        result = new Checked(claim, more, result.unreadable());
      }
      checked.add(result);
    }
    for (SeriesReport report : survey.reports()) {
      addSeries(report, checked);
    }
    for (String key : PayloadClaims.unknownKeys(json)) {
      checked.add(
          new Checked(
              new Claim(key, "", MediaKind.UNKNOWN, null, null, List.of()),
              List.of(new Difference(key, "a list", "no such field")),
              null));
    }
    return checked;
  }

  private static JsonNode read(Path payload) throws IOException {
    ObjectMapper mapper = EncordJson.mapper();
    try {
      return mapper.readTree(payload.toFile());
    } catch (JsonProcessingException e) {
      throw new IOException(payload + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Checked verify(Claim claim, Gate gate, Objects objects, SeriesSurvey survey) {
    List<Difference> differences = new ArrayList<>(claim.faults());
    Inspection inspection;
    try {
      inspection = objects.inspect(claim.url());
    } catch (IOException e) {
      return new Checked(claim, differences, String.valueOf(e.getMessage()));
    }
    if (inspection instanceof Inspection.Failed failed
        && failed.failure().kind() == FailureKind.UNREACHABLE) {
      return new Checked(claim, differences, failed.failure().message());
    }
    String series = claim.series();
    if (series != null && inspection.facts() instanceof DicomFacts dicom) {
      survey.add(series + "/" + claim.place(), dicom);
    }
    if (inspection.kind() != claim.kind()) {
      differences.add(new Difference("kind", claim.kind().label(), inspection.kind().label()));
    }
    compare(claim, gate.judge(inspection), inspection, differences);
    return new Checked(claim, differences, null);
  }

  private static void compare(
      Claim claim, Judgement judgement, Inspection inspection, List<Difference> differences) {
    JsonNode claimed = claim.metadata();
    if (claimed == null) {
      return; // nothing is claimed: the platform will look for itself
    }
    if (judgement.metadata() != null) {
      JsonNode actual = EncordJson.mapper().valueToTree(judgement.metadata());
      differences.addAll(MetadataComparison.differences(claimed, actual));
      return;
    }
    List<Finding> reasons = new ArrayList<>(judgement.findings());
    reasons.addAll(inspection.findings());
    String reason =
        reasons.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(finding -> finding.code() + ": " + finding.message())
            .findFirst()
            .orElse("nothing can be said of this kind");
    differences.add(new Difference("metadata", "given", "refused, " + reason));
  }

  private static void addSeries(SeriesReport report, List<Checked> checked) {
    List<Difference> differences = new ArrayList<>();
    for (SeriesFinding finding : report.findings()) {
      if (finding.severity() == Severity.ERROR) {
        differences.add(new Difference(finding.check().code(), "one series", finding.message()));
      }
    }
    if (!differences.isEmpty()) {
      checked.add(
          new Checked(
              new Claim(report.name(), "", MediaKind.DICOM, null, null, List.of()),
              differences,
              null));
    }
  }

  private void print(Map<String, List<Checked>> results) {
    PrintStream out = console.out();
    results.forEach(
        (payload, checked) -> {
          for (Checked one : checked) {
            if (!one.isRight()) {
              print(one);
            }
          }
          long differing = checked.stream().filter(c -> !c.differences().isEmpty()).count();
          long unreadable = checked.stream().filter(c -> c.unreadable() != null).count();
          long silent =
              checked.stream().filter(c -> c.isRight() && c.claim().metadata() == null).count();
          out.printf(
              Locale.ROOT,
              "%s: %s objects, %s differ, %s could not be read, %s claim nothing%n",
              Console.printable(payload),
              Console.count(checked.size()),
              Console.count(differing),
              Console.count(unreadable),
              Console.count(silent));
        });
  }

  private void print(Checked checked) {
    PrintStream out = console.out();
    out.println(
        console.styled("bold", Console.printable(checked.claim().place()))
            + " "
            + Console.printable(checked.claim().url()));
    if (checked.unreadable() != null) {
      out.println("  not read: " + Console.printable(checked.unreadable()));
    }
    for (Difference difference : checked.differences()) {
      out.printf(
          Locale.ROOT,
          "  %-16s %s, but is %s%n",
          Console.printable(difference.field()),
          Console.printable(difference.claimed()),
          Console.printable(difference.actual()));
    }
  }

  private void printJson(Map<String, List<Checked>> results) throws IOException {
    try (JsonGenerator out =
        EncordJson.mapper()
            .getFactory()
            .createGenerator(console.out())
            .useDefaultPrettyPrinter()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.writeStartArray();
      for (Map.Entry<String, List<Checked>> payload : results.entrySet()) {
        for (Checked checked : payload.getValue()) {
          if (!checked.isRight()) {
            write(payload.getKey(), checked, out);
          }
        }
      }
      out.writeEndArray();
    }
    console.out().println();
  }

  private static void write(String payload, Checked checked, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("payload", payload);
    out.writeStringField("place", checked.claim().place());
    out.writeStringField("url", checked.claim().url());
    out.writeStringField("unreadable", checked.unreadable());
    out.writeArrayFieldStart("differences");
    for (Difference difference : checked.differences()) {
      out.writeObject(difference);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
