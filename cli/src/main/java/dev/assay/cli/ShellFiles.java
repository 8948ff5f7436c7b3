package dev.assay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what shells and {@code man} look for: the {@code share} folder of the distribution. */
final class ShellFiles {

  private ShellFiles() {}

  /** Writes it into the folder that the argument names. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]));
  }

  /** Writes the completions and the manual page to where programs look for them in a folder. */
  static void write(Path share) throws IOException {
    write(share.resolve("bash-completion/completions/assay"), said("completion", "bash"));
    write(share.resolve("fish/vendor_completions.d/assay.fish"), said("completion", "fish"));
    // zsh takes the file for the body of a function that it calls to complete: the first call
    // defines what the shell calls from then on, and has to complete as well. The alias that the
    // script makes for bash's compopt comes too late for functions of the same file.
    write(
        share.resolve("zsh/site-functions/_assay"),
        "#compdef assay\n"
            + "function compopt { : }\n"
            + said("completion", "zsh")
            + "\n_bash_complete -o default -F _complete_assay\n");
    write(share.resolve("man/man1/assay.1"), said("man"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String said(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, false, StandardCharsets.UTF_8);
    int code = Main.run(out, out, args);
    out.flush();
    String text = said.toString(StandardCharsets.UTF_8);
    if (code != ExitCode.PASS) {
      throw new IllegalStateException(List.of(args) + " ended with " + code + ": " + text);
    }
    return text;
  }
}
