package dev.assay.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/**
 * The commands by name.
 *
 * <p>Only the one that is called is made, and its class loaded: to make them all takes longer than
 * most of them run.
 */
final class Commands {
  /** In the order that the help has them. */
  private static final List<String> NAMES =
      List.of(
          "scan",
          "inspect",
          "dicom",
          "verify",
          "compare",
          "payload",
          "records",
          "report",
          "bench",
          "formats",
          "completion",
          "man");

  /** What these print tells of all the others. */
  private static final Set<String> ABOUT_ALL = Set.of("completion", "man");

  private Commands() {}

  /** Adds the command that {@code args} call, or all of them when they do not begin with one. */
  static void add(CommandLine root, Console console, String... args) {
    String called = args.length == 0 ? "" : args[0];
    boolean isOne = NAMES.contains(called) && !ABOUT_ALL.contains(called);
    for (String name : isOne ? List.of(called) : NAMES) {
      root.addSubcommand(name, make(name, console));
    }
  }

  private static Object make(String name, Console console) {
    return switch (name) {
      case "scan" -> new ScanCommand(console);
      case "inspect" -> new InspectCommand(console);
      case "dicom" -> new DicomCommand(console);
      case "verify" -> new VerifyCommand(console);
      case "compare" -> new CompareCommand(console);
      case "payload" -> new PayloadCommand(console);
      case "records" -> new RecordsCommand(console);
      case "report" -> new ReportCommand();
      case "bench" -> new BenchCommand(console);
      case "formats" -> new FormatsCommand(console);
      case "completion" -> new CompletionCommand(console);
      case "man" -> new ManCommand(console);
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }
}
