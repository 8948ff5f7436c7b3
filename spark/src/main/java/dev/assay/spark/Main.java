package dev.assay.spark;

import dev.assay.encord.gate.GatePolicy.Dimensions;
import dev.assay.format.Depth;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The scan as {@code spark-submit} runs it. */
@Command(
    name = "assay-spark",
    description = "Inspects files as a Spark job; writes the records of assay scan.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Files files = new Files();

  /** Which files. */
  private static final class Files {
    @Parameters(
        arity = "1..*",
        paramLabel = "PATH|URL",
        description = "Folders and files that all executors have, or locations in stores.")
    private List<String> places = List.of();

    @Option(
        names = "--files-from",
        paramLabel = "LIST",
        description = "A text file with a path or location on each line.")
    private @Nullable String list;

    @Option(
        names = "--inventory",
        paramLabel = "MANIFEST",
        description = "The manifest.json of an S3 Inventory in CSV.")
    private @Nullable String manifest;

    @Option(
        names = "--table",
        paramLabel = "NAME",
        description =
            "A table that Spark knows, or a file of one as parquet.`FILE`, with the locations in"
                + " a column.")
    private @Nullable String table;
  }

  @Option(
      names = "--column",
      paramLabel = "NAME",
      defaultValue = "uri",
      description = "The column of the table (default: ${DEFAULT-VALUE}).")
  private String column = "uri";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Where the records go, in a folder that does not exist yet.")
  private String output = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "parquet",
      description =
          "jsonl for the lines of assay scan, parquet (default), delta where Spark has it, or"
              + " another format of Spark.")
  private String format = "parquet";

  @Option(
      names = "--base",
      paramLabel = "FOLDER",
      description = "The folder or location that paths count from.")
  private @Nullable String base;

  @Option(
      names = "--files-per-partition",
      paramLabel = "N",
      description = "At most so many files to a task (default: 1000).")
  private @Nullable Integer filesPerPartition;

  @Option(
      names = "--depth",
      paramLabel = "header|exact|decode",
      description = "How far to go for frames of sound and video, as in assay scan.")
  private @Nullable Depth depth;

  @Option(
      names = "--dimensions",
      paramLabel = "displayed|stored",
      defaultValue = "displayed",
      description = "Which size goes into the metadata (default: ${DEFAULT-VALUE}).")
  private Dimensions dimensions = Dimensions.DISPLAYED;

  @Option(names = "--allow-estimates", description = "Let estimated values pass.")
  private boolean allowEstimates;

  @Option(
      names = "--strict-client-only",
      description = "The platform cannot open the files: no item goes without its metadata.")
  private boolean strictClientOnly;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Where the object store is, when it is not Amazon's, Google's or Microsoft's.")
  private @Nullable String endpoint;

  @Option(names = "--anonymous", description = "Ask object stores without credentials.")
  private boolean anonymous;

  @Option(
      names = "--allow-private-hosts",
      description = "Also follow redirects that lead into a private network.")
  private boolean allowPrivateHosts;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Files in stores that one task inspects at the same time (default: 16).")
  private @Nullable Integer concurrency;

  private Main() {}

  /**
   * Runs the job in the session that {@code spark-submit} prepared.
   *
   * @throws IllegalStateException when it ends without records, which fails the application
   */
  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    if (code != 0) {
      // No System.exit, which a driver in a cluster or a notebook would not survive.
      throw new IllegalStateException("ended with exit code " + code);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::explain);
  }

  /** What is wrong with a list, a table or the output is said without a trace of calls. */
  private static int explain(Exception e, CommandLine command, ParseResult line) throws Exception {
    if (!(e instanceof IOException || e instanceof AnalysisException)) {
      throw e;
    }
    command.getErr().println("assay-spark: " + e.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = command();
    AssayScan scan;
    try (SparkSession spark = SparkSession.builder().appName("assay").getOrCreate()) {
      scan = AssayScan.on(spark).with(options());
      scan = base == null ? scan : scan.from(base);
      scan = filesPerPartition == null ? scan : scan.partitionedBy(filesPerPartition);
      Records records = records(spark, scan);
      records.write(output, format);
      Counters counters = records.counters();
      PrintWriter out = command.getOut();
      out.printf(
          Locale.ROOT,
          "%,d files, %,d failed, %,d bytes read in %,d requests%nrecords in %s%n",
          counters.files(),
          counters.failed(),
          counters.bytesRead(),
          counters.requests(),
          output);
      out.flush();
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }

  private CommandLine command() {
    if (spec == null) {
      throw new IllegalStateException("not run as a command");
    }
    return spec.commandLine();
  }

  private ScanOptions options() {
    return new ScanOptions(
        depth,
        dimensions,
        allowEstimates,
        strictClientOnly,
        endpoint,
        anonymous,
        allowPrivateHosts,
        concurrency == null ? ScanOptions.standard().concurrency() : concurrency);
  }

  private Records records(SparkSession spark, AssayScan scan)
      throws IOException, InterruptedException {
    if (files.list != null) {
      return scan.listed(files.list);
    }
    if (files.manifest != null) {
      return scan.inventory(files.manifest);
    }
    return files.table != null
        ? scan.table(spark.table(files.table), column)
        : scan.paths(files.places);
  }
}
