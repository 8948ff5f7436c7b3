package dev.assay.encord.rule;

import dev.assay.finding.Severity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One demand on what leaves as metadata; all of it is data, so that it can be listed.
 *
 * @param code the code of the finding that says it is broken
 * @param severity what breaking it means, unless a policy says otherwise
 * @param latitude who may take it more lightly
 * @param field the metadata field it concerns, by wire name; null when it concerns the whole
 * @param demand what has to be the case, one sentence
 * @param remedy what to do when it is broken, and who can do it; null when there is nothing to do
 * @param section the sections of the contract it follows, such as {@code J.7, G.3}
 */
public record Rule(
    String code,
    Severity severity,
    Latitude latitude,
    @Nullable String field,
    String demand,
    @Nullable String remedy,
    String section) {

  /** Who may take a rule more lightly than it is meant. */
  public enum Latitude {
    /** Nobody: what breaks it cannot be written, or is refused by the platform in any case. */
    NONE,
    /** A policy that names it. */
    POLICY,
    /** A policy that names it, or one that allows estimates, which makes it a warning. */
    ESTIMATES
  }

  public Rule {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(latitude, "latitude");
    Objects.requireNonNull(demand, "demand");
    Objects.requireNonNull(section, "section");
  }
}
