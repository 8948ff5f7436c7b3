package dev.assay.cli;

import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.encord.gate.GatePolicy.Dimensions;
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

  @Option(
      names = "--strict-client-only",
      description = "The platform cannot open the files: no item goes without its metadata.")
  private boolean strictClientOnly;

  boolean strictClientOnly() {
    return strictClientOnly;
  }

  Gate gate() {
    return Gate.with(
        GatePolicy.standard()
            .withDimensions(dimensions)
            .withAllowEstimates(allowEstimates)
            .withStrictClientOnly(strictClientOnly));
  }
}
