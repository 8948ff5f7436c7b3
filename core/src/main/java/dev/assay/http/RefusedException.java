package dev.assay.http;

import java.io.IOException;

/** Thrown for a request that asking again would not help. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
