package dev.assay.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How servers are asked.
 *
 * @param connectTimeout the longest a connection may take to come about
 * @param requestTimeout the longest one request may take, its body included
 * @param patience the longest one read may take, with all its requests and pauses; a host that asks
 *     for fewer requests is waited for as long
 * @param attempts how often a request is made before it is given up, at least 1
 * @param firstPause the pause before the second attempt; it doubles from then on, and half of it is
 *     left to chance
 * @param redirects how many redirects are followed
 * @param requestsPerHost requests made of one host at the same time, at least 1
 * @param wholeBytes how many bytes are moved at most of an object that a server sends only as a
 *     whole
 * @param allowPrivateHosts whether addresses of this machine and of private networks may be asked
 *     when a redirect or a document names them
 */
public record HttpOptions(
    Duration connectTimeout,
    Duration requestTimeout,
    Duration patience,
    int attempts,
    Duration firstPause,
    int redirects,
    int requestsPerHost,
    long wholeBytes,
    boolean allowPrivateHosts) {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  public HttpOptions {
    Objects.requireNonNull(connectTimeout, "connectTimeout");
    Objects.requireNonNull(requestTimeout, "requestTimeout");
    Objects.requireNonNull(patience, "patience");
    Objects.requireNonNull(firstPause, "firstPause");
    if (attempts < 1 || redirects < 0 || requestsPerHost < 1 || wholeBytes < 1) {
      throw new IllegalArgumentException(
          "attempts %d, redirects %d, requests per host %d, whole bytes %d"
              .formatted(attempts, redirects, requestsPerHost, wholeBytes));
    }
  }

  /**
   * Options for servers on the internet: 10 seconds to connect, 30 for a request, 2 minutes for a
   * read, 5 attempts with pauses from 200 milliseconds, 5 redirects, 64 requests per host, 256 MiB
   * of an object without ranges, no private hosts.
   */
  public static HttpOptions standard() {
    return new HttpOptions(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        5,
        Duration.ofMillis(200),
        5,
        64,
        256L << 20,
        false);
  }

  /** These options with private hosts allowed or not. */
  public HttpOptions withAllowPrivateHosts(boolean allow) {
    return new HttpOptions(
        connectTimeout,
        requestTimeout,
        patience,
        attempts,
        firstPause,
        redirects,
        requestsPerHost,
        wholeBytes,
        allow);
  }

  /** These options with other bounds on the time of a request and of a read. */
  public HttpOptions withTimeouts(Duration requestTimeout, Duration patience) {
    return new HttpOptions(
        connectTimeout,
        requestTimeout,
        patience,
        attempts,
        firstPause,
        redirects,
        requestsPerHost,
        wholeBytes,
        allowPrivateHosts);
  }

  /** These options with other attempts and pauses. */
  public HttpOptions withAttempts(int attempts, Duration firstPause) {
    return new HttpOptions(
        connectTimeout,
        requestTimeout,
        patience,
        attempts,
        firstPause,
        redirects,
        requestsPerHost,
        wholeBytes,
        allowPrivateHosts);
  }

  /** These options with another number of requests per host. */
  public HttpOptions withRequestsPerHost(int requestsPerHost) {
    return new HttpOptions(
        connectTimeout,
        requestTimeout,
        patience,
        attempts,
        firstPause,
        redirects,
        requestsPerHost,
        wholeBytes,
        allowPrivateHosts);
  }

  /** These options with another bound on objects that come only as a whole. */
  public HttpOptions withWholeBytes(long wholeBytes) {
    return new HttpOptions(
        connectTimeout,
        requestTimeout,
        patience,
        attempts,
        firstPause,
        redirects,
        requestsPerHost,
        wholeBytes,
        allowPrivateHosts);
  }

  /** The pause after a pause. */
  Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /**
   * The pause of a host that has answered; it falls slowly, so as not to be raised at once again.
   */
  Duration shorter(Duration pause) {
    Duration less = pause.multipliedBy(7).dividedBy(8);
    return less.compareTo(firstPause) > 0 ? less : firstPause;
  }

  /** A pause that somebody else asks for, as far as patience goes. */
  Duration bounded(Duration pause) {
    return pause.compareTo(patience) < 0 ? pause : patience;
  }
}
