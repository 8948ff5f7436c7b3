package dev.assay.read;

import dev.assay.finding.FailureKind;

/** Thrown when the bytes break the rules of their format. */
public non-sealed class MalformedException extends ReadException {
  private static final long serialVersionUID = 1;

  MalformedException(String code, String message, String remedy, long offset) {
    super(FailureKind.MALFORMED, code, message, remedy, offset);
  }

  /**
   * An exception with the code {@code MALFORMED}.
   *
   * @param message what breaks the rules and where in the structure
   * @param offset the byte it was seen at
   */
  public MalformedException(String message, long offset) {
    this(
        "MALFORMED",
        message,
        "Make the file again from its source; the program that wrote it is at fault, or the copy is"
            + " damaged.",
        offset);
  }
}
