package dev.assay.servers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.storage.common.StorageSharedKeyCredential;
import dev.assay.azure.AzureProvider;
import dev.assay.http.HttpStore;
import dev.assay.source.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Azurite, Microsoft's emulator, in a process of its own. */
final class AzureServer implements ObjectServer {
  static final String CONTAINER = "pictures";

  /** The account that Azurite documents, with its key. */
  private static final String ACCOUNT = "devstoreaccount1";

  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final Pattern LISTENING = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private final Process process;
  private final Path folder;
  private final Relay relay;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private final StorageSharedKeyCredential credential =
      new StorageSharedKeyCredential(ACCOUNT, KEY);

  AzureServer() throws IOException, InterruptedException {
    String told = System.getProperty("assay.azurite", "target/azurite");
    Path program = Path.of(told, "node_modules", "azurite", "dist", "src", "blob", "main.js");
    assumeTrue(
        Files.exists(program),
        "Azurite is missing: npm install --prefix target/azurite azurite, or -Dassay.azurite=DIR");
    folder = Files.createTempDirectory("azurite");
    process =
        new ProcessBuilder(
                "node",
                program.toAbsolutePath().toString(),
                "--blobPort",
                "0",
                "--inMemoryPersistence",
                "--skipApiVersionCheck",
                "--disableTelemetry")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    port = port();
    relay = new Relay(port);
    write("?restype=container", new byte[0]);
  }

  private int port() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      Matcher matcher = LISTENING.matcher(line);
      if (line.contains("successfully listens") && matcher.find()) {
        Thread drain = new Thread(() -> drain(lines), "azurite-output");
        drain.setDaemon(true);
        drain.start();
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new IOException("Azurite did not start: " + said);
  }

  private static void drain(Reader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The process was ended, which closes its output.
    }
  }

  @Override
  public Relay relay() {
    return relay;
  }

  @Override
  public Store store(HttpStore http) {
    return store(http, KEY);
  }

  @Override
  public Store deniedStore(HttpStore http) {
    return store(http, Base64.getEncoder().encodeToString(new byte[64]));
  }

  private Store store(HttpStore http, String key) {
    String connection =
        "AccountName=%s;AccountKey=%s;BlobEndpoint=%s/%s;"
            .formatted(ACCOUNT, key, relay.address(), ACCOUNT);
    return new AzureProvider()
        .store(http, null, false, Map.of("AZURE_STORAGE_CONNECTION_STRING", connection)::get);
  }

  @Override
  public String location(String key) {
    return "az://" + CONTAINER + "/" + key;
  }

  @Override
  public void put(String key, byte[] content) throws IOException, InterruptedException {
    write("/" + Keys.encoded(key), content);
  }

  private void write(String path, byte[] content) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/" + ACCOUNT + "/" + CONTAINER + path);
    HttpHeaders headers =
        new HttpHeaders()
            .set(HttpHeaderName.fromString("x-ms-version"), "2021-12-02")
            .set(
                HttpHeaderName.fromString("x-ms-date"),
                DATE.format(ZonedDateTime.now(ZoneOffset.UTC)))
            .set(HttpHeaderName.fromString("x-ms-blob-type"), "BlockBlob")
            .set(HttpHeaderName.CONTENT_LENGTH, "" + content.length);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).PUT(HttpRequest.BodyPublishers.ofByteArray(content));
    request.header(
        "Authorization",
        credential.generateAuthorizationHeader(uri.toURL(), "PUT", headers, false));
    headers.stream()
        .filter(header -> !header.getName().equalsIgnoreCase("Content-Length"))
        .forEach(header -> request.header(header.getName(), header.getValue()));
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException(uri + " " + answer.statusCode() + " " + answer.body());
    }
  }

  @Override
  public String pageMark() {
    return "comp=list";
  }

  @Override
  public int pageSize() {
    return 1000;
  }

  @Override
  public void close() throws IOException {
    relay.close();
    process.destroy();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
