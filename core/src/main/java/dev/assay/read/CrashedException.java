package dev.assay.read;

import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;

/** Thrown when a library crashed over a file in a process of its own. */
public final class CrashedException extends ReadException {
  private static final long serialVersionUID = 1;

  /**
   * An exception with the code {@code READER_CRASHED}.
   *
   * @param message how the process ended
   */
  public CrashedException(String message) {
    super(
        FailureKind.DEFECT,
        "READER_CRASHED",
        message,
        "Leave the file out, or make it anew with another program; report the crash with the file"
            + " to Assay's developers.",
        Finding.NO_OFFSET);
  }
}
