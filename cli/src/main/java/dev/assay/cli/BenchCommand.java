package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.bench.Bench;
import dev.assay.bench.BenchPlan;
import dev.assay.bench.BenchReport;
import dev.assay.bench.BenchReport.Cold;
import dev.assay.bench.BenchReport.Group;
import dev.assay.bench.BenchReport.Percentiles;
import dev.assay.bench.BenchReport.Run;
import dev.assay.bench.BenchReport.Speed;
import dev.assay.bench.PageCache;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.wire.EncordJson;
import dev.assay.objects.Stores;
import dev.assay.scan.FileWalk;
import dev.assay.scan.StoreWalk;
import dev.assay.scan.Walk;
import dev.assay.testdata.LargeDataset;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay bench}: how fast files are described here. */
@Command(
    name = "bench",
    description = {
      "Measures how fast files are described on this machine, and beside it the floor: the time"
          + " it takes to open each of them, to read 4 KiB and to close it.",
      "Describing a file is all that a scan does with it, from opening it to its record, which is"
          + " written to nowhere. Finding the files is not measured."
    },
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final int MANY_FILES = 2000;

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH|URL",
      description =
          "Files and folders to measure, or where they lie (https:, s3:, gs:, az:). Without any,"
              + " files of all kinds are made and taken away again.")
  private List<String> places = List.of();

  @Option(names = "--json", description = "For programs: the figures as one JSON object.")
  private boolean json;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "How long files are described before anything is measured, each at least once (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--passes",
      paramLabel = "N",
      description =
          "How often each file is measured at each number of threads (default: 5, or more to make"
              + " 2000 measurements).")
  private @Nullable Integer passes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "The most files described at the same time; measured are 1, 2, 4 and so on up to it"
              + " (default: two for each processor).")
  private @Nullable Integer threads;

  @Option(
      names = "--cold",
      description =
          "Also measure with cold caches. This empties the file cache of the whole machine, for"
              + " which it takes root on Linux.")
  private boolean cold;

  @Option(
      names = "--files",
      paramLabel = "N",
      defaultValue = "" + MANY_FILES,
      description = "How many files are made when none are named (default: ${DEFAULT-VALUE}).")
  private int files;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Mixin private DepthOptions depthOptions = new DepthOptions();

  @Mixin private GateOptions gateOptions = new GateOptions();

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    if (!places.isEmpty() || selection.hasList()) {
      return measure(walk());
    }
    try (Scratch made = Scratch.make()) {
      LargeDataset.write(made.folder(), files);
      return measure(selection.of(FileWalk.of(List.of(made.folder())), UnaryOperator.identity()));
    }
  }

  private void check() {
    boolean nothingNamed = places.isEmpty() && !selection.hasList();
    selection.check(nothingNamed || !places.isEmpty(), this::usage);
    if (warmUp < 0) {
      throw usage("--warm-up must be at least 0");
    }
    if (passes != null && passes < 1) {
      throw usage("--passes must be at least 1");
    }
    if (threads != null && threads < 1) {
      throw usage("--threads must be at least 1");
    }
    if (files < 1) {
      throw usage("--files must be at least 1");
    }
  }

  private Walk walk() throws IOException {
    if (selection.hasList()) {
      return selection.of(selection.listed(null), UnaryOperator.identity());
    }
    if (places.stream().noneMatch(Stores::isLocation)) {
      Walk found = FileWalk.of(places.stream().map(Path::of).toList());
      return selection.of(found, UnaryOperator.identity());
    }
    if (!places.stream().allMatch(Stores::isLocation)) {
      throw usage("URLs and paths cannot be measured together");
    }
    List<StoreWalk.Place> located = new ArrayList<>();
    for (String place : places) {
      located.add(new StoreWalk.Place(network.stores().serving(place), place));
    }
    return selection.of(StoreWalk.of(located), UnaryOperator.identity());
  }

  private int measure(Walk walk) throws IOException, InterruptedException {
    boolean remote = places.stream().anyMatch(Stores::isLocation);
    Assay assay = remote ? depthOptions.remote() : depthOptions.local();
    Gate gate = gateOptions.gate();
    int most = threads == null ? 2 * Runtime.getRuntime().availableProcessors() : threads;
    BenchPlan plan =
        new BenchPlan(
            Duration.ofSeconds(warmUp),
            passes,
            BenchPlan.doubling(most),
            cold ? PageCache.ofThisMachine() : null);
    BenchReport report = Bench.run(assay, gate, walk, plan);
    if (json) {
      console.json().write(EncordJson.mapper().writeValueAsBytes(report));
      console.out().println();
    } else {
      print(report);
    }
    return ExitCode.PASS;
  }

  private void print(BenchReport report) {
    PrintStream out = console.out();
    out.printf(
        Locale.ROOT,
        "files     %s, %s%s; %s read to describe them, in %s reads%n",
        Console.count(report.files()),
        Console.bytes(report.bytes()),
        report.unreachable() == 0
            ? ""
            : ", " + Console.count(report.unreachable()) + " of them unreachable",
        Console.bytes(report.bytesRead()),
        Console.count(report.reads()));
    out.printf(
        Locale.ROOT, "machine   %d processors, Java %s%n", report.processors(), report.java());
    out.printf(
        Locale.ROOT,
        "measured  %s after %s to warm up, caches warm%n%n",
        passes(report.passes()),
        Console.count(report.warmUpPasses()));
    out.printf(
        Locale.ROOT,
        "%7s %10s %10s %27s %10s %7s %8s%n",
        "threads",
        "files/s",
        "MB/s",
        "µs p50/p90/p99",
        "floor f/s",
        "ratio",
        "speed-up");
    for (Run run : report.runs()) {
      Speed described = run.described();
      out.printf(
          Locale.ROOT,
          "%7d %10.0f %10.0f %27s %10.0f %7.2f %8.2f%n",
          run.threads(),
          described.filesPerSecond(),
          described.megabytesPerSecond(),
          text(described.micros()),
          run.floor().filesPerSecond(),
          run.ratio(),
          run.speedup());
    }
    out.printf(
        Locale.ROOT,
        "%n%-13s %-10s %8s %11s %27s %21s %7s%n",
        "format",
        "reader",
        "files",
        "bytes read",
        "µs p50/p90/p99",
        "floor",
        "ratio");
    for (Group group : report.groups()) {
      out.printf(
          Locale.ROOT,
          "%-13s %-10s %8d %11s %27s %21s %7.2f%n",
          group.format(),
          group.reader(),
          group.files(),
          Console.count(group.bytesRead()),
          text(group.micros()),
          text(group.floorMicros()),
          group.ratio());
    }
    out.println();
    print(report.cold());
    out.println("Ratios are to the floor: open, read 4 KiB, close. MB/s count whole files.");
  }

  private void print(Cold measured) {
    PrintStream out = console.out();
    Speed described = measured.described();
    Speed floor = measured.floor();
    if (described == null || floor == null) {
      String hint = cold ? "" : " (--cold)";
      out.println("cold      not measured: " + measured.because() + hint);
      return;
    }
    out.printf(
        Locale.ROOT,
        "cold      %.0f files/s, floor %.0f, ratio %.2f; µs p50/p90/p99 %s%n",
        described.filesPerSecond(),
        floor.filesPerSecond(),
        measured.ratio(),
        text(described.micros()));
    if (measured.storageBytes() != null) {
      out.println("          " + Console.bytes(measured.storageBytes()) + " came from storage");
    }
    out.println("          " + measured.because());
  }

  private static String passes(long count) {
    return Console.count(count) + (count == 1 ? " pass" : " passes");
  }

  private static String text(Percentiles micros) {
    return String.format(Locale.ROOT, "%.1f/%.1f/%.1f", micros.p50(), micros.p90(), micros.p99());
  }

  private ParameterException usage(String message) {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(known.commandLine(), message);
  }
}
