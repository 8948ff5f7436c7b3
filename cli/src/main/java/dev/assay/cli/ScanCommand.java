package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.objects.Stores;
import dev.assay.report.Report;
import dev.assay.scan.ContentHash;
import dev.assay.scan.Duplicates;
import dev.assay.scan.Fingerprint;
import dev.assay.scan.Journal;
import dev.assay.scan.RecordFilter;
import dev.assay.scan.Scan;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.StoredRecords;
import dev.assay.scan.Summary;
import dev.assay.scan.Walk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    addMethodSubcommands = false,
    sortOptions = false)
final class ScanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH|URL",
      description = "Files and folders to scan, or where they lie (https:, s3:, gs:, az:).")
  private List<String> places = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where the records go, one line of JSON for each file; - is standard output. The file"
              + " grows with the scan.")
  private @Nullable Path output;

  @Option(
      names = "--resume",
      description =
          "Go on with the scan whose records are in the output file: files that have not changed"
              + " since are not read again, unless they could not be read.")
  private boolean resume;

  @Option(
      names = "--dedupe",
      paramLabel = "size+hash",
      description =
          "Find files of the same content: those of the same size are read whole and compared by"
              + " SHA-256. Their records say duplicateOf.")
  private @Nullable String dedupe;

  @Mixin private FilterOptions filterOptions = new FilterOptions();

  @ArgGroup(exclusive = false)
  private @Nullable PayloadOptions payloadOptions;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Also make a page about all files, such as report.html, that any browser opens, without"
              + " a network.")
  private @Nullable Path report;

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

  @Mixin private DepthOptions depthOptions = new DepthOptions();

  @Mixin private GateOptions gateOptions = new GateOptions();

  ScanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Walk walk = traversal.walk(places);
    Gate gate = gateOptions.gate();
    Assay assay = Traversal.isRemote(walk) ? depthOptions.remote() : depthOptions.local();
    Scan scan = new Scan(assay, gate, traversal.concurrency(walk));
    RecordFilter filter = filterOptions.filter();
    Summary summary = new Summary();
    Duplicates duplicates = dedupe == null ? null : new Duplicates();
    String fingerprint =
        Fingerprint.of(
            assay,
            gate,
            List.of("depth " + assay.depth(), filterOptions.toString(), "dedupe " + dedupe));
    long started = System.nanoTime();
    // Opened before the scan, so that an unwritable place is known at once.
    try (RecordOutput records = RecordOutput.to(output, resume, fingerprint, console);
        PayloadOutput payload =
            payloadOptions == null
                ? null
                : PayloadOutput.open(
                    payloadOptions, gate, Traversal.base(walk), traversal::stores, console);
        ReportOutput page = ReportOutput.to(report, gate);
        Progress progress = Progress.on(console, quiet, traversal.counted(walk))) {
      Walk selected = traversal.selected(walk, records::without);
      Journal journal = records.journal();
      if (journal != null && resume) {
        scan.after(journal);
      }
      if (duplicates != null) {
        ContentHash hash = ContentHash.of(selected);
        scan.hashing(hash);
        records.require(hash);
      }
      scan.run(
          selected,
          record -> new Line(record, filter.wants(record) ? records.line(record) : null),
          line -> {
            ScanRecord record = line.record();
            byte[] text = line.text();
            boolean whole = duplicates == null;
            if (text != null) {
              records.accept(record, text);
            }
            if (text != null && whole && payload != null) {
              payload.add(record);
            }
            if (text == null || whole) {
              page.add(record);
            }
            summary.add(record);
            progress.step();
          });
      records.finish(duplicates);
      if (journal != null) {
        journal.visitKept((record, line) -> summary.add(record));
        StoredRecords.Visitor rest =
            (record, line) -> {
              if (payload != null) {
                payload.add(record);
              }
              page.add(record);
            };
        if (duplicates == null) {
          journal.visitKept(rest);
        } else {
          journal.visit(rest); // only now do they say what they are duplicates of
        }
      }
      if (payload != null) {
        payload.write();
      }
      progress.finish();
      if (payload != null) {
        payload.commit();
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
      page.finish(new Report.Heading(places, Instant.now(), elapsed));
      if (!quiet) {
        boolean taken = records.isStandard() || (payload != null && payload.written() == null);
        PrintStream out = taken ? console.err() : console.out();
        new SummaryText(console, out, summary, System.nanoTime() - started)
            .print(records.name(), payload);
        if (journal != null && resume) {
          out.println(
              "resumed   "
                  + Console.count(journal.kept())
                  + " records kept, "
                  + Console.count(summary.files() - journal.kept())
                  + " files inspected");
        }
        if (duplicates != null) {
          out.println("content   " + Console.count(duplicates.count()) + " files are duplicates");
        }
      }
      int code = failOn.exitCode(summary);
      return payload != null && failOn != FailOn.NEVER && payload.hasErrors()
          ? ExitCode.FINDINGS
          : code;
    }
  }

  /**
   * A record and its line.
   *
   * @param text null when the record is not wanted
   */
  @SuppressWarnings("ArrayRecordComponent") // goes from hand to hand and is never compared
  private record Line(ScanRecord record, byte @Nullable [] text) {}

  private void check() {
    if ((resume || dedupe != null) && !RecordOutput.isFile(output)) {
      throw traversal.usage("--resume and --dedupe need the records in a file: name it with -o");
    }
    if (dedupe != null && !dedupe.equals("size+hash")) {
      throw traversal.usage("--dedupe is size+hash, not " + dedupe);
    }
    PayloadOptions options = payloadOptions;
    if (report != null
        && (report.equals(output) || (options != null && report.equals(options.file())))) {
      throw traversal.usage("the report cannot go to the same place as the records or the payload");
    }
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
}
