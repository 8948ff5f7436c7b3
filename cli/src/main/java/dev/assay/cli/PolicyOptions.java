package dev.assay.cli;

import dev.assay.encord.gate.GatePolicy;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how serious findings are. */
final class PolicyOptions {

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "How serious findings are, by their codes, in YAML or JSON: error, warning, info or off.")
  private @Nullable Path file;

  /**
   * A policy with what the file says.
   *
   * @throws IOException when the file cannot be read or is no policy
   */
  GatePolicy over(GatePolicy policy) throws IOException {
    return file == null ? policy : PolicyFile.read(file, policy);
  }
}
