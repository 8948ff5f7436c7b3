package dev.assay.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import dev.assay.source.Store;
import dev.assay.testdata.ByteSourceContract;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every object store is tested for; those below say which server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreTest {
  private static final HttpOptions OPTIONS =
      HttpOptions.standard().withAttempts(5, Duration.ofMillis(5));

  private ObjectServer server;
  private Store store;

  abstract ObjectServer start() throws Exception;

  @BeforeAll
  void startTheServer() throws Exception {
    server = start();
    store = server.store(new HttpStore(OPTIONS));
  }

  @AfterAll
  void stopTheServer() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void forgetRequests() {
    server.relay().reset();
  }

  /** An object as a listing gives it. */
  private record Found(Identity identity, Opener opener) {}

  private List<Found> list(String location) throws IOException, InterruptedException {
    List<Found> found = new ArrayList<>();
    store.list(location, (identity, opener) -> found.add(new Found(identity, opener)));
    return found;
  }

  private List<String> uris(String location) throws IOException, InterruptedException {
    return list(location).stream().map(found -> found.identity().uri()).toList();
  }

  private long pages() {
    return server.relay().requests().stream()
        .filter(line -> line.contains(server.pageMark()))
        .count();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(ByteSource source, long position, int count) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(count);
    source.readAt(position, into);
    return Arrays.copyOf(into.array(), into.position());
  }

  abstract class Contract extends ByteSourceContract {
    private int number;

    abstract ByteSource opened(String location) throws IOException, InterruptedException;

    @Override
    protected ByteSource open(byte[] content) throws IOException {
      String key = getClass().getSimpleName() + "/" + number++ + "/object";
      try {
        server.put(key, content);
        return opened(server.location(key));
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    protected int pieceBytes() {
      return 1000;
    }
  }

  @Nested
  class NamedObjects extends Contract {
    @Override
    ByteSource opened(String location) throws IOException {
      return store.open(location);
    }

    @Override
    protected boolean reportsLength() {
      return false;
    }
  }

  @Nested
  class ListedObjects extends Contract {
    @Override
    ByteSource opened(String location) throws IOException, InterruptedException {
      List<Found> found = list(location.substring(0, location.lastIndexOf('/') + 1));
      assertThat(found).hasSize(1);
      return found.get(0).opener().open();
    }
  }

  @Test
  void keysWithAnyCharactersAreListedAndRead() throws Exception {
    List<String> keys =
        List.of(
            "odd/a b+c.txt",
            "odd/100%.txt",
            "odd/%41.txt",
            "odd/é日本.txt",
            "odd/q?x=1&y#z.txt",
            "odd/'quote'\"double\".txt",
            "odd/a=b,c;d@e!$.txt",
            "odd/deep/er/(1)*.txt");
    for (String key : keys) {
      server.put(key, bytes(key));
    }
    Set<String> contents = new TreeSet<>();
    for (Found found : list(server.location("odd"))) {
      try (ByteSource source = found.opener().open();
          ByteSource again = store.open(found.identity().uri())) {
        String content = new String(read(source, 0, 100), StandardCharsets.UTF_8);
        assertThat(found.identity().uri()).isEqualTo(server.location(Keys.encoded(content)));
        assertThat(found.identity().name())
            .isEqualTo(content.substring(content.lastIndexOf('/') + 1));
        assertThat(read(again, 0, 100)).isEqualTo(bytes(content));
        contents.add(content);
      }
    }
    assertThat(contents).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void aFolderIsWhatLiesBelowItsNameAndASlash() throws Exception {
    server.put("some/x.txt", bytes("1"));
    server.put("some/more/y.txt", bytes("22"));
    server.put("someone/z.txt", bytes("333"));
    assertThat(uris(server.location("some")))
        .containsExactlyInAnyOrder(
            server.location("some/x.txt"), server.location("some/more/y.txt"));
    assertThat(uris(server.location("some/")))
        .containsExactlyInAnyOrder(
            server.location("some/x.txt"), server.location("some/more/y.txt"));
    assertThat(uris(server.location("some/x.txt"))).containsExactly(server.location("some/x.txt"));
  }

  @Test
  void aListedObjectIsReadWithoutAskingForItsLength() throws Exception {
    server.put("tail/object", bytes("0123456789"));
    Found found = list(server.location("tail")).get(0);
    assertThat(found.identity().length()).isEqualTo(10);
    assertThat(found.identity().lastModified()).isNotNull();
    assertThat(found.identity().etag()).isNotNull();
    server.relay().reset();
    try (ByteSource source = found.opener().open()) {
      ByteBuffer tail = ByteBuffer.allocate(4);
      assertThat(source.readTail(tail)).isEqualTo(4);
      assertThat(tail.array()).isEqualTo(bytes("6789"));
      assertThat(read(source, 8, 100)).isEqualTo(bytes("89"));
    }
    assertThat(server.relay().requests()).hasSize(2).allMatch(line -> line.startsWith("GET "));
  }

  @Test
  void theFirstObjectsAreVisitedBeforeTheSecondPageIsAskedFor() throws Exception {
    int count = server.pageSize() + 7;
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> puts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String key = "many/%05d".formatted(i);
        puts.add(
            writers.submit(
                () -> {
                  server.put(key, bytes("x"));
                  return null;
                }));
      }
      for (Future<?> put : puts) {
        put.get();
      }
    } finally {
      writers.shutdownNow();
    }
    List<Long> pagesAtVisit = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    store.list(
        server.location("many"),
        (identity, opener) -> {
          pagesAtVisit.add(pages());
          return seen.add(identity.uri());
        });
    assertThat(seen).hasSize(count);
    assertThat(pagesAtVisit.subList(0, server.pageSize())).containsOnly(1L);
    assertThat(pagesAtVisit.subList(server.pageSize(), count)).containsOnly(2L);

    server.relay().reset();
    int[] visits = new int[1];
    store.list(server.location("many"), (identity, opener) -> ++visits[0] < 3);
    assertThat(visits[0]).isEqualTo(3);
    assertThat(pages()).isEqualTo(1);
  }

  @Test
  void anObjectThatChangesWhileItIsReadIsAnError() throws Exception {
    server.put("changing", bytes("first version"));
    try (ByteSource source = store.open(server.location("changing"))) {
      assertThat(read(source, 0, 5)).isEqualTo(bytes("first"));
      server.put("changing", bytes("other version"));
      assertThatThrownBy(() -> read(source, 6, 7))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(server.location("changing"))
          .hasMessageContaining("changed while it was read");
    }
  }

  @Test
  void anObjectThatChangesAfterItsListingIsAnError() throws Exception {
    server.put("listed/object", bytes("first version"));
    Found found = list(server.location("listed/")).get(0);
    server.put("listed/object", bytes("other version"));
    try (ByteSource source = found.opener().open()) {
      assertThatThrownBy(() -> read(source, 0, 5)).hasMessageContaining("changed");
    }
  }

  @Test
  void aStoreThatAsksToSlowDownIsWaitedFor() throws Exception {
    server.put("slow", bytes("content"));
    for (int i = 0; i < 7; i++) {
      server.relay().next(i % 2 == 0 ? 503 : 429, "Retry-After: 0\r\n", "<Code>SlowDown</Code>");
    }
    try (ByteSource source = store.open(server.location("slow"))) {
      assertThat(read(source, 0, 7)).isEqualTo(bytes("content"));
      assertThat(source.traffic().requests()).isEqualTo(8);
    }
    server.relay().next(503, "Retry-After: 0\r\n", "<Code>SlowDown</Code>");
    assertThat(uris(server.location("slow"))).containsExactly(server.location("slow"));
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() {
    String missing = server.location("no/such/object");
    assertThatThrownBy(() -> read(store.open(missing), 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(missing)
        .hasMessageContaining("404")
        .hasMessageContaining("no such object");
    assertThatThrownBy(() -> list(server.location("no/such/folder/")))
        .hasMessageContaining("nothing below");
  }

  @Test
  void whatIsForbiddenIsSaidToBeSoWithoutSecrets() throws Exception {
    server.put("secret", bytes("content"));
    Store denied = server.deniedStore(new HttpStore(OPTIONS));
    assertThatThrownBy(() -> read(denied.open(server.location("secret")), 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("403")
        .hasMessageContaining("permission")
        .hasMessageNotContaining("Signature=");
    assertThatThrownBy(() -> denied.list(server.location(""), (identity, opener) -> true))
        .hasMessageContaining("could not be listed")
        .hasMessageContaining("403");
  }

  @Test
  void readingEndsSoonAfterAnInterrupt() throws Exception {
    server.put("stalled", bytes("content"));
    server.relay().delay(20_000);
    ExecutorService reader = Executors.newSingleThreadExecutor();
    Future<byte[]> reading =
        reader.submit(() -> read(store.open(server.location("stalled")), 0, 1));
    while (server.relay().requests().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    reader.shutdownNow();
    assertThat(reader.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(reading::get).hasRootCauseInstanceOf(InterruptedIOException.class);
  }

  @Test
  void rangesAreClampedToTheKnownLength() throws Exception {
    server.put("short/object", bytes("0123456789"));
    try (ByteSource source = list(server.location("short")).get(0).opener().open()) {
      assertThat(read(source, 5, 1 << 20)).isEqualTo(bytes("56789"));
      server.relay().reset();
      assertThat(read(source, 10, 5)).isEmpty();
      assertThat(read(source, 5L << 40, 5)).isEmpty();
      assertThat(server.relay().requests()).isEmpty();
    }
  }
}
