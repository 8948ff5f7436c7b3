package dev.assay.scan;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that work for a scan, each of which is replaced when it does not come back in time.
 *
 * <p>Java cannot end a thread that does not want to: one that is late is interrupted and abandoned.
 * When too many are abandoned and still there, no more work is taken, so that no folder of hostile
 * files fills the process with them.
 */
final class Workers implements AutoCloseable {

  /** Work on one file. */
  interface Job<T> {

    /** Does it; the part that must come back in time goes through {@code watch}. */
    T run(Watch watch) throws IOException;

    /**
     * What takes the place of the result of work that was abandoned.
     *
     * @param number how many threads are abandoned with this one
     */
    T abandoned(int number) throws IOException;
  }

  /** Does something under a watch. */
  interface Watch {

    /** What a step gives, if it comes back in time. */
    <V> V over(Supplier<V> step);
  }

  private final Duration patience;
  private final int mostAbandoned;
  private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
  private final Set<Task<?>> watched = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Set<Thread> abandoned = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(daemons("assay-watchdog"));
  private volatile @Nullable IOException exhausted;

  /**
   * Threads that wait for work.
   *
   * @param count how many, at least 1
   * @param patience how long a step under a watch may take
   * @param mostAbandoned how many threads may be abandoned at the same time
   */
  Workers(int count, Duration patience, int mostAbandoned) {
    this.patience = patience;
    this.mostAbandoned = mostAbandoned;
    for (int i = 0; i < count; i++) {
      startThread();
    }
    long period = Math.max(1, Math.min(1000, patience.toMillis() / 4));
    Future<?> unused =
        watchdog.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private void startThread() {
    Thread thread = daemons("assay-scan").newThread(this::work);
    threads.add(thread);
    thread.start();
  }

  /** Has a job done when its turn has come. */
  <T> Task<T> submit(Job<T> job) {
    Task<T> task = new Task<>(job);
    queue.add(task);
    refuseIfExhausted();
    return task;
  }

  private void refuseIfExhausted() {
    IOException why = exhausted;
    if (why != null) {
      for (Task<?> task = queue.poll(); task != null; task = queue.poll()) {
        task.result.completeExceptionally(why);
      }
    }
  }

  private void work() {
    Thread thread = Thread.currentThread();
    try {
      while (!abandoned.contains(thread)) {
        queue.take().run();
      }
    } catch (InterruptedException e) {
      // The way in which close() ends a thread that waits.
    } finally {
      threads.remove(thread);
      abandoned.remove(thread);
    }
  }

  private void look() {
    watched.forEach(Task::abandonIfLate);
  }

  /** Gives a thread up and starts another one, unless there are too many. */
  private void abandon(Thread thread) {
    abandoned.add(thread);
    int number = abandoned.size();
    thread.interrupt();
    if (number < mostAbandoned) {
      startThread();
    } else {
      exhausted =
          new IOException(
              number
                  + " readers did not come back within "
                  + patience.toSeconds()
                  + " s; the scan ends here, since more would fill the process");
      refuseIfExhausted();
    }
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    queue.clear();
    threads.forEach(Thread::interrupt);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    try {
      for (Thread thread : threads) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left > 0 && !abandoned.contains(thread)) {
          thread.join(left);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A job and what came of it. */
  final class Task<T> implements Watch {
    private final Job<T> job;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable Thread thread;
    private long sinceNanos;
    private boolean isAbandoned;

    private Task(Job<T> job) {
      this.job = job;
    }

    /** What comes of it; an {@link IOException} when no more work is taken. */
    CompletableFuture<T> result() {
      return result;
    }

    /** Whether its thread was given up. */
    synchronized boolean isAbandoned() {
      return isAbandoned;
    }

    /** Does the job; whoever waits for the result hears of everything. */
    private void run() {
      try {
        result.complete(job.run(this));
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    }

    @Override
    public <V> V over(Supplier<V> step) {
      synchronized (this) {
        thread = Thread.currentThread();
        sinceNanos = System.nanoTime();
      }
      watched.add(this);
      try {
        return step.get();
      } finally {
        watched.remove(this);
        synchronized (this) {
          thread = null;
        }
      }
    }

    private void abandonIfLate() {
      synchronized (this) {
        if (thread == null || System.nanoTime() - sinceNanos < patience.toNanos()) {
          return;
        }
        isAbandoned = true;
        // Before the interrupt, which has the thread come back with a result of its own.
        try {
          result.complete(job.abandoned(abandoned.size() + 1));
        } catch (IOException | RuntimeException e) {
          result.completeExceptionally(e);
        }
        abandon(thread);
        thread = null;
      }
      watched.remove(this);
    }
  }
}
