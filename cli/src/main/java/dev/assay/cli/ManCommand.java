package dev.assay.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code assay man}: the manual page. */
@Command(
    name = "man",
    description =
        "Prints the manual page: \"assay man | man -l -\" shows it, a file"
            + " share/man/man1/assay.1 installs it.",
    mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  ManCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException("run without its model");
    }
    console.out().print(ManPage.of(known.root()));
    return ExitCode.PASS;
  }
}
