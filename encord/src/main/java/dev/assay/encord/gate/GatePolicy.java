package dev.assay.encord.gate;

import java.util.Objects;

/**
 * What a {@link Gate} lets through.
 *
 * @param dimensions which size of a picture leaves
 * @param allowEstimates whether an estimated value may leave where an error would move labels
 * @param strictClientOnly whether the platform cannot reach the files, so that an item without
 *     metadata is of no use
 */
public record GatePolicy(Dimensions dimensions, boolean allowEstimates, boolean strictClientOnly) {

  /** Which size of a picture leaves. */
  public enum Dimensions {
    /** The size a browser shows. */
    DISPLAYED,
    /** The size of the coded picture. */
    STORED
  }

  public GatePolicy {
    Objects.requireNonNull(dimensions, "dimensions");
  }

  /** Displayed size, no estimates, files the platform can reach. */
  public static GatePolicy standard() {
    return new GatePolicy(Dimensions.DISPLAYED, false, false);
  }

  /** This policy with another choice of size. */
  public GatePolicy withDimensions(Dimensions dimensions) {
    return new GatePolicy(dimensions, allowEstimates, strictClientOnly);
  }

  /** This policy with or without estimates. */
  public GatePolicy withAllowEstimates(boolean allowEstimates) {
    return new GatePolicy(dimensions, allowEstimates, strictClientOnly);
  }

  /** This policy for files the platform cannot, or can, reach. */
  public GatePolicy withStrictClientOnly(boolean strictClientOnly) {
    return new GatePolicy(dimensions, allowEstimates, strictClientOnly);
  }
}
