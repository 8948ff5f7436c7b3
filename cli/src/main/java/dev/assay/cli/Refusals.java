package dev.assay.cli;

import dev.assay.encord.gate.Judgement;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;

/** Why nothing may be said of a file. */
final class Refusals {

  private Refusals() {}

  /** The first error, in words. */
  static String reason(Judgement judgement) {
    return judgement.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Refusals::text)
        .findFirst()
        .orElse("refused, nothing can be said of this kind");
  }

  private static String text(Finding finding) {
    return "refused, " + finding.code() + ": " + finding.message();
  }
}
