package dev.assay.cli;

import dev.assay.encord.gate.Gate;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.scan.FileWalk;
import dev.assay.scan.NewFile;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.Scan;
import dev.assay.scan.Summary;
import dev.assay.scan.Walk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay scan}: inspects everything below some paths. */
@Command(
    name = "scan",
    description =
        "Inspects every file below the paths, or at the URLs; writes records and the upload payload.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ScanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH|URL",
      description = "Files and folders to scan, or where they lie (https:, s3:, gs:, az:).")
  private List<String> places = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the records go, one line of JSON for each file; - is standard output.")
  private @Nullable Path output;

  @ArgGroup(exclusive = false)
  private @Nullable PayloadOptions payloadOptions;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|never",
      defaultValue = "error",
      description = "From which findings on the exit code is 1 (default: error).")
  private FailOn failOn = FailOn.ERROR;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress and no summary.")
  private boolean quiet;

  @Mixin private Traversal traversal = new Traversal();

  @Mixin private GateOptions gateOptions = new GateOptions();

  ScanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Walk walk = traversal.walk(places);
    Gate gate = gateOptions.gate();
    Scan scan = new Scan(traversal.assay(walk), gate, traversal.concurrency(walk));
    Summary summary = new Summary();
    long started = System.nanoTime();
    Path base = walk instanceof FileWalk files ? files.base() : null;
    // Opened before the scan, so that an unwritable place is known at once.
    try (Output records = Output.to(output, console);
        PayloadOutput payload =
            payloadOptions == null
                ? null
                : PayloadOutput.open(payloadOptions, gate, base, traversal::stores, console);
        Progress progress = Progress.on(console, quiet, walk)) {
      RecordWriter writer = records.stream() == null ? null : new RecordWriter(records.stream());
      scan.run(
          walk,
          record -> {
            if (writer != null) {
              writer.write(record);
            }
            summary.add(record);
            if (payload != null && record.facts() != null) {
              boolean refused = record.findings().stream().anyMatch(ScanCommand::isError);
              payload.add(
                  record.path(),
                  record.identity().uri(),
                  record.kind(),
                  record.metadata(),
                  refused);
            }
            progress.step();
          });
      if (writer != null) {
        writer.close();
      }
      if (payload != null) {
        payload.write();
      }
      progress.finish();
      records.commit();
      if (payload != null) {
        payload.commit();
      }
      if (!quiet) {
        boolean taken = records.isStandard() || (payload != null && payload.written() == null);
        new SummaryText(
                console,
                taken ? console.err() : console.out(),
                summary,
                System.nanoTime() - started)
            .print(records.name(), payload);
      }
      int code = failOn.exitCode(summary);
      return payload != null && failOn != FailOn.NEVER && payload.hasErrors()
          ? ExitCode.FINDINGS
          : code;
    }
  }

  private void check() {
    PayloadOptions options = payloadOptions;
    if (options == null) {
      return;
    }
    options.check(gateOptions.strictClientOnly(), traversal::usage);
    if (!options.hasUrlPrefix() && !places.stream().allMatch(Stores::isLocation)) {
      throw traversal.usage("--url-prefix has to say where the files lie in a store");
    }
    if (options.file().equals(output)) {
      throw traversal.usage("the records and the payload cannot go to the same place");
    }
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }

  /** A place to write to: a file that appears when it is whole, standard output, or nowhere. */
  private record Output(@Nullable NewFile file, @Nullable OutputStream stream, @Nullable Path name)
      implements AutoCloseable {

    static Output to(@Nullable Path place, Console console) throws IOException {
      if (place == null) {
        return new Output(null, null, null);
      }
      if (place.toString().equals("-")) {
        return new Output(null, new Unclosed(console.out()), null);
      }
      NewFile file = NewFile.at(place);
      return new Output(file, file.stream(), place);
    }

    boolean isStandard() {
      return stream != null && file == null;
    }

    void commit() throws IOException {
      if (file != null) {
        file.commit();
      }
    }

    @Override
    public void close() throws IOException {
      if (file != null) {
        file.close();
      }
    }
  }

  /** Standard output, which others still print to. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
