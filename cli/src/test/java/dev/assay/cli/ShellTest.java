package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says of itself to shells and to man, read by those programs. */
final class ShellTest extends CommandLineTest {

  private Path script(String shell) throws IOException {
    assertThat(assay("completion", shell)).isZero();
    return Files.writeString(folder.resolve("completion." + shell), printed());
  }

  private static void require(String program) {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(isThere, program + " is missing");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void theShellTakesItsScript(String shell) throws Exception {
    require(shell);
    assertThat(run(shell, "-n", script(shell).toString())).isEmpty();
  }

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    require("bash");
    String ask =
        "source '%s'; COMP_WORDS=(assay %s); COMP_CWORD=%d; _complete_assay 2>/dev/null; echo ${COMPREPLY[@]}";
    String script = script("bash").toString();
    assertThat(run("bash", "-c", ask.formatted(script, "sc", 1)).trim()).isEqualTo("scan");
    assertThat(run("bash", "-c", ask.formatted(script, "scan --res", 2)).trim())
        .isEqualTo("--resume");
    assertThat(run("bash", "-c", ask.formatted(script, "completion ''", 2))).contains("fish");
  }

  @Test
  void bashFindsTheFileOfTheDistribution() throws Exception {
    require("bash");
    ShellFiles.write(folder);
    Path file = folder.resolve("bash-completion/completions/assay");
    assertThat(run("bash", "-c", "source '" + file + "'; complete -p assay").trim())
        .isEqualTo("complete -o default -F _complete_assay assay");
  }

  @Test
  void fishFindsTheFileOfTheDistribution() throws Exception {
    require("fish");
    ShellFiles.write(folder);
    Path command = Files.createFile(Files.createDirectory(folder.resolve("bin")).resolve("assay"));
    assertThat(command.toFile().setExecutable(true)).isTrue();
    String ask =
        "set -x PATH %s $PATH; set -p fish_complete_path %s; complete -C 'assay scan --res'";
    String files = folder.resolve("fish/vendor_completions.d").toString();
    assertThat(run("fish", "-c", ask.formatted(command.getParent(), files))).startsWith("--resume");
  }

  /** Types into a zsh on a terminal, which runs the line it has completed. */
  @Test
  void zshFindsTheFileOfTheDistribution() throws Exception {
    require("zsh");
    ShellFiles.write(folder);
    String type =
        """
        zmodload zsh/zpty
        zpty z zsh -f -i
        expect() {
          repeat 600; do
            zpty -r -t z out && said+=$out || sleep 0.1
            [[ $said == *"$1"* ]] && return
          done
        }
        zpty -w z 'fpath=(%s $fpath); autoload -U compinit; compinit -u -D'
        zpty -w z 'assay() { print -r -- "[$*]" }; print rea""dy'
        expect ready
        for word full in 'scan --res' '[scan --resume]' 'inspect --js' '[inspect --json]' \\
            rec '[records]'; do
          zpty -w -n z "assay $word"$'\\t\\n'
          expect "$full"
        done
        print -r -- $said
        zpty -d z
        """;
    Path file = folder.resolve("type.zsh");
    Files.writeString(file, type.formatted(folder.resolve("zsh/site-functions")));
    assertThat(run("zsh", "-f", file.toString()))
        .contains("[scan --resume]", "[inspect --json]", "[records]")
        .doesNotContain("not found");
  }

  @Test
  void fishCompletesCommandsOptionsAndValues() throws Exception {
    String script = Files.readString(script("fish"));
    List<String> lines = script.lines().toList();
    assertThat(lines)
        .anyMatch(
            line -> line.startsWith("complete -c assay -n '__fish_use_subcommand' -f -a scan"))
        .anyMatch(line -> line.contains("_from scan' -s o -l output -r -d 'Where the records go"))
        .anyMatch(line -> line.contains("_from scan' -l dimensions -x -a 'displayed stored'"));
    require("fish");
    Path file = folder.resolve("completion.fish");
    assertThat(run("fish", "-c", "source " + file + "; complete -C 'assay scan --res'"))
        .startsWith("--resume");
  }

  @Test
  void theManualPageNamesEveryCommandAndOption() throws Exception {
    assertThat(assay("man")).isZero();
    String page = printed();
    assertThat(page)
        .startsWith(".TH ASSAY 1\n")
        .contains(".SS assay scan", "\\fB\\-\\-resume\\fR", ".SH EXIT STATUS", "130")
        .doesNotContain("${");
    require("groff");
    Path file = Files.writeString(folder.resolve("assay.1"), page);
    assertThat(run("groff", "-ww", "-man", "-Tutf8", "-z", file.toString())).isEmpty();
  }
}
