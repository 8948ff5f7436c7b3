package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.format.FormatCatalog;
import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.scan.ScanRecord.Status;
import dev.assay.testdata.http.Fault;
import dev.assay.testdata.http.FaultyHttpServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StoreWalkTest {
  private final HttpStore store =
      new HttpStore(
          HttpOptions.standard()
              .withAttempts(5, Duration.ofMillis(5))
              .withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(10)));

  private StoreWalk walk(Stream<String> locations) throws IOException {
    return StoreWalk.of(locations.map(location -> new StoreWalk.Place(store, location)).toList());
  }

  private List<String> paths(String... uris) throws IOException, InterruptedException {
    List<String> paths = new ArrayList<>();
    walk(Stream.of(uris)).walk(target -> paths.add(target.path()));
    return paths;
  }

  @Test
  void aSingleAddressIsCalledByItsName() throws Exception {
    assertThat(paths("https://a.example/b/c%20d.png?sig=s3cret")).containsExactly("c d.png");
    assertThat(paths("https://a.example/b/")).containsExactly("b");
    assertThat(paths("https://a.example/")).containsExactly("a.example");
  }

  @Test
  void pathsAreCountedFromTheDeepestCommonFolder() throws Exception {
    assertThat(paths("http://a.example/x/b/1.png?q", "http://a.example/x/c/1.png"))
        .containsExactly("b/1.png", "c/1.png");
    assertThat(paths("http://a.example/x", "http://a.example/x/1.png"))
        .containsExactly("x", "x/1.png");
    assertThat(paths("http://a.example/x/1.png", "http://a.example/x/1.png?v=2"))
        .containsExactly("1.png", "1.png");
  }

  @Test
  void withSeveralHostsThePathBeginsWithTheHost() throws Exception {
    assertThat(paths("http://a.example/1.png", "http://b.example:81/1.png"))
        .containsExactly("a.example/1.png", "b.example:81/1.png");
  }

  @Test
  void noPathLeadsUpwards() throws Exception {
    assertThat(paths("http://a.example/../%2e%2e/x/..%2f1.png", "http://a.example/y"))
        .allSatisfy(path -> assertThat(path.split("/", -1)).doesNotContain(".."));
  }

  @Test
  void nothingToWalkIsAMistake() {
    List<StoreWalk.Place> none = List.of();
    assertThatThrownBy(() -> StoreWalk.of(none)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aScanThroughAFaultyServerLosesNoFileAndReportsEachOneItGaveUp() throws Exception {
    byte[] letter = "letter".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    AtomicInteger number = new AtomicInteger();
    List<Fault> faults =
        List.of(
            Fault.none(),
            Fault.droppedAfter(3),
            Fault.status(500),
            Fault.rangesIgnored(),
            Fault.silence(),
            Fault.busy(503, "0"),
            Fault.rangeCutTo(2),
            Fault.lengthOffBy(-1),
            Fault.stalledAfter(2),
            Fault.none(),
            Fault.rangesIgnoredInChunks());
    List<URI> uris = new ArrayList<>();
    List<ScanRecord> records = new ArrayList<>();
    try (FaultyHttpServer server = FaultyHttpServer.start()) {
      server.always(
          (request, reply) -> {
            if (request.target().startsWith("/bad")) {
              reply.status(404);
            } else {
              faults.get(number.getAndIncrement() % faults.size()).spoil(request, reply);
            }
          });
      for (int i = 0; i < 200; i++) {
        String path = (i % 20 == 0 ? "/bad/" : "/good/") + i + ".letter";
        uris.add(server.put(path, letter).uri(path));
      }
      Assay assay = Assay.with(FormatCatalog.of(new LetterFormat()));
      new Scan(assay, Gate.standard(), 16)
          .run(walk(uris.stream().map(URI::toString)), records::add);
    }
    assertThat(records).hasSize(200);
    assertThat(IntStream.range(0, 200))
        .allSatisfy(
            i -> {
              ScanRecord record = records.get(i);
              assertThat(record.identity().uri()).isEqualTo(uris.get(i).toString());
              if (i % 20 == 0) {
                assertThat(record.failure()).isEqualTo(FailureKind.UNREACHABLE);
                assertThat(record.findings())
                    .extracting(Finding::message)
                    .anyMatch(message -> message.contains("404"));
              } else {
                assertThat(record.status()).as(record.toString()).isEqualTo(Status.COMPLETE);
                assertThat(record.identity().length()).isEqualTo(6);
              }
            });
  }
}
