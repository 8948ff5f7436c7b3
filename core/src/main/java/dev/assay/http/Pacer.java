package dev.assay.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides when each host may be asked; thread-safe.
 *
 * <p>A host that answers 429 or 503 is left alone by all threads for a while, and then asked by
 * half as many at once. Every other answer lets a few more. So a scan becomes as slow as its store
 * wants it to be, instead of failing file after file.
 */
final class Pacer {
  private final HttpOptions options;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  Pacer(HttpOptions options) {
    this.options = options;
  }

  Host host(String name) {
    return hosts.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new Host());
  }

  /** What is known of one host. */
  final class Host {
    private double allowed = options.requestsPerHost();
    private int inFlight;
    private long pausedUntil = System.nanoTime();
    private Duration pause = options.firstPause();
    private long round;
    private long refusingSince;
    private boolean refusing;

    /**
     * Waits until one more request may be made, for at most the patience of the options.
     *
     * @return the round of the request, which {@link #leave} wants to know; -1 when it is not to be
     *     made because the host has not let anybody in for too long
     */
    synchronized long enter() throws InterruptedException {
      long deadline = System.nanoTime() + options.patience().toNanos();
      while (true) {
        long now = System.nanoTime();
        long paused = pausedUntil - now;
        if (paused <= 0 && inFlight < (int) allowed) {
          inFlight++;
          return round;
        }
        long left = deadline - now;
        if (left <= 0 || hasRefusedTooLong(now)) {
          return -1;
        }
        TimeUnit.NANOSECONDS.timedWait(this, paused > 0 ? Math.min(paused, left) : left);
      }
    }

    private boolean hasRefusedTooLong(long now) {
      return refusing && now - refusingSince > options.patience().toNanos();
    }

    /** Whether nothing but refusals has come for longer than the patience of the options. */
    synchronized boolean hasRefusedTooLong() {
      return hasRefusedTooLong(System.nanoTime());
    }

    /** Ends a request that was answered with what was asked for, or something final. */
    synchronized void leaveAnswered() {
      refusing = false;
      pause = options.shorter(pause);
      allowed = Math.min(options.requestsPerHost(), allowed + 1 / allowed);
      leave();
    }

    /** Ends a request that was not answered. */
    synchronized void leave() {
      inFlight--;
      notifyAll();
    }

    /**
     * Ends a request that the host refused for now.
     *
     * @param entered what {@link #enter} gave: requests of one round count once
     * @param asked how long the host asks to be left alone, null when it does not say
     */
    synchronized void leaveRefused(long entered, @Nullable Duration asked) {
      long now = System.nanoTime();
      if (!refusing) {
        refusing = true;
        refusingSince = now;
      }
      if (entered == round) {
        round++;
        allowed = Math.max(1, allowed / 2);
        pausedUntil = later(pausedUntil, now + jittered(pause).toNanos());
        pause = options.longer(pause);
      }
      if (asked != null) {
        pausedUntil = later(pausedUntil, now + options.bounded(asked).toNanos());
      }
      leave();
    }

    private static long later(long one, long other) {
      return one - other > 0 ? one : other;
    }
  }

  /** Half of a pause and some of the other half. */
  static Duration jittered(Duration pause) {
    long half = pause.toNanos() / 2;
    return Duration.ofNanos(half + ThreadLocalRandom.current().nextLong(half + 1));
  }
}
