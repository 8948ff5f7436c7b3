package dev.assay.scan;

import java.io.IOException;

/** Thrown for a line that is no scan record; the message says why. */
final class NotRecordException extends IOException {
  private static final long serialVersionUID = 1;

  NotRecordException(String message) {
    super(message);
  }

  NotRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
