package dev.assay.bench;

import dev.assay.scan.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Times of some work on files; not thread-safe. */
final class Stopwatch {
  /** Digits that a percentile is right to. */
  private static final int DIGITS = 3;

  /** From the first file to the last. */
  private long nanos;

  /** How long single files took in nanoseconds, by their group. */
  private final List<Histogram> byGroup;

  private Stopwatch(long nanos, List<Histogram> byGroup) {
    this.nanos = nanos;
    this.byGroup = byGroup;
  }

  /** One that has timed nothing, for files of so many groups. */
  static Stopwatch of(int groups) {
    return new Stopwatch(0, histograms(groups));
  }

  /** Makes the work of one thread. */
  @FunctionalInterface
  interface Start {
    Work begin() throws IOException;
  }

  /**
   * Does the work on every target, {@code passes} times.
   *
   * @param groups the group of each target, from 0 on
   * @param count how many groups there are
   */
  static Stopwatch time(
      List<Target> targets, int[] groups, int count, int passes, int threads, Start start)
      throws IOException, InterruptedException {
    AtomicLong next = new AtomicLong();
    long end = (long) targets.size() * passes;
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Histogram>>> parts = new ArrayList<>();
      long started = System.nanoTime();
      for (int i = 0; i < threads; i++) {
        parts.add(
            workers.submit(
                () -> {
                  List<Histogram> times = histograms(count);
                  Work work = start.begin();
                  for (long n = next.getAndIncrement(); n < end; n = next.getAndIncrement()) {
                    int index = (int) (n % targets.size());
                    long before = System.nanoTime();
                    work.on(targets.get(index));
                    times.get(groups[index]).recordValue(System.nanoTime() - before);
                    if (Thread.interrupted()) {
                      throw new InterruptedException();
                    }
                  }
                  return times;
                }));
      }
      List<Histogram> all = histograms(count);
      for (Future<List<Histogram>> part : parts) {
        add(part.get(), all);
      }
      return new Stopwatch(System.nanoTime() - started, all);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("an inspection broke", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<Histogram> histograms(int count) {
    return Stream.generate(() -> new Histogram(DIGITS)).limit(count).toList();
  }

  private static void add(List<Histogram> times, List<Histogram> all) {
    for (int i = 0; i < times.size(); i++) {
      all.get(i).add(times.get(i));
    }
  }

  /** Adds what another one timed of the same groups. */
  void add(Stopwatch other) {
    nanos += other.nanos;
    add(other.byGroup, byGroup);
  }

  /** From the first file to the last. */
  long nanos() {
    return nanos;
  }

  BenchReport.Percentiles percentiles(int group) {
    return percentiles(byGroup.get(group));
  }

  /**
   * The speed.
   *
   * @param bytes the size of all files of one pass
   * @param passes how many passes were made
   */
  BenchReport.Speed speed(long bytes, int passes) {
    Histogram all = new Histogram(DIGITS);
    for (Histogram group : byGroup) {
      all.add(group);
    }
    double seconds = Math.max(1, nanos) / 1e9;
    return new BenchReport.Speed(
        all.getTotalCount(),
        seconds,
        all.getTotalCount() / seconds,
        (double) bytes * passes / 1e6 / seconds,
        percentiles(all));
  }

  private static BenchReport.Percentiles percentiles(Histogram times) {
    return new BenchReport.Percentiles(
        times.getValueAtPercentile(50) / 1e3,
        times.getValueAtPercentile(90) / 1e3,
        times.getValueAtPercentile(99) / 1e3,
        times.getMaxValue() / 1e3);
  }
}
