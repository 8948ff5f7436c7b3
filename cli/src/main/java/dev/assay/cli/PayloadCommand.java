package dev.assay.cli;

import dev.assay.encord.gate.Gate;
import dev.assay.scan.RecordFilter;
import dev.assay.scan.StoredRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay payload}: builds the payload from records of an earlier scan. */
@Command(
    name = "payload",
    description =
        "Builds the upload payload from the records of earlier scans; reads no media file again.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
final class PayloadCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RECORDS",
      description =
          "Records (scan.jsonl), also of a scan that was cut off; of several about a file the last"
              + " one counts.")
  private List<Path> records = List.of();

  @ArgGroup(exclusive = false, multiplicity = "1")
  private PayloadOptions payloadOptions = new PayloadOptions();

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "The folder the records' paths count from, where sidecars are looked for.")
  private @Nullable Path base;

  @Option(
      names = {"-q", "--quiet"},
      description = "No summary.")
  private boolean quiet;

  @Mixin private FilterOptions filterOptions = new FilterOptions();

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Mixin private JudgementOptions judgement = new JudgementOptions();

  PayloadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    payloadOptions.check(judgement.strictClientOnly(), this::usage);
    Gate gate = Gate.with(judgement.policy());
    try (PayloadOutput payload =
        PayloadOutput.open(payloadOptions, gate, base, network::stores, console)) {
      RecordFilter filter = filterOptions.filter();
      try (RecordFiles files = RecordFiles.of(records)) {
        StoredRecords.in(files.regular())
            .visit(
                (record, line) -> {
                  if (filter.wants(record)) {
                    payload.add(record);
                  }
                });
      }
      payload.write();
      payload.commit();
      if (!quiet) {
        SummaryText.print(payload, console);
      }
      return payload.hasErrors() ? ExitCode.FINDINGS : ExitCode.PASS;
    }
  }

  private ParameterException usage(String message) {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(known.commandLine(), message);
  }
}
