package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.net.httpserver.HttpServer;
import dev.assay.azure.AzureProvider;
import dev.assay.fuzz.Guard;
import dev.assay.fuzz.Targets;
import dev.assay.gcs.GcsProvider;
import dev.assay.s3.S3Provider;
import dev.assay.source.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A target for each kind of listing, which a server on this machine answers with, and for what else
 * stores and servers are believed: locations, redirects and ranges.
 */
final class StoreInputFuzzTest {
  private static final HttpStore HTTP =
      new HttpStore(HttpOptions.standard().withAttempts(1, Duration.ofMillis(1)));

  private static byte[] page = {};
  private static final String SERVER = serve();
  private static final Store S3 = new S3Provider().store(HTTP, SERVER, true, name -> null);
  private static final Store GCS = new GcsProvider().store(HTTP, SERVER, true, name -> null);
  private static final Store AZURE = new AzureProvider().store(HTTP, SERVER, true, name -> null);

  static final Targets TARGETS = new Targets();

  static {
    with("s3", bytes -> list(S3, "s3://bucket/k/", bytes));
    with("gcs", bytes -> list(GCS, "gs://bucket/k/", bytes));
    with("azure", bytes -> list(AZURE, "az://bucket/k/", bytes));
    with("location", bytes -> locate(text(bytes)));
    with("redirect", bytes -> redirect(text(bytes)));
    with("range", bytes -> range(text(bytes)));
  }

  private static void with(String name, Targets.Target target) {
    TARGETS.with(name, bytes -> Guard.answers(name, bytes, target));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String serve() {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else an answer takes 40 ms
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
      server.createContext(
          "/",
          exchange -> {
            byte[] answer = page;
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            try (OutputStream body = exchange.getResponseBody()) {
              body.write(answer);
            }
          });
      server.start();
      return "http://127.0.0.1:" + server.getAddress().getPort();
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static Stream<byte[]> seeds() {
    String keys =
        "<Contents><Key>k/a%20b.png</Key><Size>9</Size><ETag>\"e\"</ETag>"
            + "<LastModified>2026-11-23T10:00:00.000Z</LastModified></Contents>";
    String blob =
        "<Blob><Name>k/a.png</Name><Properties><Etag>0x8</Etag><Content-Length>9</Content-Length>"
            + "<Last-Modified>Mon, 23 Nov 2026 10:00:00 GMT</Last-Modified></Properties></Blob>";
    String item =
        "{\"name\":\"k/a.png\",\"size\":\"9\",\"updated\":\"2026-11-23T10:00:00Z\",\"etag\":\"e\"}";
    Map<String, List<String>> inputs =
        Map.of(
            "s3",
            List.of(
                "<ListBucketResult><EncodingType>url</EncodingType>" + keys + "</ListBucketResult>",
                "<?xml version='1.0' encoding='UTF-8'?><ListBucketResult xmlns='http://x/'>"
                    + keys
                    + "<IsTruncated>true</IsTruncated><NextContinuationToken>n"
                    + "</NextContinuationToken></ListBucketResult>",
                "<!DOCTYPE a [<!ENTITY e \"&e;\">]><ListBucketResult>&e;</ListBucketResult>",
                "<ListBucketResult>".repeat(200)),
            "azure",
            List.of(
                "<EnumerationResults><Blobs>"
                    + blob
                    + "</Blobs><NextMarker>m</NextMarker></EnumerationResults>"),
            "gcs",
            List.of(
                "{\"items\":[" + item + "],\"nextPageToken\":\"n\"}",
                "{\"items\":{\"name\":[],\"size\":1e99}}",
                "[".repeat(3000)),
            "location",
            List.of(
                "https://user@host:80/a%20b.png?s#f",
                "s3://bucket/k/a b%.png",
                "gs://bucket/k\u00FC",
                "az://account.blob.core.windows.net/bucket/k",
                "https://bucket.s3.eu-west-3.amazonaws.com/k",
                "https://storage.googleapis.com/bucket/k",
                "https://account.blob.core.windows.net/bucket/k",
                "http://[::1]/"),
            "redirect",
            List.of("http://a/b", "../b?c", "//b", "http:b", "https://a:99999/", "http://a_b/"),
            "range",
            List.of("bytes 0-9/10", "bytes */10", "bytes 0-9/*", " bytes 10-9/10"));
    return TARGETS.seeds(inputs);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void isTakenOrRefusedWithAReason(byte[] bytes) throws IOException {
    SilentCloseable allowed = BugDetectors.allowNetworkConnections();
    try {
      TARGETS.take(bytes);
    } finally {
      allowed.close();
    }
  }

  private static void list(Store store, String location, byte[] answer) throws IOException {
    page = answer;
    try {
      store.list(
          location,
          (identity, opener) -> {
            assertThat(identity.uri()).isNotBlank();
            try {
              opener.open().close();
            } catch (IOException e) {
              assertThat(e.getMessage()).isNotBlank();
            }
            return true;
          });
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void locate(String location) throws IOException {
    for (Store store : List.of(S3, GCS, AZURE, HTTP)) {
      if (store.serves(location)) {
        assertThat(store.identify(location).uri()).isNotBlank();
        assertThat(store.webAddress(location)).isNotBlank();
        store.open(location).close();
        return;
      }
    }
  }

  /** What is done with a redirect before anything is asked. */
  private static void redirect(String location) throws IOException {
    URI target = HttpStore.target(URI.create("http://127.0.0.1/a/b"), location);
    HostGuard.requireHttp(target);
    assertThat(HttpLocation.host(target)).isNotBlank();
    assertThat(HttpLocation.withoutSecrets(target)).isNotBlank();
    HttpRequest.newBuilder(target).build();
  }

  private static void range(String header) {
    ContentRange range = ContentRange.parse(header);
    assertThat(range == null || range.first() <= range.last()).isTrue();
    assertThat(range == null || range.length() < 0 || range.last() < range.length()).isTrue();
  }
}
