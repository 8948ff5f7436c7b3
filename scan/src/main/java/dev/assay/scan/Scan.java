package dev.assay.scan;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.encord.gate.Gate;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A scan: many files inspected at once, their records delivered in the order the files were found.
 *
 * <p>Memory does not grow with the number of files: finding pauses while too many are in flight.
 */
public final class Scan {
  private static final int WINDOW_PER_THREAD = 64;

  private final Assay assay;
  private final Gate gate;
  private final int concurrency;

  /**
   * A scan.
   *
   * @param concurrency files inspected at the same time, at least 1
   */
  public Scan(Assay assay, Gate gate, int concurrency) {
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency " + concurrency);
    }
    this.assay = assay;
    this.gate = gate;
    this.concurrency = concurrency;
  }

  /** Takes records as they become ready; called on the scanning thread. */
  @FunctionalInterface
  public interface Sink {

    /**
     * Takes one record.
     *
     * @throws IOException when it cannot be kept, which ends the scan
     */
    void accept(ScanRecord record) throws IOException;
  }

  /**
   * Scans the files of a walk.
   *
   * @throws IOException when the sink fails
   * @throws InterruptedException when the calling thread is interrupted; work in flight is
   *     cancelled
   */
  public void run(Walk walk, Sink sink) throws IOException, InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            concurrency,
            task -> {
              Thread thread = new Thread(task, "assay-scan");
              thread.setDaemon(true);
              return thread;
            });
    Deque<Future<ScanRecord>> inFlight = new ArrayDeque<>();
    IOException[] sinkFailure = new IOException[1];
    try {
      walk.walk(
          target -> {
            inFlight.add(
                target.passing()
                    ? CompletableFuture.completedFuture(scan(target))
                    : workers.submit(() -> scan(target)));
            try {
              while (!inFlight.isEmpty()
                  && (inFlight.size() >= concurrency * WINDOW_PER_THREAD
                      || inFlight.element().isDone())) {
                sink.accept(result(inFlight.remove()));
              }
            } catch (IOException e) {
              sinkFailure[0] = e;
            }
            return sinkFailure[0] == null;
          });
      if (sinkFailure[0] != null) {
        throw sinkFailure[0];
      }
      while (!inFlight.isEmpty()) {
        sink.accept(result(inFlight.remove()));
      }
    } finally {
      workers.shutdownNow();
      workers.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private static ScanRecord result(Future<ScanRecord> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an inspection broke", e.getCause());
    }
  }

  private ScanRecord scan(Target target) {
    Inspection inspection = assay.inspect(target.identity(), target.opener());
    return ScanRecord.of(target.path(), inspection, gate.judge(inspection));
  }
}
