package dev.assay.cli;

import dev.assay.encord.gate.GatePolicy;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the rules are taken. */
final class JudgementOptions {

  @Option(
      names = "--strict-client-only",
      description = "The platform cannot open the files: no item goes without its metadata.")
  private boolean strictClientOnly;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "What breaking a rule means, by its code, in YAML or JSON: error, warning, info or off.")
  private @Nullable Path policyFile;

  boolean strictClientOnly() {
    return strictClientOnly;
  }

  /**
   * The policy they make.
   *
   * @throws IOException when the file cannot be read or is no policy
   */
  GatePolicy policy() throws IOException {
    GatePolicy policy = GatePolicy.standard().withStrictClientOnly(strictClientOnly);
    return policyFile == null ? policy : PolicyFile.read(policyFile, policy);
  }
}
