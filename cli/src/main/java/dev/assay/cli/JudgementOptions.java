package dev.assay.cli;

import dev.assay.encord.gate.GatePolicy;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how the rules are taken. */
final class JudgementOptions {

  @Option(
      names = "--strict-client-only",
      description = "The platform cannot open the files: no item goes without its metadata.")
  private boolean strictClientOnly;

  @Mixin private PolicyOptions policy = new PolicyOptions();

  boolean strictClientOnly() {
    return strictClientOnly;
  }

  /**
   * The policy they make.
   *
   * @throws IOException when the policy file cannot be read or is no policy
   */
  GatePolicy policy() throws IOException {
    return policy.over(GatePolicy.standard().withStrictClientOnly(strictClientOnly));
  }
}
