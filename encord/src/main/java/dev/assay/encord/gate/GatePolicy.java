package dev.assay.encord.gate;

import dev.assay.finding.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Gate} lets through.
 *
 * @param dimensions which size of a picture leaves
 * @param allowEstimates whether an estimated value may leave where an error would move labels
 * @param strictClientOnly whether the platform cannot reach the files, so that an item without
 *     metadata is of no use
 * @param severities what breaking a rule means, by code, where it is not what the rule says; empty
 *     for nothing
 */
public record GatePolicy(
    Dimensions dimensions,
    boolean allowEstimates,
    boolean strictClientOnly,
    Map<String, Optional<Severity>> severities) {

  /** Which size of a picture leaves. */
  public enum Dimensions {
    /** The size a browser shows. */
    DISPLAYED,
    /** The size of the coded picture. */
    STORED
  }

  public GatePolicy {
    Objects.requireNonNull(dimensions, "dimensions");
    severities = Map.copyOf(severities);
    severities.forEach(GatePolicy::requireAllowed);
  }

  /** Displayed size, no estimates, files the platform can reach. */
  public static GatePolicy standard() {
    return new GatePolicy(Dimensions.DISPLAYED, false, false, Map.of());
  }

  /** This policy with another choice of size. */
  public GatePolicy withDimensions(Dimensions dimensions) {
    return new GatePolicy(dimensions, allowEstimates, strictClientOnly, severities);
  }

  /** This policy with or without estimates. */
  public GatePolicy withAllowEstimates(boolean allowEstimates) {
    return new GatePolicy(dimensions, allowEstimates, strictClientOnly, severities);
  }

  /** This policy for files the platform cannot, or can, reach. */
  public GatePolicy withStrictClientOnly(boolean strictClientOnly) {
    return new GatePolicy(dimensions, allowEstimates, strictClientOnly, severities);
  }

  /**
   * This policy with another meaning of one rule.
   *
   * @param code the rule's code
   * @param severity what breaking it is to mean; null for nothing
   * @throws IllegalArgumentException when there is no such rule, or it must not be taken more
   *     lightly; the message says which
   */
  public GatePolicy withSeverity(String code, @Nullable Severity severity) {
    Map<String, Optional<Severity>> more = new HashMap<>(severities);
    more.put(code, Optional.ofNullable(severity));
    return new GatePolicy(dimensions, allowEstimates, strictClientOnly, more);
  }

  private static void requireAllowed(String code, Optional<Severity> severity) {
    Rule rule = Rules.named(code);
    boolean lighter = severity.isEmpty() || severity.get().compareTo(rule.severity()) < 0;
    if (lighter && rule.latitude() == Rule.Latitude.NONE) {
      throw new IllegalArgumentException(
          code
              + " cannot be less than an error, for nothing valid could be written: "
              + rule.demand());
    }
  }
}
