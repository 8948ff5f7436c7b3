package dev.assay.scan;

import dev.assay.Assay;
import dev.assay.Cost;
import dev.assay.Inspection;
import dev.assay.encord.gate.Gate;
import dev.assay.finding.Failure;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A scan: many files inspected at once, their records delivered in the order the files were found.
 *
 * <p>Memory does not grow with the number of files: finding pauses while too many are in flight. An
 * inspection that does not come back, though every read and loop of Assay's own minds the limit on
 * time, is abandoned with its thread and becomes a record that says so.
 */
public final class Scan {
  private static final int WINDOW_PER_THREAD = 64;
  private static final int MOST_ABANDONED = 32;

  /** Of the time limit: a source of unknown length is read, and read again with the length. */
  private static final int TIMES_THE_LIMIT = 2;

  /** For the last request, which began in time. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Assay assay;
  private final Gate gate;
  private final int concurrency;
  private @Nullable Earlier earlier;
  private @Nullable ContentHash hash;
  private Duration patience;

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
    this.patience = assay.limits().elapsed().multipliedBy(TIMES_THE_LIMIT).plus(GRACE);
  }

  /**
   * Abandons inspections that have not come back after that long; twice the engine's limit on time
   * and 30 seconds unless set.
   */
  public Scan abandoningAfter(Duration patience) {
    this.patience = Objects.requireNonNull(patience, "patience");
    return this;
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

  /** Makes something of a record, such as its line; called by several threads. */
  @FunctionalInterface
  public interface Step<T> {

    /**
     * What is made of a record.
     *
     * @throws IOException when that cannot be, which ends the scan
     */
    T of(ScanRecord record) throws IOException;
  }

  /** Takes what was made of records; called on the scanning thread. */
  @FunctionalInterface
  public interface Taker<T> {

    /**
     * Takes what was made of one record.
     *
     * @throws IOException when it cannot be kept, which ends the scan
     */
    void accept(T made) throws IOException;
  }

  /**
   * Scans the files of a walk.
   *
   * @throws IOException when the taker fails, or so many inspections hang that the scan cannot go
   *     on
   * @throws InterruptedException when the calling thread is interrupted; work in flight is
   *     cancelled
   */
  public void run(Walk walk, Taker<ScanRecord> taker) throws IOException, InterruptedException {
    run(walk, record -> record, taker);
  }

  /**
   * Scans the files of a walk, with a step more on the threads that inspect them.
   *
   * @param taker takes what the step makes, in the order the files were found
   * @throws IOException when the step or the taker fails, or so many inspections hang that the scan
   *     cannot go on
   * @throws InterruptedException when the calling thread is interrupted; work in flight is
   *     cancelled
   */
  public <T> void run(Walk walk, Step<T> step, Taker<T> taker)
      throws IOException, InterruptedException {
    Deque<Future<Optional<T>>> inFlight = new ArrayDeque<>();
    IOException[] failure = new IOException[1];
    try (Workers workers = new Workers(concurrency, patience, MOST_ABANDONED)) {
      walk.walk(
          target -> {
            if (earlier != null
                && target.identity().hasLength()
                && earlier.has(target.path(), target.identity())) {
              return true;
            }
            Workers.Task<Optional<T>> task = workers.submit(new Inspecting<>(target, step));
            inFlight.add(task.result());
            try {
              if (target.passing()) {
                await(task.result());
              }
              while (!inFlight.isEmpty()
                  && (inFlight.size() >= concurrency * WINDOW_PER_THREAD
                      || inFlight.element().isDone())) {
                deliver(inFlight.remove(), taker);
              }
              if (target.passing() && task.isAbandoned()) {
                throw new IOException(
                    "what follows "
                        + target.path()
                        + " cannot be read, since the reader of that file does not come back");
              }
            } catch (IOException e) {
              failure[0] = e;
            }
            return failure[0] == null;
          });
      if (failure[0] != null) {
        throw failure[0];
      }
      while (!inFlight.isEmpty()) {
        deliver(inFlight.remove(), taker);
      }
    }
  }

  private static <T> void deliver(Future<Optional<T>> future, Taker<T> taker)
      throws IOException, InterruptedException {
    Optional<T> made = await(future);
    if (made.isPresent()) {
      taker.accept(made.get());
    }
  }

  private static <T> T await(Future<T> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("an inspection broke", e.getCause());
    }
  }

  /** The work on one file, of which there may be a record already; then it gives nothing. */
  private final class Inspecting<T> implements Workers.Job<Optional<T>> {
    private final Target target;
    private final Step<T> step;

    Inspecting(Target target, Step<T> step) {
      this.target = target;
      this.step = step;
    }

    @Override
    public Optional<T> run(Workers.Watch watch) throws IOException {
      AtomicBoolean isKnown = new AtomicBoolean();
      Earlier known = earlier;
      Opener opener =
          known == null || target.identity().hasLength()
              ? target.opener()
              : () -> unlessKnown(target, known, isKnown);
      Inspection inspection = watch.over(() -> assay.inspect(target.identity(), opener));
      if (isKnown.get()) {
        return Optional.empty();
      }
      ScanRecord record = recordOf(inspection);
      return Optional.of(step.of(hash == null ? record : hash.addTo(record, target.opener())));
    }

    @Override
    public Optional<T> abandoned(int number) throws IOException {
      Failure failure =
          new Failure(
              FailureKind.LIMIT_EXCEEDED,
              "LIMIT_EXCEEDED",
              "the inspection did not come back within "
                  + patience.toMillis()
                  + " ms; its thread is abandoned, "
                  + number
                  + " of at most "
                  + MOST_ABANDONED,
              "Look at the file and its store; if both are well, report it to Assay's developers.",
              Finding.NO_OFFSET);
      return Optional.of(
          step.of(
              recordOf(
                  new Inspection.Failed(
                      target.identity(),
                      null,
                      null,
                      failure,
                      List.of(),
                      new Cost(0, 0, patience)))));
    }

    private ScanRecord recordOf(Inspection inspection) {
      return ScanRecord.of(target.path(), inspection, gate.judge(inspection));
    }
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
