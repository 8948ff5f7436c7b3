package dev.assay.http;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Store;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Opens sources over HTTP(S) and makes their requests; thread-safe.
 *
 * <p>This is the one place where requests are repeated: after a broken connection, a timeout, 408,
 * 500, 502 and 504 a few times, and after 429 and 503 for as long as patience lasts. (Only the JDK
 * asks again by itself where a connection it kept turns out to be closed already.) Redirects are
 * followed here too, each checked against the policy on private hosts, and never from HTTPS to
 * HTTP.
 */
public final class HttpStore implements Store {
  private static final Set<Integer> REFUSALS = Set.of(429, 503);
  private static final Set<Integer> TROUBLES = Set.of(408, 500, 502, 504);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int LONGEST_DOCUMENT = 64 << 20;
  private static final Set<Integer> GONE = Set.of(400, 401, 403, 404, 410);

  private @Nullable HttpClient client;
  private final HttpOptions options;
  private final Pacer pacer;

  /** A store that asks as {@code options} say. */
  public HttpStore(HttpOptions options) {
    this.options = options;
    this.pacer = new Pacer(options);
  }

  /** What sends requests, made with the first of them, since it takes a thread and descriptors. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              // Version 2 would begin unencrypted connections with an upgrade not all servers bear.
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(options.connectTimeout())
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }

  /**
   * A source over what lies at an address that the user named.
   *
   * @throws IOException when it is no HTTP address; nothing is asked yet
   */
  public ByteSource open(URI uri) throws IOException {
    HostGuard.requireHttp(uri);
    return new HttpSource(this, route(uri, true), unopened(uri));
  }

  /**
   * A source over what lies at an address that a document named, such as a payload to be verified.
   *
   * @throws IOException when it is no HTTP address, or a private one and those are not allowed
   */
  public ByteSource openFromDocument(URI uri) throws IOException {
    Route route = route(uri, false);
    check(route, uri);
    return new HttpSource(this, route, unopened(uri));
  }

  private static Route route(URI uri, boolean named) {
    return new Route(uri, named, HttpLocation.withoutSecrets(uri), Service.PLAIN);
  }

  /**
   * A source over an object of a store that speaks HTTP and that the user named.
   *
   * @throws IOException when its address is no HTTP address; nothing is asked yet
   */
  public ByteSource open(RemoteObject object) throws IOException {
    HostGuard.requireHttp(object.address());
    String name = object.identity().uri();
    return new HttpSource(
        this, new Route(object.address(), true, name, object.service()), object.identity());
  }

  /**
   * Reads a short answer of a store that speaks HTTP, such as a page of a listing; refusals that
   * asking again would not change are answers too.
   *
   * @param shown what is read, for messages
   * @throws IOException when there is no answer, or a longer one than 64 MiB
   */
  public Document fetch(URI uri, Service service, String shown) throws IOException {
    Route route = new Route(uri, true, shown, service);
    for (int attempt = 1; ; attempt++) {
      Answer answer = get(route, null, null);
      if (answer.status() != 200) {
        byte[] excerpt = answer.excerpt().getBytes(StandardCharsets.UTF_8);
        return new Document(answer.status(), answer.headers(), excerpt);
      }
      try (Body body = answer.body()) {
        byte[] bytes = body.readNBytes(LONGEST_DOCUMENT);
        if (body.read() >= 0) {
          throw new RefusedException("the answer for " + shown + " has no end");
        }
        return new Document(answer.status(), answer.headers(), bytes);
      } catch (InterruptedIOException | RefusedException e) {
        throw e;
      } catch (IOException e) {
        if (attempt >= options.attempts()) {
          throw givenUp(route, attempt, e);
        }
        pauseAfterBreak();
      }
    }
  }

  @Override
  public boolean serves(String location) {
    return HttpLocation.isHttp(location);
  }

  @Override
  public Identity identify(String location) throws IOException {
    return unopened(HttpLocation.parse(location));
  }

  @Override
  public ByteSource open(String location) throws IOException {
    return open(HttpLocation.parse(location));
  }

