package dev.assay.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server: remembers the GET requests, counts the bytes of the
 * answers, and answers some requests itself.
 */
final class Relay implements Closeable {
  private final ServerSocket listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
  private final int port;
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private volatile long delayMillis;

  Relay(int port) throws IOException {
    this.port = port;
    start(this::listen);
  }

  String address() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** The first line of each request. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** The bytes of the answers, their headers included. */
  long bytes() {
    return bytes.get();
  }

  void reset() {
    requests.clear();
    answers.clear();
    bytes.set(0);
    delayMillis = 0;
  }

  /** Answers the next request itself. */
  void next(int status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    answers.add(
        "HTTP/1.1 "
            + status
            + " -\r\n"
            + headers
            + "Content-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  /** Lets every request wait. */
  void delay(long millis) {
    delayMillis = millis;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        start(() -> relayRequests(client, server));
        start(() -> relayAnswers(server, client));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void relayRequests(Socket client, Socket server) {
    try (client;
        server) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      for (byte[] head = head(in); head.length > 0; head = head(in)) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        requests.add(text.substring(0, text.indexOf('\r')));
        TimeUnit.MILLISECONDS.sleep(delayMillis);
        String answer = answers.poll();
        OutputStream to = answer == null ? server.getOutputStream() : client.getOutputStream();
        to.write(answer == null ? head : answer.getBytes(StandardCharsets.UTF_8));
        to.flush();
      }
    } catch (IOException e) {
      return; // one of the two has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The bytes up to the empty line, none at the end. */
  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int b = in.read();
      if (b < 0) {
        return new byte[0];
      }
      head.write(b);
      ends = b == "\r\n\r\n".charAt(ends) ? ends + 1 : b == '\r' ? 1 : 0;
    }
    return head.toByteArray();
  }

  private void relayAnswers(Socket server, Socket client) {
    byte[] step = new byte[64 * 1024];
    try (client;
        server) {
      InputStream in = server.getInputStream();
      for (int count = in.read(step); count >= 0; count = in.read(step)) {
        client.getOutputStream().write(step, 0, count);
        client.getOutputStream().flush();
        bytes.addAndGet(count);
      }
    } catch (IOException e) {
      return; // one of the two has gone
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
