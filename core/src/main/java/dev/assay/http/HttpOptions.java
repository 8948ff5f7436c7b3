package dev.assay.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How servers are asked.
 *
 * @param connectTimeout the longest a connection may take to come about
 * @param requestTimeout the longest one request may take, its body included
 * @param attempts how often a request is made before it is given up, at least 1
 * @param firstPause the pause before the second attempt; it doubles from then on, and half of it is
 *     left to chance
 * @param longestPause the longest pause, also when a server asks for more
 * @param redirects how many redirects are followed
 * @param allowPrivateHosts whether addresses of this machine and of private networks may be asked
 *     when a redirect or a document names them
 */
public record HttpOptions(
    Duration connectTimeout,
    Duration requestTimeout,
    int attempts,
    Duration firstPause,
    Duration longestPause,
    int redirects,
    boolean allowPrivateHosts) {

  public HttpOptions {
    Objects.requireNonNull(connectTimeout, "connectTimeout");
    Objects.requireNonNull(requestTimeout, "requestTimeout");
    Objects.requireNonNull(firstPause, "firstPause");
    Objects.requireNonNull(longestPause, "longestPause");
    if (attempts < 1 || redirects < 0) {
      throw new IllegalArgumentException("attempts " + attempts + ", redirects " + redirects);
    }
  }

  /**
   * Options for servers on the internet: 10 seconds to connect, 30 for a request, 5 attempts with
   * pauses from 200 milliseconds to 20 seconds, 5 redirects, no private hosts.
   */
  public static HttpOptions standard() {
    return new HttpOptions(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        5,
        Duration.ofMillis(200),
        Duration.ofSeconds(20),
        5,
        false);
  }

  /** These options with private hosts allowed or not. */
  public HttpOptions withAllowPrivateHosts(boolean allow) {
    return new HttpOptions(
        connectTimeout, requestTimeout, attempts, firstPause, longestPause, redirects, allow);
  }

  /** These options with another bound on one request. */
  public HttpOptions withRequestTimeout(Duration timeout) {
    return new HttpOptions(
        connectTimeout, timeout, attempts, firstPause, longestPause, redirects, allowPrivateHosts);
  }

  /** These options with other attempts and pauses. */
  public HttpOptions withAttempts(int attempts, Duration firstPause, Duration longestPause) {
    return new HttpOptions(
        connectTimeout,
        requestTimeout,
        attempts,
        firstPause,
        longestPause,
        redirects,
        allowPrivateHosts);
  }
}
