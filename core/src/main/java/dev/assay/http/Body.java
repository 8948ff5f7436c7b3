package dev.assay.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, taken piece by piece as it is read.
 *
 * <p>The next piece is asked for only when the one before is used up, so memory holds what one
 * piece of the transport takes, whatever a header promises. Waiting for a piece ends with a {@link
 * HttpTimeoutException} when it takes too long, and with an {@link InterruptedIOException} when the
 * reader is interrupted. Unlike the JDK's stream it can do both.
 */
final class Body extends InputStream implements BodySubscriber<Body> {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final List<ByteBuffer> END = List.of(NOTHING); // known by its identity
  private static final int WORTH_DRAINING = 64 * 1024;
  private static final int EXCERPT = 4 * 1024;
  private static final Duration DRAINING_TIME = Duration.ofMillis(100);

  private final BlockingQueue<List<ByteBuffer>> pieces = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean cancelled;
  private volatile @Nullable Throwable failure;

  private final Duration stallTimeout;
  private long deadline;
  private List<ByteBuffer> piece = List.of();
  private int next;
  private ByteBuffer current = NOTHING;
  private boolean ended;
  private long received;

  /**
   * A body of which nothing has arrived.
   *
   * @param stallTimeout the longest wait for a piece
   * @param timeout the longest wait for all of it, from now on
   */
  Body(Duration stallTimeout, Duration timeout) {
    this.stallTimeout = stallTimeout;
    allow(timeout);
  }

  /** Sets the longest wait for the rest, from now on. */
  void allow(Duration timeout) {
    deadline = System.nanoTime() + timeout.toNanos();
  }

  /** The number of bytes that have arrived. */
  long received() {
    return received;
  }

  @Override
  public CompletionStage<Body> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    more();
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    pieces.add(buffers);
  }

  @Override
  public void onError(Throwable cause) {
    failure = cause;
    pieces.add(END);
  }

  @Override
  public void onComplete() {
    pieces.add(END);
  }

  /**
   * Waits until there is something to read, or the end.
   *
   * @return whether there is something
   * @throws IOException when the transfer broke off or takes too long
   */
  boolean await() throws IOException {
    while (!current.hasRemaining() && !ended) {
      if (next < piece.size()) {
        current = piece.get(next++);
        received += current.remaining();
      } else if (take() == END) {
        ended = true;
        Throwable cause = failure;
        if (cause != null) {
          throw new IOException("the connection broke: " + cause.getMessage(), cause);
        }
      } else {
        more();
      }
    }
    return current.hasRemaining();
  }

  private List<ByteBuffer> take() throws IOException {
    long left = Math.min(stallTimeout.toNanos(), deadline - System.nanoTime());
    List<ByteBuffer> taken;
    try {
      taken = pieces.poll(left, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    if (taken == null) {
      cancel();
      throw new HttpTimeoutException("the answer stopped coming after " + received + " bytes");
    }
    piece = taken;
    next = 0;
    return taken;
  }

  private void cancel() {
    ended = true;
    current = NOTHING;
    cancelled = true;
    more();
  }

  /** Asks for the next piece, or for no more once that is decided. */
  private void more() {
    Flow.Subscription given = subscription;
    if (given != null && cancelled) {
      given.cancel();
    } else if (given != null) {
      given.request(1);
    }
  }

  /**
   * Reads into the space that is there.
   *
   * @return how many bytes, -1 at the end
   */
  int read(ByteBuffer into) throws IOException {
    if (!await()) {
      return -1;
    }
    int count = Math.min(into.remaining(), current.remaining());
    into.put(current.slice().limit(count));
    current.position(current.position() + count);
    return count;
  }

  @Override
  public int read() throws IOException {
    return await() ? current.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int n) throws IOException {
    return n == 0 ? 0 : read(ByteBuffer.wrap(into, offset, n));
  }

  /**
   * Takes a short rest that is there, so that the connection can be used again, and closes.
   *
   * @return the beginning of the rest as text
   */
  String finish() {
    allow(DRAINING_TIME);
    long most = received + WORTH_DRAINING;
    ByteBuffer excerpt = ByteBuffer.allocate(EXCERPT);
    try {
      while (received < most && await()) {
        excerpt.put(current.slice().limit(Math.min(current.remaining(), excerpt.remaining())));
        current = NOTHING;
      }
    } catch (IOException e) {
      ended = true; // nobody needs the rest, and a connection that breaks is not used again
    }
    close();
    return StandardCharsets.UTF_8.decode(excerpt.flip()).toString();
  }

  /** Ends the transfer, and the connection with it unless everything has come. */
  @Override
  public void close() {
    if (!ended) {
      cancel();
    }
  }
}
