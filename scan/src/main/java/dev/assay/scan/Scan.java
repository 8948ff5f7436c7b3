package dev.assay.scan;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.encord.gate.Gate;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

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
  private @Nullable Earlier earlier;
  private @Nullable ContentHash hash;

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

  /** Leaves out files of which there are records that still hold; none unless set. */
  public Scan after(Earlier earlier) {
    this.earlier = Objects.requireNonNull(earlier, "earlier");
    return this;
  }

  /** Also takes digests of contents; none unless set. */
  public Scan hashing(ContentHash hash) {
    this.hash = Objects.requireNonNull(hash, "hash");
    return this;
  }

  /** Knows the records of earlier scans; asked by several threads. */
  @FunctionalInterface
  public interface Earlier {

    /** Whether there is a record of the file, and it still holds. */
    boolean has(String path, Identity identity);
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
    Deque<Future<Optional<ScanRecord>>> inFlight = new ArrayDeque<>();
    IOException[] sinkFailure = new IOException[1];
    try {
      walk.walk(
          target -> {
            if (earlier != null
                && target.identity().hasLength()
                && earlier.has(target.path(), target.identity())) {
              return true;
            }
            inFlight.add(
                target.passing()
                    ? CompletableFuture.completedFuture(scan(target))
                    : workers.submit(() -> scan(target)));
            try {
              while (!inFlight.isEmpty()
                  && (inFlight.size() >= concurrency * WINDOW_PER_THREAD
                      || inFlight.element().isDone())) {
                deliver(inFlight.remove(), sink);
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
        deliver(inFlight.remove(), sink);
      }
    } finally {
      workers.shutdownNow();
      workers.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private static void deliver(Future<Optional<ScanRecord>> future, Sink sink)
      throws IOException, InterruptedException {
    Optional<ScanRecord> record;
    try {
      record = future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an inspection broke", e.getCause());
    }
    if (record.isPresent()) {
      sink.accept(record.get());
    }
  }

  /** The record of a file, nothing when there is one already. */
  private Optional<ScanRecord> scan(Target target) {
    Opener opener = target.opener();
    AtomicBoolean isKnown = new AtomicBoolean();
    Earlier known = earlier;
    if (known != null && !target.identity().hasLength()) {
      opener = () -> unlessKnown(target, known, isKnown);
    }
    Inspection inspection = assay.inspect(target.identity(), opener);
    if (isKnown.get()) {
      return Optional.empty();
    }
    ScanRecord record = ScanRecord.of(target.path(), inspection, gate.judge(inspection));
    return Optional.of(hash == null ? record : hash.addTo(record, target.opener()));
  }

  /** Opens a file of which only the opened one tells whether it is known. */
  private static ByteSource unlessKnown(Target target, Earlier known, AtomicBoolean isKnown)
      throws IOException {
    ByteSource source = target.opener().open();
    boolean isNew = false;
    try {
      if (!source.identity().hasLength()) {
        // A server tells with its first answer.
        source.readAt(0, ByteBuffer.allocate(1));
      }
      isNew = !known.has(target.path(), source.identity());
      isKnown.set(!isNew);
    } finally {
      if (!isNew) {
        source.close();
      }
    }
    if (!isNew) {
      throw new IOException("there is a record of it");
    }
    return source;
  }
}
