package dev.assay.http;

import dev.assay.source.ByteSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Opens sources over HTTP(S) and makes their requests; thread-safe.
 *
 * <p>This is the one place where requests are repeated: after a broken connection, a timeout, 408,
 * 429, 500, 502, 503 and 504. Redirects are followed here too, each checked against the policy on
 * private hosts, and never from HTTPS to HTTP.
 */
public final class HttpStore {
  private static final Set<Integer> WORTH_REPEATING = Set.of(408, 429, 500, 502, 503, 504);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HttpClient client;
  private final HttpOptions options;
  private final Pacer pacer = new Pacer();

  /** A store that asks as {@code options} say. */
  public HttpStore(HttpOptions options) {
    this.options = options;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(options.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * A source over what lies at an address that the user named.
   *
   * @throws IOException when it is no HTTP address; nothing is asked yet
   */
  public ByteSource open(URI uri) throws IOException {
    HostGuard.requireHttp(uri);
    return new HttpSource(this, uri);
  }

  /**
   * A source over what lies at an address that a document named, such as a payload to be verified.
   *
   * @throws IOException when it is no HTTP address, or a private one and those are not allowed
   */
  public ByteSource openFromDocument(URI uri) throws IOException {
    checkHost(uri);
    return new HttpSource(this, uri);
  }

  private void checkHost(URI uri) throws IOException {
    if (options.allowPrivateHosts()) {
      HostGuard.requireHttp(uri);
    } else {
      HostGuard.requirePublic(uri);
    }
  }

  /**
   * Asks for a range.
   *
   * @param range the value of the Range header
   * @param ifMatch the entity tag the object must still have, null when any will do
   * @param most the most bytes of the body that are wanted
   * @throws IOException when there is no answer, or one that says the object cannot be had
   */
  Answer get(URI uri, String range, @Nullable String ifMatch, int most) throws IOException {
    IOException last = null;
    Duration pause = options.firstPause();
    for (int attempt = 1; attempt <= options.attempts(); attempt++) {
      Duration asked = null;
      try {
        Answer answer = follow(uri, range, ifMatch, most);
        if (!WORTH_REPEATING.contains(answer.status())) {
          return answer;
        }
        last = refusal(uri, answer.status());
        if (answer.status() == 429 || answer.status() == 503) {
          asked = retryAfter(answer);
          pacer.pause(host(uri), shorter(asked == null ? jittered(pause) : asked));
        }
      } catch (InterruptedIOException e) {
        if (!(e instanceof RequestTimeout)) {
          throw e;
        }
        last = e;
      } catch (FinalAnswer e) {
        throw e;
      } catch (IOException e) {
        last = e;
      }
      if (attempt < options.attempts()) {
        sleep(shorter(asked == null ? jittered(pause) : asked));
        pause = pause.multipliedBy(2);
      }
    }
    throw new IOException(
        HttpLocation.withoutSecrets(uri)
            + " could not be read in "
            + options.attempts()
            + " attempts: "
            + (last == null ? "no answer" : last.getMessage()),
        last);
  }

  /** An answer that asking again would not change. */
  static final class FinalAnswer extends IOException {
    private static final long serialVersionUID = 1;

    FinalAnswer(String message) {
      super(message);
    }
  }

  /** A request that took too long. */
  private static final class RequestTimeout extends InterruptedIOException {
    private static final long serialVersionUID = 1;

    RequestTimeout(String message) {
      super(message);
    }
  }

  private static IOException refusal(URI uri, int status) {
    return new IOException(HttpLocation.withoutSecrets(uri) + " answers with status " + status);
  }

  private Answer follow(URI uri, String range, @Nullable String ifMatch, int most)
      throws IOException {
    URI at = uri;
    for (int hop = 0; hop <= options.redirects(); hop++) {
      Answer answer = ask(at, range, ifMatch, most);
      String location = answer.header("Location");
      if (!REDIRECTS.contains(answer.status()) || location == null) {
        return answer;
      }
      URI next;
      try {
        next = at.resolve(location);
      } catch (IllegalArgumentException e) {
        throw new FinalAnswer(HttpLocation.withoutSecrets(at) + " redirects to no address");
      }
      if ("https".equalsIgnoreCase(at.getScheme()) && !"https".equalsIgnoreCase(next.getScheme())) {
        throw new FinalAnswer(
            HttpLocation.withoutSecrets(at) + " redirects to an unprotected address");
      }
      try {
        // A redirect within the host that the user named stays where the user pointed.
        if (host(next).equals(host(uri))) {
          HostGuard.requireHttp(next);
        } else {
          checkHost(next);
        }
      } catch (IOException e) {
        throw new FinalAnswer(
            HttpLocation.withoutSecrets(at) + " redirects, but " + e.getMessage());
      }
      at = next;
    }
    throw new FinalAnswer(
        HttpLocation.withoutSecrets(uri)
            + " redirects more than "
            + options.redirects()
            + " times");
  }

  private Answer ask(URI uri, String range, @Nullable String ifMatch, int most) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(options.requestTimeout())
            .header("Range", range)
            .header("Accept-Encoding", "identity");
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    CompletableFuture<HttpResponse<CappedBody.Bytes>> pending = null;
    try {
      pacer.await(host(uri));
      pending = client.sendAsync(request.build(), info -> new CappedBody(most));
      // The client's own timeout ends with the headers; this one covers the body.
      HttpResponse<CappedBody.Bytes> response =
          pending.get(options.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
      CappedBody.Bytes body = response.body();
      if (body.failure() != null && body.count() == 0) {
        throw new IOException("the connection broke: " + body.failure().getMessage());
      }
      return new Answer(
          response.statusCode(), response.headers(), body.bytes(), body.count(), body.more());
    } catch (InterruptedException e) {
      cancel(pending);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (TimeoutException e) {
      cancel(pending);
      throw new RequestTimeout(
          HttpLocation.withoutSecrets(uri)
              + " did not answer within "
              + options.requestTimeout().toMillis()
              + " ms");
    } catch (ExecutionException e) {
      throw asIoException(uri, e.getCause());
    }
  }

  private static void cancel(@Nullable CompletableFuture<?> pending) {
    if (pending != null) {
      pending.cancel(true);
    }
  }

  private static IOException asIoException(URI uri, @Nullable Throwable cause) {
    String reason =
        cause == null
            ? "no reason given"
            : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new IOException(HttpLocation.withoutSecrets(uri) + ": " + reason, cause);
  }

  private static String host(URI uri) {
    return uri.getHost() + ":" + uri.getPort();
  }

  private Duration shorter(Duration pause) {
    return pause.compareTo(options.longestPause()) < 0 ? pause : options.longestPause();
  }

  private static Duration jittered(Duration pause) {
    long half = pause.toNanos() / 2;
    return Duration.ofNanos(half + ThreadLocalRandom.current().nextLong(half + 1));
  }

  /** What a server asks to wait (RFC 9110 10.2.3): seconds or a date; null when it does not ask. */
  private static @Nullable Duration retryAfter(Answer answer) {
    String value = answer.header("Retry-After");
    if (value == null) {
      return null;
    }
    if (value.chars().allMatch(c -> c >= '0' && c <= '9') && value.length() <= 9) {
      return Duration.ofSeconds(value.isEmpty() ? 0 : Long.parseLong(value));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration left = Duration.between(ZonedDateTime.now(until.getZone()), until);
      return left.isNegative() ? Duration.ZERO : left;
    } catch (DateTimeParseException e) {
      return null; // not one of the two forms: the usual pause is taken
    }
  }

  private static void sleep(Duration pause) throws InterruptedIOException {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
