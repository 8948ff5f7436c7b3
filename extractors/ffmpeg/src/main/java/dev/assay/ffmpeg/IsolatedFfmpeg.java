package dev.assay.ffmpeg;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.format.Context;
import dev.assay.format.DecodeCheck;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.CrashedException;
import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.UnsupportedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg in processes of its own, so that a file that crashes it or keeps it busy for ever costs
 * that file and no more.
 *
 * <p>A child opens neither files nor connections for what it reads: this process reads for it,
 * within the budget of the inspection. Its memory is limited, and it is stopped when the
 * inspection's time is up. Children are started when needed, serve one file at a time and many in
 * turn, end when they have nothing to do, when this is closed, and with this process. Instances are
 * thread-safe.
 */
public final class IsolatedFfmpeg implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration REST = Duration.ofSeconds(20);

  /** After so many files a child is replaced, so that what FFmpeg loses does not add up. */
  private static final int MOST_FILES = 500;

  private final Semaphore places;
  private final Duration grace;
  private final Supplier<ChildCommand> command;
  private final Deque<FfmpegProcess> idle = new ConcurrentLinkedDeque<>();
  private final Set<FfmpegProcess> children = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "assay-ffmpeg-clock");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * No children yet.
   *
   * @param most children at the same time, at least 1; who comes when all are busy waits
   */
  public IsolatedFfmpeg(int most) {
    this(most, GRACE, ChildCommand::standard);
  }

  IsolatedFfmpeg(int most, Duration grace, Supplier<ChildCommand> command) {
    if (most < 1) {
      throw new IllegalArgumentException("most " + most);
    }
    this.places = new Semaphore(most);
    this.grace = grace;
    this.command = command;
    Future<?> unused =
        clock.scheduleWithFixedDelay(this::dismiss, REST.toSeconds(), 5, TimeUnit.SECONDS);
  }

  /** Whether the system bounds all memory of a child, and not only what Java takes of it. */
  public boolean boundsMemory() {
    return command.get().boundsMemory();
  }

  /** The reader with FFmpeg in a child, in place of {@link FfmpegFormat}. */
  public Format format() {
    return new Reader();
  }

  /** The decoder with FFmpeg in a child, in place of {@link FfmpegDecodeCheck}. */
  public DecodeCheck decodeCheck() {
    return (in, facts, context) ->
        Signatures.of(context.head().identity(), in) != null && answer(in, context, facts).known();
  }

  private final class Reader implements Format {
    private final Format inside = new FfmpegFormat();

    @Override
    public FormatInfo info() {
      return inside.info();
    }

    @Override
    public Score score(Head head) {
      return inside.score(head);
    }

    @Override
    public FileType typeOf(Head head) {
      return inside.typeOf(head);
    }

    @Override
    public Facts read(ByteCursor in, Context context) throws IOException {
      if (Signatures.of(context.head().identity(), in) == null) {
        throw new MalformedException("no audio or video follows the tag at the start", 0);
      }
      Facts facts = answer(in, context, null).facts();
      if (facts == null) {
        throw new CrashedException("FFmpeg's process answered without facts");
      }
      return facts;
    }
  }

  private Answer answer(ByteCursor in, Context context, @Nullable Facts facts) throws IOException {
    Budget budget = in.budget();
    if (!acquire(budget)) {
      throw new LimitExceededException(
          "elapsed time", "all of FFmpeg's processes were busy until time was up", -1);
    }
    FfmpegProcess child = null;
    try {
      child = rested();
      if (child == null) {
        child = start();
      }
      Job job = Job.of(in, context, facts);
      Answer answer = run(child, job, in);
      if (child.files() < MOST_FILES && child.isUsable()) {
        child.rests();
        idle.push(child);
        child = null;
      }
      answer.reportTo(context);
      if (answer.problem() != null) {
        throw answer.problem().asException();
      }
      return answer;
    } finally {
      if (child != null) {
        end(child);
      }
      places.release();
    }
  }

  /** A child that waits for a file, null when there is none. */
  private @Nullable FfmpegProcess rested() {
    FfmpegProcess child = idle.poll();
    while (child != null && !child.isUsable()) {
      end(child);
      child = idle.poll();
    }
    return child;
  }

  private boolean acquire(Budget budget) throws IOException {
    try {
      Duration left = budget.limits().elapsed().minus(budget.elapsed());
      return places.tryAcquire(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for one of FFmpeg's processes", e);
    }
  }

  private Answer run(FfmpegProcess child, Job job, ByteCursor in) throws IOException {
    Duration time = job.limits().elapsed().plus(grace);
    Future<?> end = clock.schedule(child::stop, time.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return child.run(job, in);
    } finally {
      end.cancel(false);
    }
  }

  private FfmpegProcess start() throws IOException {
    FfmpegProcess child;
    try {
      child = new FfmpegProcess(command.get().start());
    } catch (IOException e) {
      throw unavailable(String.valueOf(e.getMessage()));
    }
    children.add(child);
    Future<?> end = clock.schedule(child::stop, START.toMillis(), TimeUnit.MILLISECONDS);
    boolean ready = child.isReady();
    end.cancel(false);
    if (!ready) {
      end(child);
      throw unavailable(child.howItEnded("it says nothing"));
    }
    return child;
  }

  private static UnsupportedException unavailable(String why) {
    return new UnsupportedException(
        "FFMPEG_UNAVAILABLE",
        "FFmpeg's process does not start: " + why,
        "Have this machine allow Java processes of 3 GiB of address space, or let FFmpeg run in"
            + " this one with --no-isolate.",
        null);
  }

  private void end(FfmpegProcess child) {
    child.close();
    children.remove(child);
  }

  /** Ends children that have had nothing to do for long. */
  private void dismiss() {
    for (FfmpegProcess child : List.copyOf(idle)) {
      if (child.idleNanos() > REST.toNanos() && idle.remove(child)) {
        end(child);
      }
    }
  }

  /** The numbers of the processes there are. */
  Set<Long> pids() {
    Set<Long> pids = ConcurrentHashMap.newKeySet();
    children.forEach(child -> pids.add(child.pid()));
    return pids;
  }

  /** Ends all children; files they work on end as crashed. */
  @Override
  public void close() {
    clock.shutdownNow();
    idle.clear();
    children.forEach(this::end);
  }
}
