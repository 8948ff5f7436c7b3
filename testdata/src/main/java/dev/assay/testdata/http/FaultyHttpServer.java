package dev.assay.testdata.http;

import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.source.FileSource;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server of files or bytes over HTTP/1.1 that honours ranges (RFC 9110 14), and spoils its
 * answers as a test tells it to.
 *
 * <p>It listens on the loopback address only, keeps connections open, and remembers every request.
 */
public final class FaultyHttpServer implements Closeable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
  private static final int STEP = 16 * 1024;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final ServerSocket listener;
  private final @Nullable Path folder;
  private final Map<String, Opener> objects = new ConcurrentHashMap<>();
  private final Queue<Fault> nextFaults = new ConcurrentLinkedQueue<>();
  private final Queue<HttpRequest> requests = new ConcurrentLinkedQueue<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong bytesSent = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private volatile Fault standingFault = Fault.none();

  private FaultyHttpServer(@Nullable Path folder) throws IOException {
    this.folder = folder;
    this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    start(this::listen);
  }

  /** A running server that has nothing yet. */
  public static FaultyHttpServer start() throws IOException {
    return new FaultyHttpServer(null);
  }

  /** A running server of the files below a folder. */
  public static FaultyHttpServer serving(Path folder) throws IOException {
    return new FaultyHttpServer(folder.toAbsolutePath().normalize());
  }

  /** Serves those bytes at a path that begins with a slash. */
  public FaultyHttpServer put(String path, byte[] content) {
    return put(path, () -> ByteArraySource.of(content, path));
  }

  /** Serves what an opener gives, opened for each request, at a path that begins with a slash. */
  public FaultyHttpServer put(String path, Opener content) {
    objects.put(path, content);
    return this;
  }

  /** Spoils the next requests, one fault each, in this order. */
  public FaultyHttpServer next(Fault... faults) {
    nextFaults.addAll(List.of(faults));
    return this;
  }

  /** Spoils every request for which {@link #next} has no fault. */
  public FaultyHttpServer always(Fault fault) {
    standingFault = fault;
    return this;
  }

  /** The address of what is served at a path, which may hold any characters. */
  public URI uri(String path) {
    try {
      return new URI(
          "http", null, listener.getInetAddress().getHostAddress(), port(), path, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The requests so far, in the order they came. */
  public List<HttpRequest> requests() {
    return List.copyOf(requests);
  }

  /** The bytes of bodies sent so far. */
  public long bytesSent() {
    return bytesSent.get();
  }

  /** The most requests that were worked on at the same time. */
  public int mostInFlight() {
    return mostInFlight.get();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "faulty-http-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connections.add(connection);
        start(() -> serve(connection));
      } catch (SocketException e) {
        if (!listener.isClosed()) {
          throw new IllegalStateException(e);
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      boolean open = true;
      while (open) {
        HttpRequest request = read(in);
        if (request == null) {
          return;
        }
        requests.add(request);
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
          open = answer(request, connection.getOutputStream());
        } finally {
          inFlight.decrementAndGet();
        }
      }
    } catch (IOException e) {
      return; // the client has gone, as clients do that have what they want
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private static @Nullable HttpRequest read(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    String[] words = line.split(" ", 3);
    Map<String, String> headers = new HashMap<>();
    for (line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new HttpRequest(words[0], words[1], headers);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return c < 0 && line.isEmpty() ? null : line.toString();
  }

  /** Answers a request; whether the connection can be used again. */
  private boolean answer(HttpRequest request, OutputStream out)
      throws IOException, InterruptedException {
    try (ByteSource content = open(request)) {
      HttpReply reply = rightReply(request, content);
      Fault fault = nextFaults.poll();
      (fault == null ? standingFault : fault).spoil(request, reply);
      TimeUnit.NANOSECONDS.sleep(reply.delay.toNanos());
      if (reply.silent) {
        return false;
      }
      StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status + " -\r\n");
      reply.headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      boolean whole = request.method().equals("HEAD") || send(content, reply, out);
      String told = reply.headers.get("Content-Length");
      return whole && (reply.chunked || Long.toString(reply.length).equals(told));
    }
  }

  /** The object asked for, null when there is none. */
  private @Nullable ByteSource open(HttpRequest request) throws IOException {
    String path = URI.create("http://host" + request.target()).getPath();
    Opener object = objects.get(path);
    if (object != null) {
      return object.open();
    }
    if (folder == null) {
      return null;
    }
    Path file = folder.resolve(path.substring(1)).normalize();
    try {
      return file.startsWith(folder) ? FileSource.open(file) : null;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static HttpReply rightReply(HttpRequest request, @Nullable ByteSource content) {
    if (content == null) {
      return new HttpReply(0).status(404);
    }
    Identity identity = content.identity();
    long length = identity.length();
    HttpReply reply = new HttpReply(length);
    String etag = "\"" + Integer.toHexString(identity.uri().hashCode()) + "-" + length + "\"";
    reply.header("ETag", etag).header("Accept-Ranges", "bytes");
    if (identity.lastModified() != null) {
      ZonedDateTime modified = identity.lastModified().atZone(ZoneOffset.UTC);
      reply.header("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(modified));
    }
    String ifMatch = request.header("if-match");
    if (ifMatch != null && !ifMatch.equals(etag)) {
      return reply.status(412);
    }
    String range = request.header("range");
    Matcher matcher = RANGE.matcher(range == null ? "" : range);
    if (!matcher.matches() || matcher.group().equals("bytes=-")) {
      return reply.status(200).bytes(0, length);
    }
    boolean suffix = matcher.group(1).isEmpty();
    long first = suffix ? Math.max(0, length - number(matcher.group(2))) : number(matcher.group(1));
    long last =
        suffix || matcher.group(2).isEmpty()
            ? length - 1
            : Math.min(number(matcher.group(2)), length - 1);
    if (first >= length || last < first) {
      return reply.status(416).header("Content-Range", "bytes */" + length);
    }
    return reply
        .status(206)
        .bytes(first, last - first + 1)
        .header("Content-Range", "bytes " + first + "-" + last + "/" + length);
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }

  /** Sends the body; whether all of it. */
  private boolean send(@Nullable ByteSource content, HttpReply reply, OutputStream out)
      throws IOException, InterruptedException {
    long sent = 0;
    byte[] step = new byte[STEP];
    while (content != null && sent < reply.length) {
      long stop = Math.min(reply.length, Math.min(reply.dropAfter, reply.stallAfter));
      int count = (int) Math.min(step.length, stop - sent);
      if (count > 0) {
        count = content.readAt(reply.from + sent, ByteBuffer.wrap(step, 0, count));
        if (reply.chunked) {
          out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write(step, 0, count);
        if (reply.chunked) {
          out.write(LINE_END);
        }
        sent += count;
        bytesSent.addAndGet(count);
      }
      if (sent == reply.dropAfter) {
        return false;
      }
      if (sent == reply.stallAfter) {
        out.flush();
        closed.await();
        return false;
      }
    }
    if (reply.chunked) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    out.flush();
    return true;
  }

  /** Stops listening and breaks all connections. */
  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (Socket connection : new ArrayList<>(connections)) {
      connection.close();
    }
  }
}
