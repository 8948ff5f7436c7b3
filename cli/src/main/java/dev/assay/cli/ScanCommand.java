package dev.assay.cli;

import dev.assay.encord.payload.ImageGrouping;
import dev.assay.encord.payload.ObjectUrls;
import dev.assay.encord.payload.Payload;
import dev.assay.encord.payload.PayloadBuilder;
import dev.assay.encord.payload.UploadEntry;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.scan.NewFile;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.Scan;
import dev.assay.scan.ScanRecord;
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
      description = "Files and folders to scan, or HTTP(S) addresses of files.")
  private List<String> places = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the records go, one line of JSON for each file; - is standard output.")
  private @Nullable Path output;

  @ArgGroup(exclusive = false)
  private @Nullable PayloadOptions payload;

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

  /** The options of the upload payload, which need each other. */
  static final class PayloadOptions {
    @Option(
        names = "--payload",
        required = true,
        paramLabel = "FILE",
        description = "Where the upload payload (DataUploadItems) goes; - is standard output.")
    private Path file = Path.of("upload.json");

    @Option(
        names = "--url-prefix",
        required = true,
        paramLabel = "URL",
        description = "What stands before a file's path in its object URL.")
    private String urlPrefix = "";

    @Option(
        names = "--group-images",
        paramLabel = "none|folder",
        defaultValue = "none",
        description = "Images one by one (default), or those of a folder as one group.")
    private ImageGrouping groupImages = ImageGrouping.NONE;

    @Option(
        names = "--skip-duplicate-urls",
        description = "Let the platform skip URLs that the folder already has.")
    private boolean skipDuplicateUrls;

    @Option(
        names = "--upsert-metadata",
        description = "Let it update the metadata of those; needs --skip-duplicate-urls.")
    private boolean upsertMetadata;

    @Option(
        names = "--include-refused",
        description =
            "Also list files whose metadata was refused, without metadata: the platform then reads"
                + " them itself.")
    private boolean includeRefused;
  }

  ScanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Walk walk = traversal.walk(places);
    Scan scan = new Scan(traversal.assay(walk), gateOptions.gate(), traversal.concurrency(walk));
    Summary summary = new Summary();
    PayloadBuilder builder = payload == null ? null : builder(payload);
    long started = System.nanoTime();
    // Opened before the scan, so that an unwritable place is known at once.
    try (Output records = Output.to(output, console);
        Output upload = Output.to(payload == null ? null : payload.file, console);
        Progress progress = Progress.on(console, quiet, walk)) {
      RecordWriter writer = records.stream() == null ? null : new RecordWriter(records.stream());
      scan.run(
          walk,
          record -> {
            if (writer != null) {
              writer.write(record);
            }
            summary.add(record);
            if (builder != null) {
              addTo(builder, record);
            }
            progress.step();
          });
      if (writer != null) {
        writer.close();
      }
      Payload built = builder == null ? null : builder.build();
      OutputStream uploadStream = upload.stream();
      if (built != null && uploadStream != null) {
        EncordJson.mapper()
            .writerWithDefaultPrettyPrinter()
            .writeValue(uploadStream, built.items());
      }
      progress.finish();
      records.commit();
      upload.commit();
      if (!quiet) {
        new SummaryText(
                console,
                records.isStandard() || upload.isStandard() ? console.err() : console.out(),
                summary,
                System.nanoTime() - started)
            .print(records.name(), upload.name(), built);
      }
      int code = failOn.exitCode(summary);
      return built != null && failOn != FailOn.NEVER && hasErrors(built) ? ExitCode.FINDINGS : code;
    }
  }

  private static boolean hasErrors(Payload payload) {
    return payload.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  private void check() {
    if (payload != null && payload.upsertMetadata && !payload.skipDuplicateUrls) {
      throw traversal.usage("--upsert-metadata has no effect without --skip-duplicate-urls");
    }
    if (payload != null && payload.includeRefused && gateOptions.strictClientOnly()) {
      throw traversal.usage("--include-refused contradicts --strict-client-only");
    }
    if (output != null && payload != null && output.equals(payload.file)) {
      throw traversal.usage("the records and the payload cannot go to the same place");
    }
  }

  private static PayloadBuilder builder(PayloadOptions options) {
    return new PayloadBuilder()
        .groupImages(options.groupImages)
        .skipDuplicateUrls(options.skipDuplicateUrls)
        .upsertMetadata(options.upsertMetadata);
  }

  private void addTo(PayloadBuilder builder, ScanRecord record) {
    PayloadOptions options = payload;
    if (options == null || record.facts() == null) {
      return;
    }
    boolean refused = record.findings().stream().anyMatch(ScanCommand::isError);
    boolean proven = record.metadata() != null || (record.kind() == MediaKind.NIFTI && !refused);
    if (proven || options.includeRefused) {
      String url = ObjectUrls.join(options.urlPrefix, record.path());
      builder.add(new UploadEntry(url, null, record.kind(), record.metadata(), record.path()));
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
