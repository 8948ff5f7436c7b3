package dev.assay.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.gcs.GcsProvider;
import dev.assay.http.HttpStore;
import dev.assay.source.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Assay asks of Google's JSON API, after its reference: objects (get with alt=media and Range,
 * get of the metadata) and objects: list with prefix, maxResults and pageToken.
 */
final class GcsServer implements ObjectServer {
  static final String BUCKET = "pictures";
  private static final Pattern OBJECT = Pattern.compile("/storage/v1/b/([^/]+)/o/([^/]+)");
  private static final Pattern LIST = Pattern.compile("/storage/v1/b/([^/]+)/o");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stored(byte[] content, long generation, Instant updated) {
    String etag() {
      return "CK" + Long.toString(generation, 36) + "EAE=";
    }
  }

  private final HttpServer server;
  private final Relay relay;
  private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final AtomicLong generations = new AtomicLong(1_700_000_000_000_000L);

  GcsServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "gcs");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::answer);
    server.start();
    relay = new Relay(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      Matcher object = OBJECT.matcher(path);
      Matcher list = LIST.matcher(path);
      if (object.matches()) {
        object(exchange, object.group(1), decoded(object.group(2)), query);
      } else if (list.matches()) {
        list(exchange, list.group(1), query);
      } else {
        error(exchange, 404, "notFound");
      }
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String part : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      query.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void object(HttpExchange exchange, String bucket, String key, Map<String, String> query)
      throws IOException {
    Stored stored = bucket.equals(BUCKET) ? objects.get(key) : null;
    if (!bucket.equals(BUCKET) || stored == null) {
      error(exchange, bucket.equals("denied") ? 403 : 404, "forbidden");
      return;
    }
    if (!"media".equals(query.get("alt"))) {
      send(exchange, 200, JSON.writeValueAsBytes(metadata(key, stored)));
      return;
    }
    exchange.getResponseHeaders().set("ETag", stored.etag());
    exchange.getResponseHeaders().set("X-Goog-Generation", "" + stored.generation());
    byte[] content = stored.content();
    String range = exchange.getRequestHeaders().getFirst("Range");
    Matcher matcher = RANGE.matcher(range == null ? "" : range);
    if (!matcher.matches()) {
      send(exchange, 200, content);
      return;
    }
    long first = Long.parseLong(matcher.group(1));
    if (first >= content.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
      error(exchange, 416, "requestedRangeNotSatisfiable");
      return;
    }
    int last = (int) Math.min(content.length - 1, Long.parseLong(matcher.group(2)));
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + first + "-" + last + "/" + content.length);
    send(exchange, 206, Arrays.copyOfRange(content, (int) first, last + 1));
  }

  private void list(HttpExchange exchange, String bucket, Map<String, String> query)
      throws IOException {
    if (!bucket.equals(BUCKET)) {
      error(exchange, bucket.equals("denied") ? 403 : 404, "forbidden");
      return;
    }
    String prefix = query.getOrDefault("prefix", "");
    String after = query.get("pageToken");
    int most = Integer.parseInt(query.getOrDefault("maxResults", "1000"));
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    String last = null;
    for (Map.Entry<String, Stored> entry :
        objects.tailMap(after == null ? prefix : after, after == null).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      if (items.size() == most) {
        page.put("nextPageToken", last);
        break;
      }
      items.add(metadata(entry.getKey(), entry.getValue()));
      last = entry.getKey();
    }
    send(exchange, 200, JSON.writeValueAsBytes(page));
  }

  private static ObjectNode metadata(String key, Stored stored) {
    return JSON.createObjectNode()
        .put("name", key)
        .put("size", "" + stored.content().length)
        .put("updated", stored.updated().toString())
        .put("generation", "" + stored.generation())
        .put("etag", stored.etag());
  }

  private static void error(HttpExchange exchange, int status, String reason) throws IOException {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("error")
        .put("code", status)
        .putArray("errors")
        .addObject()
        .put("reason", reason);
    send(exchange, status, JSON.writeValueAsBytes(body));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public Relay relay() {
    return relay;
  }

  @Override
  public Store store(HttpStore http) {
    return new GcsProvider().store(http, relay.address(), false, name -> null);
  }

  @Override
  public Store deniedStore(HttpStore http) {
    return new Elsewhere(store(http), location(""), "gs://denied/");
  }

  @Override
  public String location(String key) {
    return "gs://" + BUCKET + "/" + key;
  }

  @Override
  public void put(String key, byte[] content) {
    objects.put(key, new Stored(content.clone(), generations.incrementAndGet(), Instant.now()));
  }

  @Override
  public String pageMark() {
    return "/o?";
  }

  @Override
  public int pageSize() {
    return 1000;
  }

  @Override
  public void close() throws IOException {
    relay.close();
    server.stop(0);
  }
}
