package dev.assay.cli;

import dev.assay.finding.Severity;
import dev.assay.scan.Summary;

/** From which severity on findings make the command fail. */
enum FailOn {
  ERROR,
  WARNING,
  NEVER;

  /** The exit code for the findings of a summary. */
  int exitCode(Summary summary) {
    boolean fails =
        switch (this) {
          case ERROR -> summary.hasFindingsAt(Severity.ERROR);
          case WARNING -> summary.hasFindingsAt(Severity.WARNING);
          case NEVER -> false;
        };
    return fails ? ExitCode.FINDINGS : ExitCode.PASS;
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
