package dev.assay.cli;

import dev.assay.finding.Severity;
import dev.assay.scan.Summary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From which severity on findings make the command fail. */
enum FailOn {
  ERROR(Severity.ERROR),
  WARNING(Severity.WARNING),
  NEVER(null);

  private final @Nullable Severity least;

  FailOn(@Nullable Severity least) {
    this.least = least;
  }

  /** Whether a finding of that severity makes the command fail. */
  boolean failsOn(Severity severity) {
    return least != null && severity.compareTo(least) >= 0;
  }

  /** The exit code when the worst finding has that severity. */
  int exitCode(Severity worst) {
    return failsOn(worst) ? ExitCode.FINDINGS : ExitCode.PASS;
  }

  /** The exit code for the findings of a summary. */
  int exitCode(Summary summary) {
    return least != null && summary.hasFindingsAt(least) ? ExitCode.FINDINGS : ExitCode.PASS;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
