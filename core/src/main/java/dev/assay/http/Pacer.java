package dev.assay.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes everyone wait who asks a host that has asked for fewer requests; thread-safe.
 *
 * <p>A host that answers 429 or 503 is left alone by all threads until the pause is over, so that a
 * scan slows down instead of failing file after file.
 */
final class Pacer {
  private final Map<String, AtomicLong> notBeforeNanos = new ConcurrentHashMap<>();

  /** Waits until the host may be asked again. */
  void await(String host) throws InterruptedException {
    AtomicLong notBefore = notBeforeNanos.get(host);
    if (notBefore == null) {
      return;
    }
    long left = notBefore.get() - System.nanoTime();
    while (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
      left = notBefore.get() - System.nanoTime();
    }
  }

  /** Leaves the host alone for a while, or longer when it is left alone longer already. */
  void pause(String host, Duration pause) {
    long until = System.nanoTime() + pause.toNanos();
    notBeforeNanos
        .computeIfAbsent(host, any -> new AtomicLong(until))
        .accumulateAndGet(until, (a, b) -> a - b > 0 ? a : b);
  }
}
