package dev.assay.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes at most so many bytes of a body and cancels the rest.
 *
 * <p>Memory is taken as bytes arrive, never because a header promises them.
 */
final class CappedBody implements BodySubscriber<CappedBody.Bytes> {
  private static final int FIRST_BYTES = 4096;

  /**
   * What arrived.
   *
   * @param bytes the buffer
   * @param count how many of its bytes arrived
   * @param more whether there was more
   * @param failure what broke the transfer off, null when nothing did
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this package
  record Bytes(byte[] bytes, int count, boolean more, @Nullable Throwable failure) {}

  private final int most;
  private final CompletableFuture<Bytes> result = new CompletableFuture<>();
  private byte[] bytes;
  private int count;
  private Flow.@Nullable Subscription subscription;

  CappedBody(int most) {
    this.most = most;
    this.bytes = new byte[Math.min(most, FIRST_BYTES)];
  }

  @Override
  public CompletionStage<Bytes> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int take = Math.min(buffer.remaining(), most - count);
      if (count + take > bytes.length) {
        bytes =
            Arrays.copyOf(bytes, (int) Math.min(most, Math.max(2L * bytes.length, count + take)));
      }
      buffer.get(bytes, count, take);
      count += take;
      if (buffer.hasRemaining()) {
        Flow.Subscription open = subscription;
        if (open != null) {
          open.cancel();
        }
        result.complete(new Bytes(bytes, count, true, null));
        return;
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    result.complete(new Bytes(bytes, count, false, failure));
  }

  @Override
  public void onComplete() {
    result.complete(new Bytes(bytes, count, false, null));
  }
}