  @Override
  public ByteSource openFromDocument(String location) throws IOException {
    return openFromDocument(HttpLocation.parse(location));
  }

  /** Visits the one object at an address: HTTP has no listings. */
  @Override
  public void list(String location, Visitor visitor) throws IOException, InterruptedException {
    URI uri = HttpLocation.parse(location);
    visitor.visit(unopened(uri), () -> open(uri));
  }

  @Override
  public String webAddress(String location) throws IOException {
    return HttpLocation.withoutSecrets(HttpLocation.parse(location));
  }

  /** What is known of what lies at an address without asking. */
  public static Identity unopened(URI uri) {
    return new Identity(
        HttpLocation.withoutSecrets(uri),
        HttpLocation.name(uri),
        Identity.UNKNOWN_LENGTH,
        null,
        null);
  }

  HttpOptions options() {
    return options;
  }

  private void check(Route route, URI uri) throws IOException {
    HostGuard.requireHttp(uri);
    if (!options.allowPrivateHosts() && !route.trusts(uri)) {
      HostGuard.requirePublic(uri);
    }
  }

  /**
   * Asks for a range until there is an answer that asking again would not change.
   *
   * @param range the value of the Range header, null for the whole object
   * @param ifMatch the entity tag the object must still have, null when any will do
   * @return the answer, whose body is still to be read when its status is 200 or 206
   * @throws IOException when there is no such answer
   */
  Answer get(Route route, @Nullable String range, @Nullable String ifMatch) throws IOException {
    long started = System.nanoTime();
    Duration pause = options.firstPause();
    int attempt = 1;
    while (true) {
      boolean refused = false;
      IOException trouble;
      try {
        Answer answer = follow(route, range, ifMatch);
        refused = REFUSALS.contains(answer.status());
        if (!refused && !TROUBLES.contains(answer.status())) {
          return answer;
        }
        trouble =
            new IOException("it answers with status " + answer.status() + said(route, answer));
      } catch (InterruptedIOException | RefusedException e) {
        throw e;
      } catch (IOException e) {
        trouble = e;
      }
      boolean patient = System.nanoTime() - started < options.patience().toNanos();
      if (!patient || (refused ? hostRefuses(route) : attempt == options.attempts())) {
        throw givenUp(route, attempt, trouble);
      }
      if (!refused) { // after a refusal the pacer makes everyone wait
        attempt++;
        sleep(Pacer.jittered(pause));
        pause = options.longer(pause);
      }
    }
  }

  private static String said(Route route, Answer answer) {
    String reason = route.service().reason(answer.status(), answer.headers(), answer.excerpt());
    return reason == null ? "" : " (" + reason + ")";
  }

  private boolean hostRefuses(Route route) {
    return pacer.host(HttpLocation.host(route.end())).hasRefusedTooLong();
  }

  private static IOException givenUp(Route route, int attempts, IOException trouble) {
    String message = trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
    String times = attempts == 1 ? "" : " in " + attempts + " attempts";
    return new IOException(
        "the object " + route + " could not be read" + times + ": " + message, trouble);
  }

  /** Makes those who were cut off wait a little before they ask for the rest. */
  void pauseAfterBreak() throws InterruptedIOException {
    sleep(Pacer.jittered(options.firstPause()));
  }

  private Answer follow(Route route, @Nullable String range, @Nullable String ifMatch)
      throws IOException {
    URI at = route.end();
    Answer answer = ask(route, at, range, ifMatch);
    if (!at.equals(route.start()) && GONE.contains(answer.status())) {
      // A redirect may lead to an address that holds for a short time only.
      at = route.start();
      answer = ask(route, at, range, ifMatch);
    }
    for (int hop = 0; hop < options.redirects(); hop++) {
      String location = answer.header("Location");
      if (!REDIRECTS.contains(answer.status()) || location == null) {
        route.leadsTo(at);
        return answer;
      }
      at = target(at, location);
      try {
        check(route, at);
      } catch (RefusedException e) {
        throw new RefusedException("the object " + route + " redirects, but " + e.getMessage());
      }
      answer = ask(route, at, range, ifMatch);
    }
    if (REDIRECTS.contains(answer.status())) {
      throw new RefusedException(
          "the object " + route + " redirects more than " + options.redirects() + " times");
    }
    route.leadsTo(at);
    return answer;
  }

