package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.archive.ArchivePath;
import dev.assay.encord.gate.Gate;
import dev.assay.finding.FailureKind;
import dev.assay.objects.Stores;
import dev.assay.scan.ArchiveWalk;
import dev.assay.scan.FileWalk;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.Scan;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.StoreWalk;
import dev.assay.scan.Summary;
import dev.assay.scan.Target;
import dev.assay.scan.Walk;
import dev.assay.source.Identity;
import dev.assay.source.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay inspect}: one file in depth. */
@Command(
    name = "inspect",
    description = "Says in depth what files are.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|URL",
      description =
          "Files, or where they lie (https:, s3:, gs:, az:); - is standard input, and"
              + " data.tar!/a/b.jpg a file in an archive.")
  private List<String> files = List.of();

  @Option(names = "--json", description = "For programs: the scan record, one line for each file.")
  private boolean json;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "-",
      description = "The file name that standard input would have: a hint at its type.")
  private String name = "-";

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|never",
      defaultValue = "error",
      description = "From which findings on the exit code is 1 (default: error).")
  private FailOn failOn = FailOn.ERROR;

  @Mixin private DepthOptions depthOptions = new DepthOptions();

  @Mixin private GateOptions gateOptions = new GateOptions();

  @Mixin private NetworkOptions network = new NetworkOptions();

  InspectCommand(Console console) {
    this.console = console;
  }

  /**
   * The command as these arguments would have it; null for all but {@code inspect FILE} and {@code
   * inspect --json FILE}, which mean the same to the parser of command lines. To build that parser
   * takes several times as long as to inspect a small file.
   */
  static @Nullable InspectCommand plain(Console console, String... args) {
    int last = args.length - 1;
    boolean json = last == 2 && args[1].equals("--json");
    if (!(last == 1 || json) || !args[0].equals("inspect") || !isPlainName(args[last])) {
      return null;
    }
    InspectCommand command = new InspectCommand(console);
    command.files = List.of(args[last]);
    command.json = json;
    return command;
  }

  /** Whether an argument is a path and nothing else: no option, file of arguments, quote or URL. */
  private static boolean isPlainName(String argument) {
    return !argument.isEmpty()
        && "-@\"'".indexOf(argument.charAt(0)) < 0
        && !argument.contains("://");
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Assay assay = depthOptions.local();
    Assay remote = null;
    Gate gate = gateOptions.gate();
    Summary summary = new Summary();
    boolean unreachable = false;
    for (String file : files) {
      ArchivePath inside = insideArchive(file);
      if (inside != null) {
        unreachable |= inspectInside(inside, gate, summary);
        continue;
      }
      Inspection inspection;
      String path = file;
      if (file.equals("-")) {
        inspection = assay.inspect(System.in, name);
        path = name;
      } else if (Stores.isLocation(file)) {
        Store store = network.stores().serving(file);
        Identity identity = store.identify(file);
        remote = remote == null ? depthOptions.remote() : remote;
        inspection = remote.inspect(identity, () -> store.open(file));
        path = inspection.identity().uri();
      } else {
        inspection = assay.inspect(Path.of(file));
      }
      ScanRecord record = ScanRecord.of(path, inspection, gate.judge(inspection));
      show(record, summary);
      unreachable |= record.failure() == FailureKind.UNREACHABLE;
    }
    return unreachable ? ExitCode.UNREADABLE : failOn.exitCode(summary);
  }

  /** The place inside an archive that an argument names, null when it names a file. */
  private static @Nullable ArchivePath insideArchive(String file) {
    ArchivePath inside = ArchivePath.parse(file);
    return inside == null || (!Stores.isLocation(file) && Files.exists(Path.of(file)))
        ? null
        : inside;
  }

  /** Inspects every entry of that path; whether anything could not be reached. */
  private boolean inspectInside(ArchivePath inside, Gate gate, Summary summary)
      throws IOException, InterruptedException {
    boolean remote = Stores.isLocation(inside.archive());
    Assay assay = remote ? depthOptions.remote() : depthOptions.local();
    Walk archive =
        remote ? storeWalk(inside.archive()) : FileWalk.of(List.of(Path.of(inside.archive())));
    List<ScanRecord> records = new ArrayList<>();
    Walk entry =
        visitor ->
            ArchiveWalk.over(archive, assay.limits())
                .walk(target -> !isAskedFor(target, inside) || visitor.visit(target));
    new Scan(assay, gate, 1).run(entry, records::add);
    if (records.isEmpty()) {
      throw new IOException("there is no file " + inside.entry() + " in " + inside.archive());
    }
    boolean unreachable = false;
    for (ScanRecord record : records) {
      show(record, summary);
      unreachable |= record.failure() == FailureKind.UNREACHABLE;
    }
    return unreachable;
  }

  private Walk storeWalk(String location) throws IOException {
    Store store = network.stores().serving(location);
    return StoreWalk.of(List.of(new StoreWalk.Place(store, location)));
  }

  /** Whether a target is the entry, or the archive itself, which then says why it is no use. */
  private static boolean isAskedFor(Target target, ArchivePath inside) {
    ArchivePath path = ArchivePath.parse(target.path());
    return path == null || path.entry().equals(inside.entry());
  }

  private void show(ScanRecord record, Summary summary) throws IOException {
    byte[] line = RecordWriter.line(record, null);
    if (json) {
      console.json().write(line);
    } else {
      new RecordText(console).print(record, line);
    }
    summary.add(record);
  }
}
