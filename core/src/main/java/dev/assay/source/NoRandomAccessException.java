package dev.assay.source;

import java.io.IOException;

/** Thrown by a source that cannot go where it is asked to. */
public final class NoRandomAccessException extends IOException {
  private static final long serialVersionUID = 1;

  /** An exception that says what the source cannot do. */
  public NoRandomAccessException(String message) {
    super(message);
  }
}
