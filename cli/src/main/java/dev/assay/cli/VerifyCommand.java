package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.Inspection;
import dev.assay.cli.CheckedClaims.Checked;
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
import dev.assay.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

  @Mixin private ObjectOptions options = new ObjectOptions();

  @Option(names = "--json", description = "For programs: the differences as JSON.")
  private boolean json;

  @Mixin private GateOptions gateOptions = new GateOptions();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Gate gate = gateOptions.gate();
    StoredObjects objects = options.objects();
    CheckedClaims results = new CheckedClaims();
    for (Path payload : payloads) {
      results.begin(payload.toString());
      for (Checked checked : verify(payload, gate, objects)) {
        results.add(payload.toString(), checked);
      }
    }
    if (json) {
      results.printJson(console);
    } else {
      results.print(console);
    }
    return results.exitCode();
  }

  private static List<Checked> verify(Path payload, Gate gate, StoredObjects objects)
      throws IOException {
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

  private static Checked verify(
      Claim claim, Gate gate, StoredObjects objects, SeriesSurvey survey) {
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
    differences.add(new Difference("metadata", "given", Refusals.reason(inspection, judgement)));
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
}
