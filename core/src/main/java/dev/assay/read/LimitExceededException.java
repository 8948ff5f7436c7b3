package dev.assay.read;

import dev.assay.finding.FailureKind;

/** Thrown when reading on would exceed one of the {@link Limits}. */
public final class LimitExceededException extends ReadException {
  private static final long serialVersionUID = 1;

  private final String limit;

  /**
   * An exception about one limit.
   *
   * @param limit the name of the limit
   * @param message what would exceed it
   * @param offset where reading stopped
   */
  public LimitExceededException(String limit, String message, long offset) {
    super(
        FailureKind.LIMIT_EXCEEDED,
        "LIMIT_EXCEEDED",
        message,
        "If the file is to be trusted, raise the limit on " + limit + ".",
        offset);
    this.limit = limit;
  }

  /** The name of the limit. */
  public String limit() {
    return limit;
  }
}
