package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.finding.Finding;
import dev.assay.source.ByteSource;
import dev.assay.source.NoRandomAccessException;
import dev.assay.source.Traffic;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.http.Fault;
import dev.assay.testdata.http.FaultyHttpServer;
import dev.assay.testdata.http.HttpRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sources over HTTP ask, and what they make of every way in which an answer can be wrong. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpSourceTest {
  private static final byte[] CONTENT = random(100_000);
  private static final String PATH = "/data/clip.mp4";
  private static final HttpOptions OPTIONS =
      HttpOptions.standard()
          .withAttempts(3, Duration.ofMillis(20))
          .withTimeouts(Duration.ofMillis(1500), Duration.ofSeconds(15));

  private FaultyHttpServer server;
  private HttpStore store = new HttpStore(OPTIONS);

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void start() throws IOException {
    server = FaultyHttpServer.start().put(PATH, CONTENT);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ByteSource open() throws IOException {
    return store.open(server.uri(PATH));
  }

  private static byte[] read(ByteSource source, long position, int n) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(n);
    int count = source.readAt(position, into);
    return Arrays.copyOf(into.array(), count);
  }

  private static byte[] content(int from, int to) {
    return Arrays.copyOfRange(CONTENT, from, to);
  }

  private List<String> requests() {
    return server.requests().stream().map(HttpRequest::toString).toList();
  }

  private static String asked(long first, long last) {
    return "GET " + PATH + " bytes=" + first + "-" + last;
  }

  private void assertFails(String... message) throws IOException {
    try (ByteSource source = open()) {
      assertThatThrownBy(() -> read(source, 0, 4096))
          .isInstanceOf(IOException.class)
          .message()
          .contains("127.0.0.1", PATH)
          .contains(message);
    }
  }

  @Test
  void eachReadIsOneRangeAndTheFirstAnswerTellsTheLength() throws IOException {
    try (ByteSource source = open()) {
      assertThat(source.identity().hasLength()).isFalse();
      assertThat(read(source, 0, 4096)).isEqualTo(content(0, 4096));
      assertThat(source.identity().length()).isEqualTo(100_000);
      assertThat(source.identity().name()).isEqualTo("clip.mp4");
      assertThat(source.identity().etag()).startsWith("\"");
      assertThat(read(source, 50_000, 100)).isEqualTo(content(50_000, 50_100));
      ByteBuffer tail = ByteBuffer.allocate(10);
      assertThat(source.readTail(tail)).isEqualTo(10);
      assertThat(tail.array()).isEqualTo(content(99_990, 100_000));
      assertThat(source.traffic()).isEqualTo(new Traffic(4096 + 100 + 10, 3));
      assertThat(source.findings()).isEmpty();
    }
    assertThat(requests())
        .containsExactly(asked(0, 4095), asked(50_000, 50_099), asked(99_990, 99_999));
    assertThat(server.bytesSent()).isEqualTo(4206);
  }

  @Test
  void nothingBehindAKnownEndIsAskedFor() throws IOException {
    try (ByteSource source = open()) {
      read(source, 0, 16);
      assertThat(read(source, 99_999, 4096)).hasSize(1);
      assertThat(read(source, 100_000, 4096)).isEmpty();
      assertThat(read(source, 1L << 40, 4096)).isEmpty();
    }
    assertThat(requests()).containsExactly(asked(0, 15), asked(99_999, 99_999));
  }

  @Test
  void aFileLargerThanFourGigabytesIsReadAtItsEnd() throws IOException {
    long length = 5L << 30;
    server.put(PATH, () -> ScriptedSource.sparse(length, "huge").put(length - 4, content(0, 4)));
    try (ByteSource source = open()) {
      assertThat(read(source, length - 8, 100))
          .isEqualTo(new byte[] {0, 0, 0, 0, CONTENT[0], CONTENT[1], CONTENT[2], CONTENT[3]});
      assertThat(source.identity().length()).isEqualTo(length);
    }
    assertThat(server.bytesSent()).isEqualTo(8);
  }

  @Test
  void theQueryIsSentAndShownNowhere() throws IOException {
    URI uri = URI.create(server.uri(PATH) + "?X-Signature=s3cret%2Fkey#part");
    try (ByteSource source = store.open(uri)) {
      read(source, 0, 1);
      assertThat(source.identity().uri()).isEqualTo(server.uri(PATH).toString());
      assertThat(source.identity().toString()).doesNotContain("s3cret");
      server.always(Fault.status(403));
      assertThatThrownBy(() -> read(source, 5, 1))
          .message()
          .contains("403", "signature expired")
          .doesNotContain("s3cret");
      server.always(Fault.status(500));
      assertThatThrownBy(() -> read(source, 5, 1)).message().doesNotContain("s3cret");
      server.always(Fault.redirectTo("http://user:s3cret@10.0.0.1/x?s3cret"));
      assertThatThrownBy(() -> read(source, 5, 1)).message().doesNotContain("s3cret");
    }
    assertThat(requests().get(0)).isEqualTo("GET " + PATH + "?X-Signature=s3cret%2Fkey bytes=0-0");
  }

  @Test
  void anEmptyObjectIsEmptyWhetherItsRangeIsRefusedOrIgnored() throws IOException {
    server.put(PATH, new byte[0]);
    server.next(
        Fault.none(),
        (request, reply) -> reply.without("Content-Range"),
        Fault.rangesIgnored(),
        Fault.rangesIgnoredInChunks());
    for (int i = 0; i < 4; i++) {
      try (ByteSource source = open()) {
        assertThat(read(source, 0, 4096)).isEmpty();
        assertThat(source.identity().length()).isZero();
        assertThat(source.readTail(ByteBuffer.allocate(10))).isZero();
      }
    }
    assertThat(requests()).hasSize(4).containsOnly(asked(0, 4095));
  }

  @Test
  void aRangeThatIsRefusedAlthoughItIsThereIsAnError() throws IOException {
    server.next((request, reply) -> reply.status(416).header("Content-Range", "bytes */100000"));
    assertFails("refuses the bytes from 0 on");
  }

  @Test
  void aRefusedRangeOfAnObjectSeenBeforeMeansThatItChanged() throws IOException {
    try (ByteSource source = open()) {
      read(source, 0, 16);
      server.next((request, reply) -> reply.status(416));
      assertThatThrownBy(() -> read(source, 16, 16)).hasMessageContaining("changed");
    }
  }

  @Test
  void anAnswerThatEndsEarlyIsContinued() throws IOException {
    server.next(Fault.rangeCutTo(1000), Fault.droppedAfter(500));
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 4096)).isEqualTo(content(0, 4096));
    }
    assertThat(requests()).containsExactly(asked(0, 4095), asked(1000, 4095), asked(1500, 4095));
  }

  @Test
  void anAnswerThatStallsIsContinuedOverAnotherConnection() throws IOException {
    server.next(Fault.stalledAfter(1000));
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 4096)).isEqualTo(content(0, 4096));
    }
    assertThat(requests()).containsExactly(asked(0, 4095), asked(1000, 4095));
  }

  @Test
  void aServerThatDripsIsGivenUpWhenPatienceEnds() throws IOException {
    store = new HttpStore(OPTIONS.withTimeouts(Duration.ofMillis(100), Duration.ofMillis(600)));
    server.always(Fault.stalledAfter(1));
    assertFails("sent only");
  }

  @Test
  void bodiesThatAreLongerOrShorterThanTheySayAreReadRight() throws IOException {
    server.next(Fault.lengthOffBy(-96), Fault.lengthOffBy(10), Fault.lengthOffBy(-10));
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 4096)).isEqualTo(content(0, 4096));
      assertThat(read(source, 4096, 4096)).isEqualTo(content(4096, 8192));
    }
    assertThat(requests())
        .containsExactly(asked(0, 4095), asked(4000, 4095), asked(4096, 8191), asked(8182, 8191));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1, 5000})
  void anotherRangeThanTheOneAskedForIsAnError(long difference) throws IOException {
    try (ByteSource source = open()) {
      read(source, 0, 4096);
      server.next(Fault.rangeOffBy(difference));
      assertThatThrownBy(() -> read(source, 8192, 4096))
          .hasMessageContaining("sends the bytes from " + (8192 + difference));
    }
    assertThat(requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes 0-4095",
        "bytes 0-4095/*",
        "bytes 0-99999999999999999999/100000",
        "bytes 4095-0/100000",
        "bytes 0-4095/4000",
        "items 0-4095/100000"
      })
  void aPartThatDoesNotSayWhichIsAnError(String range) throws IOException {
    server.next((request, reply) -> reply.header("Content-Range", range));
    assertFails("without saying which");
  }

  @Test
  void severalPartsAreAnError() throws IOException {
    server.next(
        (request, reply) ->
            reply
                .without("Content-Range")
                .header("Content-Type", "multipart/byteranges; boundary=x"));
    assertFails("without saying which");
  }

  @Test
  void aPartOfNothingIsNeverTheEnd() throws IOException {
    Fault nothing = (request, reply) -> reply.bytes(0, 0);
    server.next(nothing);
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 16)).isEqualTo(content(0, 16));
    }
    server.always(nothing);
    assertFails("in 3 attempts", "sends nothing");
  }

  @Test
  void aDeclaredLengthTakesNoMemory() throws IOException {
    server.always(
        (request, reply) ->
            reply
                .header("Content-Range", "bytes 0-999999999999999/1000000000000000")
                .header("Content-Length", "1000000000000000"));
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 16)).isEqualTo(content(0, 16));
      assertThat(source.identity().length()).isEqualTo(1_000_000_000_000_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "br", "identity, zstd", "aws-chunked,gzip"})
  void anEncodedObjectIsAnError(String encoding) throws IOException {
    server.next(Fault.encoded(encoding));
    assertFails("Content-Encoding " + encoding);
    server.next((request, reply) -> reply.whole().header("Content-Encoding", encoding));
    assertFails("Content-Encoding " + encoding);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "aws-chunked", "", "aws-chunked,"})
  void anEncodingThatChangesNothingIsNone(String encoding) throws IOException {
    server.next(Fault.encoded(encoding));
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 16)).isEqualTo(content(0, 16));
    }
    assertThat(server.requests().get(0).header("accept-encoding")).isEqualTo("identity");
  }

  @Test
  void theFirstEntityTagIsDemandedOfEveryFurtherAnswer() throws IOException {
    try (ByteSource source = open()) {
      read(source, 0, 16);
      read(source, 16, 16);
      assertThat(server.requests().get(0).header("if-match")).isNull();
      assertThat(server.requests().get(1).header("if-match")).isEqualTo(source.identity().etag());
      server.put(PATH, random(5000));
      assertThatThrownBy(() -> read(source, 32, 16)).hasMessageContaining("was changed");
    }
  }

  @Test
  void anotherEntityTagIsAChangeAlsoWhenTheServerIgnoresTheDemand() throws IOException {
    try (ByteSource source = open()) {
      read(source, 0, 16);
      server.next(Fault.etag("\"other\""));
      assertThatThrownBy(() -> read(source, 16, 16)).hasMessageContaining("was changed");
    }
  }

  @Test
  void aWeakEntityTagIsComparedAndNotDemanded() throws IOException {
    server.next(Fault.etag("W/\"1\""), Fault.etag("W/\"1\""), Fault.etag("W/\"2\""));
    try (ByteSource source = open()) {
      read(source, 0, 16);
      read(source, 16, 16);
      assertThatThrownBy(() -> read(source, 32, 16)).hasMessageContaining("was changed");
    }
    assertThat(server.requests()).allMatch(request -> request.header("if-match") == null);
  }

  @Test
  void withoutEntityTagAnotherDateOrLengthIsAChange() throws IOException {
    Fault then =
        (request, reply) ->
            reply.without("ETag").header("Last-Modified", "Mon, 02 Nov 2026 10:00:00 GMT");
    Fault later =
        (request, reply) ->
            reply.without("ETag").header("Last-Modified", "Mon, 02 Nov 2026 10:00:01 GMT");
    Fault longer =
        (request, reply) -> reply.without("ETag").header("Content-Range", "bytes 16-31/100001");
    for (Fault change : List.of(later, longer)) {
      server.next(then, change);
      try (ByteSource source = open()) {
        read(source, 0, 16);
        assertThat(source.identity().lastModified()).isEqualTo("2026-11-02T10:00:00Z");
        assertThatThrownBy(() -> read(source, 16, 16)).hasMessageContaining("was changed");
      }
    }
  }

  @Test
  void aServerWithoutRangesIsReadAsAStreamInOneRequest() throws IOException {
    server.always(Fault.rangesIgnored());
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 4096)).isEqualTo(content(0, 4096));
      assertThat(source.identity().length()).isEqualTo(100_000);
      ByteBuffer tail = ByteBuffer.allocate(10);
      source.readTail(tail);
      assertThat(tail.array()).isEqualTo(content(99_990, 100_000));
      assertThat(read(source, 8, 16)).isEqualTo(content(8, 24));
      assertThat(source.findings()).extracting(Finding::code).containsExactly("NO_RANGE_SUPPORT");
      assertThat(source.traffic()).isEqualTo(new Traffic(100_000, 1));
    }
    assertThat(requests()).containsExactly(asked(0, 4095));
  }

  @Test
  void aWholeObjectThatIsNoLongerThanWhatWasAskedForIsNothingToComplainOf() throws IOException {
    server.always(Fault.rangesIgnored());
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 100_000)).isEqualTo(CONTENT);
      assertThat(read(source, 5, 10)).isEqualTo(content(5, 15));
      assertThat(source.findings()).isEmpty();
    }
    assertThat(requests()).hasSize(1);
  }

  @Test
  void onlyAsMuchOfAWholeObjectIsTakenAsIsNeeded() throws IOException {
    server.put(PATH, () -> ScriptedSource.sparse(1L << 40, "huge"));
    server.always(Fault.rangesIgnored());
    store = new HttpStore(OPTIONS.withWholeBytes(3 << 20));
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 4096)).hasSize(4096);
      assertThat(source.identity().length()).isEqualTo(1L << 40);
      assertThatThrownBy(() -> source.readTail(ByteBuffer.allocate(10)))
          .isInstanceOf(NoRandomAccessException.class);
      assertThatThrownBy(() -> read(source, 3 << 20, 1))
          .isInstanceOf(NoRandomAccessException.class);
      assertThat(read(source, (3 << 20) - 1, 1)).hasSize(1);
      assertThat(source.traffic().bytes()).isLessThan(4 << 20);
    }
    assertThat(requests()).hasSize(1);
    assertThat(server.bytesSent()).isLessThan(32 << 20); // what the sockets hold is sent in vain
  }

  @Test
  void aWholeObjectOfUnknownLengthIsMeasuredUpToABound() throws IOException {
    server.put(PATH, () -> ScriptedSource.sparse(1L << 40, "huge"));
    server.always(Fault.rangesIgnoredInChunks());
    store = new HttpStore(OPTIONS.withWholeBytes(3 << 20));
    try (ByteSource source = open()) {
      read(source, 0, 4096);
      assertThat(source.identity().hasLength()).isFalse();
      while (source.drain(1 << 20) > 0) {
        assertThat(source.traffic().bytes()).isLessThan(8 << 20);
      }
      assertThat(source.identity().hasLength()).isFalse();
    }
  }

  @Test
  void aWholeObjectThatBreaksOffIsAnErrorAndNotItsEnd() throws IOException {
    server.always((request, reply) -> reply.whole().droppedAfter(50_000));
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 40_000)).isEqualTo(content(0, 40_000));
      assertThatThrownBy(() -> read(source, 49_999, 2)).isInstanceOf(IOException.class);
    }
    server.always((request, reply) -> reply.whole().chunked().droppedAfter(50_000));
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 40_000)).isEqualTo(content(0, 40_000));
      assertThatThrownBy(() -> read(source, 49_999, 2)).isInstanceOf(IOException.class);
      assertThat(source.identity().hasLength()).isFalse();
    }
  }

  @Test
  void aWholeObjectThatStallsIsAnError() throws IOException {
    server.always((request, reply) -> reply.whole().stalledAfter(50_000));
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 40_000)).isEqualTo(content(0, 40_000));
      assertThatThrownBy(() -> read(source, 49_999, 2)).hasMessageContaining("stopped coming");
    }
  }

  @Test
  void transientTroubleIsOvercome() throws IOException {
    for (Fault trouble :
        List.of(
            Fault.status(500),
            Fault.status(502),
            Fault.status(504),
            Fault.status(408),
            Fault.silence(),
            Fault.droppedAfter(0),
            Fault.stalledAfter(0),
            Fault.delayedBy(Duration.ofSeconds(4)))) {
      int before = server.requests().size();
      server.next(trouble, trouble);
      try (ByteSource source = open()) {
        assertThat(read(source, 0, 16)).isEqualTo(content(0, 16));
      }
      assertThat(server.requests().size() - before).isEqualTo(3);
    }
  }

  @Test
  void troubleThatStaysIsGivenUp() throws IOException {
    server.always(Fault.status(500));
    assertFails("could not be read in 3 attempts: it answers with status 500");
    assertThat(requests()).hasSize(3);
    server.always(Fault.stalledAfter(0));
    assertFails("in 3 attempts");
    server.always(Fault.delayedBy(Duration.ofSeconds(4)));
    assertFails("no answer within 1500 ms");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 204, 304, 505})
  void anAnswerThatWillNotChangeIsNotAskedForAgain(int status) throws IOException {
    server.always(Fault.status(status));
    assertFails("answers with status " + status);
    assertThat(requests()).hasSize(1);
  }

  @Test
  void aServerThatIsNotThereIsAnError() throws IOException {
    URI uri = server.uri(PATH);
    server.close();
    try (ByteSource source = store.open(uri)) {
      assertThatThrownBy(() -> read(source, 0, 16)).hasMessageContaining("in 3 attempts");
    }
  }

  @Test
  void aBusyServerIsWaitedForAsLongAsItAsks() throws IOException {
    Fault until =
        (request, reply) -> {
          ZonedDateTime soon = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2);
          String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(soon);
          reply.status(503).header("Retry-After", date);
        };
    for (Fault busy : List.of(Fault.busy(503, "1"), Fault.busy(429, "1"), until)) {
      long start = System.nanoTime();
      server.next(busy);
      try (ByteSource source = open()) {
        assertThat(read(source, 0, 16)).isEqualTo(content(0, 16));
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
    }
    assertThat(requests()).hasSize(6);
  }

  @Test
  void aBusyServerIsWaitedForLongerThanTroubleIsBorne() throws IOException {
    AtomicInteger refusals = new AtomicInteger();
    server.always(
        (request, reply) -> {
          if (refusals.incrementAndGet() < 6) {
            reply.status(503);
          }
        });
    try (ByteSource source = open()) {
      assertThat(read(source, 0, 16)).isEqualTo(content(0, 16));
    }
    assertThat(requests()).hasSize(6);
  }

  @Test
  void aServerThatStaysBusyIsGivenUpWhenPatienceEnds() throws IOException {
    store = new HttpStore(OPTIONS.withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(1)));
    server.always(Fault.status(503));
    assertFails();
    // From then on nobody waits for it again, so that a scan ends.
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      assertFails();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void oneRefusalSlowsEveryoneAndNobodyFails() throws Exception {
    // Lets 40 requests a second through, which 32 readers at once do not keep to by themselves.
    long start = System.nanoTime();
    AtomicInteger admitted = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    server.always(
        (request, reply) -> {
          long allowance = 10 + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 25;
          if (admitted.incrementAndGet() > allowance) {
            admitted.decrementAndGet();
            refused.incrementAndGet();
            reply.status(503);
          }
        });
    store = new HttpStore(OPTIONS.withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(30)));
    List<Future<byte[]>> reads = new ArrayList<>();
    ExecutorService readers = Executors.newFixedThreadPool(32);
    try {
      for (int i = 0; i < 100; i++) {
        reads.add(
            readers.submit(
                () -> {
                  try (ByteSource source = open()) {
                    return read(source, 0, 16);
                  }
                }));
      }
      for (Future<byte[]> read : reads) {
        assertThat(read.get()).isEqualTo(content(0, 16));
      }
    } finally {
      readers.shutdownNow();
    }
    assertThat(refused.get()).isBetween(1, 200);
  }

  @Test
  void noMoreRequestsAreMadeOfAHostAtOnceThanAllowed() throws Exception {
    server.always(Fault.delayedBy(Duration.ofMillis(50)));
    store = new HttpStore(OPTIONS.withRequestsPerHost(5));
    ExecutorService readers = Executors.newFixedThreadPool(20);
    try {
      List<Future<byte[]>> reads = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        reads.add(
            readers.submit(
                () -> {
                  try (ByteSource source = open()) {
                    return read(source, 0, 16);
                  }
                }));
      }
      for (Future<byte[]> read : reads) {
        assertThat(read.get()).hasSize(16);
      }
    } finally {
      readers.shutdownNow();
    }
    assertThat(server.mostInFlight()).isLessThanOrEqualTo(5).isGreaterThan(1);
  }

  @Test
  void aRedirectIsFollowedOnceAndRemembered() throws IOException {
    server.put("/old", new byte[0]).next(Fault.redirectTo(PATH + "?signed"));
    try (ByteSource source = store.open(server.uri("/old"))) {
      assertThat(read(source, 0, 16)).isEqualTo(content(0, 16));
      assertThat(read(source, 16, 16)).isEqualTo(content(16, 32));
      assertThat(source.identity().uri()).isEqualTo(server.uri("/old").toString());
      assertThat(source.identity().name()).isEqualTo("old");
      assertThat(source.traffic().requests()).isEqualTo(3);
    }
    assertThat(requests())
        .containsExactly(
            "GET /old bytes=0-15",
            "GET " + PATH + "?signed bytes=0-15",
            "GET " + PATH + "?signed bytes=16-31");
  }

  @Test
  void aRedirectTargetThatHasExpiredIsAskedForAgain() throws IOException {
    Fault redirect = Fault.redirectTo(PATH);
    server.put("/old", new byte[0]).next(redirect, Fault.none(), Fault.status(403), redirect);
    try (ByteSource source = store.open(server.uri("/old"))) {
      read(source, 0, 16);
      assertThat(read(source, 16, 16)).isEqualTo(content(16, 32));
    }
    assertThat(requests())
        .containsExactly(
            "GET /old bytes=0-15",
            asked(0, 15),
            asked(16, 31),
            "GET /old bytes=16-31",
            asked(16, 31));
  }

  @Test
  void redirectsInACircleEnd() throws IOException {
    server.always(Fault.redirectTo(PATH));
    assertFails("redirects more than 5 times");
    assertThat(requests()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/x",
        "http://169.254.169.254/latest/meta-data",
        "http://localhost:1/x",
        "http://[::1]:1/x",
        "http://2130706433/x",
        "//192.168.0.1/x"
      })
  void aRedirectIntoAPrivateNetworkIsRefused(String location) throws IOException {
    server.next(Fault.redirectTo(location));
    assertFails("");
    assertThat(requests()).hasSize(1);
  }

  private void assertFails() throws IOException {
    try (ByteSource source = open()) {
      assertThatThrownBy(() -> read(source, 0, 4096)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http:", "http://a b/", "::"})
  void aRedirectToSomethingElseIsRefused(String location) throws IOException {
    server.next(Fault.redirectTo(location));
    assertFails();
    assertThat(requests()).hasSize(1);
  }

  @Test
  void privateHostsMayBeAllowed() throws IOException {
    try (FaultyHttpServer other = FaultyHttpServer.start().put("/x", CONTENT)) {
      server.always(Fault.redirectTo(other.uri("/x").toString()));
      assertFails("private network; --allow-private-hosts allows it");
      store = new HttpStore(OPTIONS.withAllowPrivateHosts(true));
      try (ByteSource source = open()) {
        assertThat(read(source, 0, 16)).isEqualTo(content(0, 16));
      }
    }
  }

  @Test
  void aPrivateAddressFromADocumentIsNotAsked() throws IOException {
    URI uri = server.uri(PATH);
    assertThatThrownBy(() -> store.openFromDocument(uri))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("private network");
    assertThat(requests()).isEmpty();
    HttpStore allowing = new HttpStore(OPTIONS.withAllowPrivateHosts(true));
    try (ByteSource source = allowing.openFromDocument(uri)) {
      assertThat(read(source, 0, 16)).isEqualTo(content(0, 16));
    }
  }

  @Test
  void protectionIsNeverGivenUpByARedirect() throws IOException {
    URI secure = URI.create("https://store.example/a/b?s3cret");
    assertThat(HttpStore.target(secure, "/c?d")).hasToString("https://store.example/c?d");
    assertThat(HttpStore.target(URI.create("http://a.example/"), "https://b.example/"))
        .hasToString("https://b.example/");
    assertThatThrownBy(() -> HttpStore.target(secure, "http://store.example/c"))
        .message()
        .contains("unprotected")
        .doesNotContain("s3cret");
  }

  @Test
  void anInterruptionEndsAReadAtOnce() throws Exception {
    store = new HttpStore(HttpOptions.standard());
    for (Fault waiting :
        List.of(
            Fault.delayedBy(Duration.ofSeconds(20)),
            Fault.stalledAfter(1),
            Fault.busy(503, "20"),
            (request, reply) -> reply.whole().stalledAfter(1))) {
      server.always(waiting);
      Thread reader = Thread.currentThread();
      Thread interrupter =
          new Thread(
              () -> {
                try {
                  TimeUnit.MILLISECONDS.sleep(300);
                  reader.interrupt();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      interrupter.start();
      long start = System.nanoTime();
      try (ByteSource source = open()) {
        assertThatThrownBy(() -> read(source, 0, 16)).isInstanceOf(InterruptedIOException.class);
      }
      assertThat(Thread.interrupted()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      interrupter.join();
    }
  }

  @Test
  void manySourcesAreReadAtOnceOverOneStore() throws Exception {
    store = new HttpStore(HttpOptions.standard());
    ExecutorService readers = Executors.newFixedThreadPool(64);
    try {
      List<Future<Boolean>> reads = new ArrayList<>();
      for (int i = 0; i < 256; i++) {
        int from = 100 * i;
        reads.add(
            readers.submit(
                () -> {
                  try (ByteSource source = open()) {
                    return Arrays.equals(read(source, from, 4096), content(from, from + 4096))
                        && Arrays.equals(read(source, 0, 16), content(0, 16));
                  }
                }));
      }
      for (Future<Boolean> read : reads) {
        assertThat(read.get()).isTrue();
      }
    } finally {
      readers.shutdownNow();
    }
    assertThat(server.requests()).hasSize(512);
  }
}
