package dev.assay.cli;

import dev.assay.facts.FileType;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code assay formats}: what is read, and by which reader. */
@Command(
    name = "formats",
    description = "Lists what is read and by which reader.",
    mixinStandardHelpOptions = true)
final class FormatsCommand implements Callable<Integer> {
  private final Console console;

  FormatsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PrintStream out = console.out();
    String row = "%-12s %-7s %-34s %-10s %-9s %s%n";
    out.printf(Locale.ROOT, row, "format", "kind", "MIME type", "reader", "evidence", "extensions");
    Evidence evidence = Evidence.recorded();
    for (Format format : Readers.installed().formats()) {
      FormatInfo info = format.info();
      for (FileType type : info.types()) {
        out.printf(
            Locale.ROOT,
            row,
            type.name(),
            type.kind().label(),
            type.mimeType(),
            info.reader(),
            evidence.of(type.name()),
            String.join(" ", type.extensions()));
      }
    }
    out.println();
    out.println("reads     there is a reader for it");
    out.println(
        "checked   its generated fixtures, cut and mutated, end in a result or a clean failure");
    out.println(
        "verified  it agrees with independent tools on real files, three or more, save where it says why not");
    return ExitCode.PASS;
  }
}
