package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
import picocli.CommandLine.Parameters;

/** {@code assay verify}: holds every value of an existing payload against the files. */
@Command(
    name = "verify",
    description =
        "Derives every value of existing upload payloads again from the files, and shows what"
            + " differs.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "PAYLOAD",
      description =
          "Payloads: DataUploadItems, PostUploadJobParams, registration files, or the manifest of"
              + " several parts, whoever made them.")
  private List<Path> payloads = List.of();

  @Mixin private CheckOptions options = new CheckOptions();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Gate gate = options.gate();
    StoredObjects objects = options.objects();
    CheckedClaims results = new CheckedClaims();
    for (Path payload : payloads) {
      verify(PayloadSet.read(payload), gate, objects, results);
    }
    options.print(results, console);
    return results.exitCode();
  }

  /** Verifies a payload in all its parts, in which no object may occur twice. */
  private static void verify(
      PayloadSet set, Gate gate, StoredObjects objects, CheckedClaims results) throws IOException {
    for (Map.Entry<Path, List<Difference>> fault : set.faults().entrySet()) {
      String source = fault.getKey().toString();
      results.begin(source);
      results.add(source, new Checked(Claim.ofWhole(source), fault.getValue(), null));
    }
    Map<String, Integer> uses = new HashMap<>();
    for (Path part : set.parts()) {
      for (Claim claim : PayloadSet.claims(part).claims()) {
        uses.merge(claim.url(), 1, Integer::sum);
      }
    }
    for (Path part : set.parts()) {
      results.begin(part.toString());
      PayloadClaims claims = PayloadSet.claims(part);
      results.addUndescribable(claims.undescribable());
      for (Checked checked : verify(claims, uses, gate, objects)) {
        results.add(part.toString(), checked);
      }
    }
  }

  private static List<Checked> verify(
      PayloadClaims claims, Map<String, Integer> uses, Gate gate, StoredObjects objects) {
    SeriesSurvey survey = new SeriesSurvey(SeriesSurvey.Grouping.FOLDER);
    List<Checked> checked = new ArrayList<>();
    for (Claim claim : claims.claims()) {
      Checked result = verify(claim, gate, objects, survey);
      if (!claim.url().isEmpty() && uses.getOrDefault(claim.url(), 0) > 1) {
        List<Difference> more = new ArrayList<>(result.differences());
        more.add(new Difference("url", "registered more than once", "one object"));
        result = new Checked(claim, more, result.unreadable());
      }
      checked.add(result);
    }
    for (SeriesReport report : survey.reports()) {
      addSeries(gate.judge(report), checked);
    }
    for (Difference fault : claims.faults()) {
      checked.add(new Checked(Claim.ofWhole(fault.field()), List.of(fault), null));
    }
    return checked;
  }

  private static Checked verify(
      Claim claim, Gate gate, StoredObjects objects, SeriesSurvey survey) {
    List<Difference> differences = new ArrayList<>(claim.faults());
    if (claim.url().isEmpty()) {
      differences.add(
          new Difference("url", Difference.NOTHING, "one for each object", "EMPTY_URL"));
      return new Checked(claim, differences, null);
    }
    Inspection inspection;
    try {
      inspection = objects.inspect(claim.url());
    } catch (IOException e) {
      return new Checked(claim, differences, String.valueOf(e.getMessage()));
    }
    String series = claim.series();
    if (series != null && inspection.facts() instanceof DicomFacts dicom) {
      survey.add(series + "/" + claim.place(), dicom);
    }
    if (inspection.kind() != claim.kind()) {
      differences.add(Difference.ofKind("kind", claim.kind(), inspection.kind()));
    }
    compare(claim, gate.judge(inspection), differences);
    return new Checked(claim, differences, null);
  }

  private static void compare(Claim claim, Judgement judgement, List<Difference> differences) {
    JsonNode claimed = claim.metadata();
    if (claimed == null) {
      return; // nothing is claimed: the platform will look for itself
    }
    if (judgement.metadata() != null) {
      JsonNode actual = EncordJson.mapper().valueToTree(judgement.metadata());
      differences.addAll(MetadataComparison.differences(claimed, actual));
      return;
    }
    differences.add(new Difference("metadata", "given", Refusals.reason(judgement)));
  }

  private static void addSeries(SeriesReport report, List<Checked> checked) {
    List<Difference> differences = new ArrayList<>();
    for (SeriesFinding finding : report.findings()) {
      if (finding.severity() == Severity.ERROR) {
        differences.add(
            new Difference(finding.code(), "one series", finding.message(), finding.code()));
      }
    }
    if (!differences.isEmpty()) {
      checked.add(new Checked(Claim.ofWhole(report.name()), differences, null));
    }
  }
}
