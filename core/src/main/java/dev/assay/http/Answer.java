package dev.assay.http;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a server, its body cut at what was asked for.
 *
 * @param status the status code
 * @param headers the headers
 * @param body the body, or its beginning when {@code more}
 * @param count how many bytes of {@code body} are the body's
 * @param more whether the server sent more than was asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this package
record Answer(int status, HttpHeaders headers, byte[] body, int count, boolean more) {

  @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** The byte range the body is (RFC 9110 14.4), null when the answer names none. */
  @Nullable ContentRange contentRange() {
    String value = header("Content-Range");
    return value == null ? null : ContentRange.parse(value);
  }
}
