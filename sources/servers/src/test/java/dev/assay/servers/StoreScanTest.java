package dev.assay.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.read.Limits;
import dev.assay.scan.FileWalk;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.Scan;
import dev.assay.scan.StoreWalk;
import dev.assay.scan.Walk;
import dev.assay.testdata.Examples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A data set says the same of itself, wherever it lies. */
final class StoreScanTest {
  private static final int CONCURRENCY = 64;

  /** What differs because a store is no file system. */
  private static final List<String> OF_THE_STORE = List.of("uri", "cost", "etag", "lastModified");

  @TempDir private Path folder;

  static Stream<Arguments> servers() {
    return Stream.of(
        server("S3Proxy", S3Server::new),
        server("Azurite", AzureServer::new),
        server("GCS", GcsServer::new));
  }

  private static Arguments server(String name, Callable<ObjectServer> server) {
    return Arguments.of(name, server);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void theExamplesAreScannedAsOnDisk(String name, Callable<ObjectServer> server) throws Exception {
    for (Map.Entry<String, byte[]> file : Examples.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    compare(name, server, folder, Examples.files().keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void theCorpusIsScannedAsOnDisk(String name, Callable<ObjectServer> server) throws Exception {
    String corpus = System.getProperty("assay.corpus");
    assumeTrue(corpus != null, "the corpus is missing: name it with -Dassay.corpus=DIR");
    ObjectMapper mapper = new ObjectMapper();
    Set<String> paths = new HashSet<>();
    for (String line : Files.readAllLines(Path.of(corpus, "manifest.jsonl"))) {
      paths.add(mapper.readTree(line).path("path").asText());
    }
    compare(name, server, Path.of(corpus), paths);
  }

  @Test
  void manyObjectsBehindASlowStoreAreScannedTogether() throws Exception {
    int count = 600;
    long delayMillis = 50;
    try (S3Server server = new S3Server()) {
      for (int i = 0; i < count; i++) {
        server.put("data/" + i + ".txt", ("text " + i).getBytes(StandardCharsets.UTF_8));
      }
      HttpStore http = new HttpStore(HttpOptions.standard());
      Walk walk = walk(server, http);
      records(Assay.standard(), walk, CONCURRENCY);
      server.relay().reset();
      server.relay().delay(delayMillis);
      long started = System.nanoTime();
      assertThat(records(Assay.standard().within(Limits.remote()), walk, CONCURRENCY))
          .hasSize(count);
      double seconds = (System.nanoTime() - started) / 1e9;
      double oneByOne = server.relay().requests().size() * delayMillis / 1e3;
      System.out.printf(
          Locale.ROOT,
          "%d objects behind a store that answers after %d ms: %.1f s, one by one at least %.1f s%n",
          count,
          delayMillis,
          seconds,
          oneByOne);
    }
  }

  private static Walk walk(ObjectServer server, HttpStore http) throws IOException {
    return StoreWalk.of(List.of(new StoreWalk.Place(server.store(http), server.location("data"))));
  }

  private static void compare(
      String name, Callable<ObjectServer> server, Path data, Set<String> paths) throws Exception {
    Map<String, JsonNode> local = records(Assay.standard(), FileWalk.of(List.of(data)), 2);
    local.keySet().retainAll(paths);
    try (ObjectServer started = server.call()) {
      long size = 0;
      for (String path : local.keySet()) {
        byte[] content = Files.readAllBytes(data.resolve(path));
        started.put("data/" + path, content);
        size += content.length;
      }
      started.relay().reset();
      HttpStore http = new HttpStore(HttpOptions.standard());
      Map<String, JsonNode> remote =
          records(Assay.standard().within(Limits.remote()), walk(started, http), CONCURRENCY);
      long bytes = 0;
      long reads = 0;
      for (JsonNode record : remote.values()) {
        bytes += record.path("cost").path("bytesRead").asLong();
        reads += record.path("cost").path("reads").asLong();
      }
      System.out.printf(
          Locale.ROOT,
          "%s: %,d files of %,d bytes. Read: %,d bytes in %,d requests (%.2f per file, %.1f %%);"
              + " on the wire %,d bytes in %,d requests with the listing."
              + " Downloading: %,d bytes in %,d requests.%n",
          name,
          remote.size(),
          size,
          bytes,
          reads,
          (double) reads / remote.size(),
          100.0 * bytes / size,
          started.relay().bytes(),
          started.relay().requests().size(),
          size,
          remote.size());
      assertThat(remote.keySet()).isEqualTo(local.keySet());
      Map<String, List<String>> differences = new TreeMap<>();
      for (Map.Entry<String, JsonNode> record : remote.entrySet()) {
        String here = ofTheFile(local.get(record.getKey())).toString();
        String there = ofTheFile(record.getValue()).toString();
        if (!here.equals(there)) {
          differences.put(record.getKey(), List.of(here, there));
        }
        assertThat(record.getValue().path("uri").asText())
            .isEqualTo(started.location(Keys.encoded("data/" + record.getKey())));
      }
      assertThat(differences).isEmpty();
    }
  }

  private static JsonNode ofTheFile(JsonNode record) {
    return ((ObjectNode) record).deepCopy().remove(OF_THE_STORE);
  }

  private static Map<String, JsonNode> records(Assay assay, Walk walk, int concurrency)
      throws IOException, InterruptedException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    try (RecordWriter writer = new RecordWriter(lines)) {
      new Scan(assay, Gate.standard(), concurrency).run(walk, writer::write);
    }
    ObjectMapper mapper = new ObjectMapper();
    Map<String, JsonNode> records = new TreeMap<>();
    for (String line : lines.toString(StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        JsonNode record = mapper.readTree(line);
        records.put(record.path("path").asText(), record);
      }
    }
    return records;
  }
}
