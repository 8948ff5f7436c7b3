package dev.assay.bench;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark does.
 *
 * @param warmUp how long files are described before anything is measured; each of them once in any
 *     case
 * @param passes how often each file is described at each number of threads, at least 1; null for
 *     five times, or as often as it takes to have 2000 measurements
 * @param threads how many files are described at the same time; 1 comes first
 * @param cache what to empty for the measurement with cold caches, null to leave that out
 */
public record BenchPlan(
    Duration warmUp, @Nullable Integer passes, List<Integer> threads, @Nullable PageCache cache) {
  private static final int FEWEST_PASSES = 5;
  private static final int ENOUGH_MEASUREMENTS = 2000;

  public BenchPlan {
    Objects.requireNonNull(warmUp, "warmUp");
    threads = List.copyOf(threads);
    if (passes != null && passes < 1) {
      throw new IllegalArgumentException(passes + " passes");
    }
    if (threads.isEmpty() || threads.get(0) != 1) {
      throw new IllegalArgumentException("the first number of threads is 1");
    }
  }

  /** How often each of some files is described. */
  int passes(int files) {
    return passes == null
        ? Math.max(FEWEST_PASSES, (ENOUGH_MEASUREMENTS + files - 1) / files)
        : passes;
  }

  /** The numbers of threads from 1 on, doubled each time, up to {@code most}, itself among them. */
  public static List<Integer> doubling(int most) {
    return IntStream.concat(IntStream.iterate(1, n -> n < most, n -> n * 2), IntStream.of(most))
        .boxed()
        .toList();
  }
}
