package dev.assay.read;

/** Thrown when the data ends before the structure it began. */
public final class TruncatedException extends MalformedException {
  private static final long serialVersionUID = 1;

  /**
   * An exception with the code {@code TRUNCATED}.
   *
   * @param message what was being read
   * @param offset where the data ends
   */
  public TruncatedException(String message, long offset) {
    super("TRUNCATED", message, "Copy or upload the file again: its end is missing.", offset);
  }
}
