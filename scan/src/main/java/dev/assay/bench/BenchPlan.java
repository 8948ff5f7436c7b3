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
 * @param passes how often each file is described at each number of threads, at least 1
 * @param threads how many files are described at the same time; 1 comes first
 * @param cache what to empty for the measurement with cold caches, null to leave that out
 */
public record BenchPlan(
    Duration warmUp, int passes, List<Integer> threads, @Nullable PageCache cache) {

  public BenchPlan {
    Objects.requireNonNull(warmUp, "warmUp");
    threads = List.copyOf(threads);
    if (passes < 1) {
      throw new IllegalArgumentException(passes + " passes");
    }
    if (threads.isEmpty() || threads.get(0) != 1) {
      throw new IllegalArgumentException("the first number of threads is 1");
    }
  }

  /** The numbers of threads from 1 on, doubled each time, up to {@code most}, itself among them. */
  public static List<Integer> doubling(int most) {
    return IntStream.concat(
            IntStream.iterate(1, n -> n < most, n -> n * 2),
            IntStream.of(most))
        .boxed()
        .toList();
  }
}
