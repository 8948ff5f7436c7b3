package dev.assay.encord.gate;

import dev.assay.encord.rule.Rule;
import dev.assay.finding.Finding;
import dev.assay.finding.FindingCatalog;
import dev.assay.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Gate} lets through; the one place where it is decided how serious a finding is.
 *
 * @param dimensions which size of a picture leaves
 * @param allowEstimates whether an estimated value may leave where an error would move labels
 * @param strictClientOnly whether the platform cannot reach the files, so that an item without
 *     metadata is of no use
 * @param severities how serious findings are, by their codes, where it is not what the rule or the
 *     reader says that makes them; empty for not at all
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
   * This policy with another meaning of one code: a rule's, or one a reader says of itself.
   *
   * @param code the code of the findings
   * @param severity how serious they are to be; null for not at all
   * @throws IllegalArgumentException when no rule and no installed reader has the code, or it must
   *     not be taken more lightly; the message says which
   */
  public GatePolicy withSeverity(String code, @Nullable Severity severity) {
    Map<String, Optional<Severity>> more = new HashMap<>(severities);
    more.put(code, Optional.ofNullable(severity));
    return new GatePolicy(dimensions, allowEstimates, strictClientOnly, more);
  }

  /** How serious it is to break a rule; null when it is of no interest. */
  public @Nullable Severity severity(Rule rule) {
    boolean estimate = rule.latitude() == Rule.Latitude.ESTIMATES && allowEstimates;
    return severity(
        rule.code(),
        estimate && rule.severity() == Severity.ERROR ? Severity.WARNING : rule.severity());
  }

  private @Nullable Severity severity(String code, Severity meant) {
    Optional<Severity> chosen = severities.get(code);
    return chosen == null ? meant : chosen.orElse(null);
  }

  /**
   * The finding that a rule is broken; null when it is of no interest.
   *
   * @param message what is the case instead of the demand, one sentence
   */
  public @Nullable Finding broken(Rule rule, String message) {
    return broken(rule, message, rule.remedy());
  }

  /**
   * The finding that a rule is broken, with a remedy for the case; null when it is of no interest.
   *
   * @param message what is the case instead of the demand, one sentence
   * @param remedy what to do; null when there is nothing to do
   */
  public @Nullable Finding broken(Rule rule, String message, @Nullable String remedy) {
    Severity severity = severity(rule);
    return severity == null
        ? null
        : new Finding(rule.code(), severity, rule.field(), message, remedy, Finding.NO_OFFSET);
  }

  /** What readers found, as seriously as this policy takes it, in a list of its own. */
  List<Finding> taken(List<Finding> said) {
    List<Finding> taken = new ArrayList<>(said.size());
    for (Finding one : said) {
      Severity severity = severity(one.code(), one.severity());
      if (severity == one.severity()) {
        taken.add(one);
      } else if (severity != null) {
        taken.add(
            new Finding(
                one.code(), severity, one.field(), one.message(), one.remedy(), one.offset()));
      }
    }
    return taken;
  }

  private static void requireAllowed(String code, Optional<Severity> severity) {
    Rule rule = Rules.find(code);
    if (rule == null) {
      if (!FindingCatalog.installed().codes().containsKey(code)) {
        throw new IllegalArgumentException(
            "no rule and no reader says " + code + "; the nearest code is " + Rules.nearest(code));
      }
      return;
    }
    boolean lighter = severity.isEmpty() || severity.get().compareTo(rule.severity()) < 0;
    if (lighter && rule.latitude() == Rule.Latitude.NONE) {
      throw new IllegalArgumentException(
          code
              + " cannot be less than an error, for nothing valid could be written: "
              + rule.demand());
    }
  }
}
