package dev.assay.encord.gate;

import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule together with the test of it.
 *
 * @param rule the demand
 * @param breach what is the case when the demand is not met, one sentence; null when it is met
 * @param <S> what the test looks at
 */
record Check<S>(Rule rule, Function<? super S, @Nullable String> breach) {

  /** Starts a row of a table of rules. */
  static Row error(String code, @Nullable String field) {
    return new Row(code, Severity.ERROR, false, field);
  }

  /** Starts a row that refuses unless the policy allows estimates. */
  static Row estimate(String code, @Nullable String field) {
    return new Row(code, Severity.ERROR, true, field);
  }

  /** Starts a row of a table of rules. */
  static Row warning(String code, @Nullable String field) {
    return new Row(code, Severity.WARNING, false, field);
  }

  /** Starts a row of a table of rules. */
  static Row info(String code, @Nullable String field) {
    return new Row(code, Severity.INFO, false, field);
  }

  /** What the checks find, in order. */
  static <S> List<Finding> run(List<Check<S>> checks, S subject, GatePolicy policy) {
    List<Finding> findings = new ArrayList<>();
    for (Check<S> check : checks) {
      String breach = check.breach().apply(subject);
      if (breach != null) {
        findings.add(check.rule().broken(policy, breach));
      }
    }
    return findings;
  }

  /** The beginning of a row. */
  record Row(String code, Severity severity, boolean aboutEstimates, @Nullable String field) {

    /** The rest of the row. */
    <S> Check<S> rule(
        String section,
        String demand,
        @Nullable String remedy,
        Function<? super S, @Nullable String> breach) {
      return new Check<>(
          new Rule(code, severity, aboutEstimates, field, demand, remedy, section), breach);
    }
  }
}
