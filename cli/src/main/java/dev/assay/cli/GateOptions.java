package dev.assay.cli;

import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.GatePolicy.Dimensions;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what the gate lets pass. */
final class GateOptions {

  @Option(
      names = "--dimensions",
      paramLabel = "displayed|stored",
      defaultValue = "displayed",
      description = {
        "Which size goes into the metadata: the one a browser shows (default), or the one of the"
            + " stored pixels."
      })
  private Dimensions dimensions = Dimensions.DISPLAYED;

  @Option(
      names = "--allow-estimates",
      description = "Let estimated durations, frame counts and page counts pass.")
  private boolean allowEstimates;

  @Mixin private JudgementOptions judgement = new JudgementOptions();

  boolean strictClientOnly() {
    return judgement.strictClientOnly();
  }

  /**
   * The gate they make.
   *
   * @throws IOException when the policy file cannot be read or is no policy
   */
  Gate gate() throws IOException {
    return Gate.with(
        judgement.policy().withDimensions(dimensions).withAllowEstimates(allowEstimates));
  }
}
