package dev.assay.encord.gate;

import dev.assay.encord.rule.Rule;
import dev.assay.encord.rule.Rule.Latitude;
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
 * @param command what to run in the case at hand; null for the rule's own remedy alone
 * @param <S> what the test looks at
 */
record Check<S>(
    Rule rule,
    Function<? super S, @Nullable String> breach,
    @Nullable Function<? super S, String> command) {

  /** A test of a rule that others ask too. */
  static <S> Check<S> of(Rule rule, Function<? super S, @Nullable String> breach) {
    return new Check<>(rule, breach, null);
  }

  /** Starts a row that refuses whatever the policy says. */
  static Row fixed(String code, @Nullable String field) {
    return new Row(code, Severity.ERROR, Latitude.NONE, field);
  }

  /** Starts a row of a table of rules. */
  static Row error(String code, @Nullable String field) {
    return new Row(code, Severity.ERROR, Latitude.POLICY, field);
  }

  /** Starts a row that refuses unless the policy allows estimates. */
  static Row estimate(String code, @Nullable String field) {
    return new Row(code, Severity.ERROR, Latitude.ESTIMATES, field);
  }

  /** Starts a row of a table of rules. */
  static Row warning(String code, @Nullable String field) {
    return new Row(code, Severity.WARNING, Latitude.POLICY, field);
  }

  /** Starts a row of a table of rules. */
  static Row info(String code, @Nullable String field) {
    return new Row(code, Severity.INFO, Latitude.POLICY, field);
  }

  /** What the checks find, in order. */
  static <S> List<Finding> run(List<Check<S>> checks, S subject, GatePolicy policy) {
    List<Breach> breaches = new ArrayList<>();
    ask(checks, subject, breaches);
    List<Finding> findings = new ArrayList<>(breaches.size());
    for (Breach breach : breaches) {
      Finding finding = policy.broken(breach.rule(), breach.message(), breach.remedy());
      if (finding != null) {
        findings.add(finding);
      }
    }
    return findings;
  }

  /** Adds the demands that are not met, in order, whatever a policy makes of them. */
  static <S> void ask(List<Check<S>> checks, S subject, List<Breach> breaches) {
    for (Check<S> check : checks) {
      String message = check.breach().apply(subject);
      if (message != null) {
        breaches.add(new Breach(check.rule(), message, check.remedyFor(subject)));
      }
    }
  }

  /**
   * A demand that is not met.
   *
   * @param rule the demand
   * @param message what is the case instead, one sentence
   * @param remedy what to do; null when there is nothing to do
   */
  record Breach(Rule rule, String message, @Nullable String remedy) {}

  private @Nullable String remedyFor(S subject) {
    return command == null ? rule.remedy() : rule.remedy() + " " + command.apply(subject);
  }

  /** The beginning of a row. */
  record Row(String code, Severity severity, Latitude latitude, @Nullable String field) {

    /** The rest of the row. */
    <S> Check<S> rule(
        String section,
        String demand,
        @Nullable String remedy,
        Function<? super S, @Nullable String> breach) {
      return new Check<>(rule(section, demand, remedy), breach, null);
    }

    /** The rest of a row with a command for the case at hand, told behind the remedy. */
    <S> Check<S> rule(
        String section,
        String demand,
        String remedy,
        Function<? super S, @Nullable String> breach,
        Function<? super S, String> command) {
      return new Check<>(rule(section, demand, remedy), breach, command);
    }

    /** The rest of a row about what others than a check of this gate see. */
    Rule rule(String section, String demand, @Nullable String remedy) {
      return new Rule(code, severity, latitude, field, demand, remedy, section);
    }
  }
}
