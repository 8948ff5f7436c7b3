package dev.assay.cli;

import dev.assay.scan.RecordFilter;
import dev.assay.scan.StoredRecords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay records}: picks records out of those of earlier scans. */
@Command(
    name = "records",
    description =
        "Prints records of earlier scans, one for each file, also while a scan is running or was"
            + " cut off.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
final class RecordsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "RECORDS",
      description =
          "Records (scan.jsonl); of several about a file the last one counts. - is standard"
              + " input.")
  private List<Path> records = List.of();

  @Mixin private FilterOptions filterOptions = new FilterOptions();

  RecordsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RecordFilter filter = filterOptions.filter();
    try (RecordFiles files = RecordFiles.of(records);
        OutputStream out = console.json()) {
      StoredRecords.in(files.regular())
          .visit(
              (record, line) -> {
                if (filter.wants(record)) {
                  out.write(line);
                  out.write('\n');
                }
              });
    }
    if (console.out().checkError()) {
      throw new IOException("standard output cannot be written");
    }
    return ExitCode.PASS;
  }
}
