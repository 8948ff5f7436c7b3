package dev.assay.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a kind of server adds to HTTP: how requests prove who makes them; thread-safe. */
public interface Service {

  /** A server that asks for no proof. */
  Service PLAIN = (uri, headers) -> Map.of();

  /**
   * The headers to add to a GET request; asked for anew before each attempt.
   *
   * @param headers those the request has so far
   * @throws IOException when the credentials cannot be had; the message shows nothing secret
   */
  Map<String, String> sign(URI uri, Map<String, String> headers) throws IOException;

  /**
   * Why a request was refused, as far as the answer says more than its status does; null when it
   * does not.
   *
   * @param body the beginning of what was sent along
   */
  default @Nullable String reason(int status, HttpHeaders headers, String body) {
    return null;
  }
}
