package dev.assay.http;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a server.
 *
 * @param status the status code
 * @param headers the headers
 * @param body the body, of which something has arrived unless it is empty
 * @param excerpt the beginning of a body that is not the object
 */
record Answer(int status, HttpHeaders headers, Body body, String excerpt) {

  @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** The byte range the body is (RFC 9110 14.4), null when the answer names none. */
  @Nullable ContentRange contentRange() {
    String value = header("Content-Range");
    return value == null ? null : ContentRange.parse(value);
  }

  /** Whether it says that there is nothing where the range begins, rather than refusing it. */
  boolean isEmptyPart() {
    ContentRange range = contentRange();
    return status == 206 && contentLength() == 0 && range != null && range.first() < 0;
  }

  /** The length of the body as the header tells it, -1 when it does not. */
  long contentLength() {
    String value = header("Content-Length");
    return value != null && value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
  }
}
