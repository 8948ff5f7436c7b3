package dev.assay.encord.gate;

import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One demand on what leaves as metadata; all of it is data, so that it can be listed.
 *
 * @param code the code of the finding that says it is broken
 * @param severity what breaking it means
 * @param aboutEstimates whether a policy that allows estimates lowers the severity to a warning
 * @param field the metadata field it concerns, by wire name; null when it concerns the whole
 * @param demand what has to be the case, one sentence
 * @param remedy what to do when it is broken, and who can do it; null when there is nothing to do
 * @param section the sections of the contract it follows, such as {@code J.7, G.3}
 */
public record Rule(
    String code,
    Severity severity,
    boolean aboutEstimates,
    @Nullable String field,
    String demand,
    @Nullable String remedy,
    String section) {

  public Rule {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(demand, "demand");
    Objects.requireNonNull(section, "section");
  }

  /** What breaking this rule means under a policy. */
  public Severity severity(GatePolicy policy) {
    return aboutEstimates && policy.allowEstimates() && severity == Severity.ERROR
        ? Severity.WARNING
        : severity;
  }

  /**
   * The finding that this rule is broken.
   *
   * @param message what is the case instead of the demand, one sentence
   */
  public Finding broken(GatePolicy policy, String message) {
    return new Finding(code, severity(policy), field, message, remedy, Finding.NO_OFFSET);
  }
}
