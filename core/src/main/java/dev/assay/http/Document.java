package dev.assay.http;

import java.net.http.HttpHeaders;
import java.util.Objects;

/**
 * An answer that was read as a whole.
 *
 * @param status the status code
 * @param headers the headers
 * @param body the bytes of the answer; of one that is not 200 only the beginning
 */
// The array is the caller's to keep.
@SuppressWarnings("ArrayRecordComponent")
public record Document(int status, HttpHeaders headers, byte[] body) {

  public Document {
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }
}