  /** Where a redirect leads. */
  static URI target(URI from, String location) throws RefusedException {
    URI target;
    try {
      target = from.resolve(location);
    } catch (IllegalArgumentException e) {
      // Not the cause, which shows it all.
      throw new RefusedException(
          "the address " + HttpLocation.withoutSecrets(from) + " redirects to no address");
    }
    if ("https".equalsIgnoreCase(from.getScheme())
        && !"https".equalsIgnoreCase(target.getScheme())) {
      throw new RefusedException(
          "the address "
              + HttpLocation.withoutSecrets(from)
              + " redirects to an unprotected address");
    }
    return target;
  }

  private Answer ask(Route route, URI uri, @Nullable String range, @Nullable String ifMatch)
      throws IOException {
    check(route, uri);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "assay");
    headers.put("Accept-Encoding", "identity");
    if (range != null) {
      headers.put("Range", range);
    }
    if (ifMatch != null) {
      headers.put("If-Match", ifMatch);
    }
    if (route.startsAtHostOf(uri)) { // no other host is shown what proves who asks
      headers.putAll(sign(route, uri, Map.copyOf(headers)));
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    headers.forEach(request::header);
    Pacer.Host host = pacer.host(HttpLocation.host(uri));
    long round = enter(host, uri);
    try {
      route.countRequest();
      Answer answer = send(request.build());
      if (REFUSALS.contains(answer.status())) {
        host.leaveRefused(round, retryAfter(answer));
      } else if (TROUBLES.contains(answer.status())) {
        host.leave();
      } else {
        host.leaveAnswered();
      }
      return answer;
    } catch (IOException | RuntimeException e) {
      host.leave();
      throw e;
    }
  }

  private static Map<String, String> sign(Route route, URI uri, Map<String, String> headers)
      throws IOException {
    try {
      return route.service().sign(uri, headers);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) { // whoever has the credentials has asked more than once for them
      RefusedException refused =
          new RefusedException("the object " + route + " was not asked for: " + e.getMessage());
      refused.initCause(e);
      throw refused;
    }
  }

  private static long enter(Pacer.Host host, URI uri) throws IOException {
    long round;
    try {
      round = host.enter();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    if (round < 0) {
      throw new RefusedException(
          "the address "
              + HttpLocation.withoutSecrets(uri)
              + " was not asked: its host refuses requests for now");
    }
    return round;
  }

  private Answer send(HttpRequest request) throws IOException {
    Duration timeout = options.requestTimeout();
    long started = System.nanoTime();
    CompletableFuture<HttpResponse<Body>> pending =
        client()
            .sendAsync(
                request,
                head -> new Body(timeout, timeout.minusNanos(System.nanoTime() - started)));
    try {
      HttpResponse<Body> response = pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      Body body = response.body();
      String excerpt = "";
      if (response.statusCode() != 200 && response.statusCode() != 206) {
        excerpt = body.finish();
      }
      Answer answer = new Answer(response.statusCode(), response.headers(), body, excerpt);
      boolean wanted = answer.status() == 200 || answer.status() == 206;
      if (wanted && !body.await() && answer.status() == 206 && !answer.isEmptyPart()) {
        throw new IOException(
            "it sends nothing of " + request.headers().firstValue("Range").orElse("it"));
      }
      return answer;
    } catch (InterruptedException e) {
      pending.cancel(true);
      throw interrupted();
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new HttpTimeoutException("there was no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      throw new IOException(reason, cause);
    }
  }

  /** What a server asks to wait (RFC 9110 10.2.3): seconds or a date; null when it does not ask. */
  private static @Nullable Duration retryAfter(Answer answer) {
    String value = answer.header("Retry-After");
    if (value == null) {
      return null;
    }
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(ZonedDateTime.now(until.getZone()), until);
    } catch (DateTimeParseException e) {
      return null; // not one of the two forms: the usual pause is taken
    }
  }

  private static void sleep(Duration pause) throws InterruptedIOException {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }
}
