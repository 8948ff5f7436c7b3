package dev.assay.read;

import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;

/**
 * Thrown by a reader that recognises a file but is not certain of its facts: the next reader, most
 * often a library, is asked instead.
 */
public final class DeclinedException extends ReadException {
  private static final long serialVersionUID = 1;

  /** An exception that says why the reader is not certain. */
  public DeclinedException(String message) {
    super(
        FailureKind.UNSUPPORTED,
        "DECLINED",
        message,
        "Convert the file to a common form of its format.",
        Finding.NO_OFFSET);
  }
}
