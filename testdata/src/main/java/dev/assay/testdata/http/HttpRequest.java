package dev.assay.testdata.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request the server received.
 *
 * @param method such as {@code GET}
 * @param target path and query as they were sent
 * @param headers by lower-case name
 */
public record HttpRequest(String method, String target, Map<String, String> headers) {

  public HttpRequest {
    headers = Map.copyOf(headers);
  }

  /** A header's value, null when it was not sent. */
  public @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /** The request as a test compares it: method, target, and the Range header if there is one. */
  @Override
  public String toString() {
    String range = header("range");
    return range == null ? method + " " + target : method + " " + target + " " + range;
  }
}
