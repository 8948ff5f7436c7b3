package dev.assay.cli;

import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.report.Report;
import dev.assay.scan.RecordFilter;
import dev.assay.scan.StoredRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay report}: a page about earlier scans. */
@Command(
    name = "report",
    description =
        "Makes a page about the records of earlier scans that any browser opens, without a"
            + " network.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "RECORDS",
      description =
          "Records (scan.jsonl); of several about a file the last one counts. - is standard"
              + " input.")
  private List<Path> records = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where the page goes, such as report.html.")
  private Path output = Path.of("report.html");

  @Mixin private FilterOptions filterOptions = new FilterOptions();

  @Mixin private PolicyOptions policyOptions = new PolicyOptions();

  @Override
  public Integer call() throws IOException {
    RecordFilter filter = filterOptions.filter();
    Gate gate = Gate.with(policyOptions.over(GatePolicy.standard()));
    try (ReportOutput report = ReportOutput.to(output, gate);
        RecordFiles files = RecordFiles.of(records)) {
      StoredRecords.in(files.regular())
          .visit(
              (record, line) -> {
                if (filter.wants(record)) {
                  report.add(record);
                }
              });
      List<String> places = records.stream().map(Path::toString).toList();
      report.finish(new Report.Heading(places, Instant.now(), null));
    }
    return ExitCode.PASS;
  }
}
