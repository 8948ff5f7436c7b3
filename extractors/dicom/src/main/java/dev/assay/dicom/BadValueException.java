package dev.assay.dicom;

/** Thrown when the bytes of a value do not say what its representation promises. */
final class BadValueException extends Exception {
  private static final long serialVersionUID = 1;

  /** An exception that tells what stands there; it carries no stack trace. */
  BadValueException(String message) {
    super(message, null, false, false);
  }
}
