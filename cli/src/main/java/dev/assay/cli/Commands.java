package dev.assay.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * The commands by name, in the order that the help has them.
 *
 * <p>Only the one that is called is made: to make them all takes longer than most of them run.
 */
final class Commands {
  private static final Map<String, Function<Console, Object>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("scan", ScanCommand::new);
    ALL.put("inspect", InspectCommand::new);
    ALL.put("dicom", DicomCommand::new);
    ALL.put("verify", VerifyCommand::new);
    ALL.put("compare", CompareCommand::new);
    ALL.put("payload", PayloadCommand::new);
    ALL.put("records", RecordsCommand::new);
    ALL.put("bench", BenchCommand::new);
    ALL.put("formats", FormatsCommand::new);
    ALL.put("completion", CompletionCommand::new);
    ALL.put("man", ManCommand::new);
  }

  /** What these print tells of all the others. */
  private static final Set<String> ABOUT_ALL = Set.of("completion", "man");

  private Commands() {}

  /** Adds the command that {@code args} call, or all of them when they do not begin with one. */
  static void add(CommandLine root, Console console, String... args) {
    String called = args.length == 0 ? "" : args[0];
    Function<Console, Object> only = ALL.get(called);
    if (only != null && !ABOUT_ALL.contains(called)) {
      root.addSubcommand(called, only.apply(console));
    } else {
      ALL.forEach((name, make) -> root.addSubcommand(name, make.apply(console)));
    }
  }
}
