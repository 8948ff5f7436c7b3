package dev.assay.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A few files of a walk, chosen at random but always the same ones: those with the smallest digests
 * of the seed and the path. So the choice hangs neither on the order of the walk nor, for the files
 * that stay, on what is added.
 *
 * <p>The whole walk comes before the first file is visited; memory holds the files chosen.
 */
public final class Sample implements Walk {
  private final Walk all;
  private final int size;
  private final long seed;

  /**
   * A sample.
   *
   * @param size how many files at most, at least 1
   */
  public Sample(Walk all, int size, long seed) {
    if (size < 1) {
      throw new IllegalArgumentException("a sample of " + size);
    }
    this.all = all;
    this.size = size;
    this.seed = seed;
  }

  private record Chosen(long digest, long order, Target target) {}

  @Override
  public void walk(Visitor visitor) throws InterruptedException {
    Comparator<Chosen> byDigest =
        Comparator.comparingLong(Chosen::digest).thenComparingLong(Chosen::order);
    PriorityQueue<Chosen> smallest = new PriorityQueue<>(byDigest.reversed());
    long[] order = {0};
    all.walk(
        target -> {
          String key = seed + "/" + target.path();
          long digest = FileTable.digest(key.getBytes(StandardCharsets.UTF_8)).getLong(0) >>> 1;
          smallest.add(new Chosen(digest, order[0]++, target));
          if (smallest.size() > size) {
            smallest.remove();
          }
          return true;
        });
    List<Chosen> chosen = new ArrayList<>(smallest);
    chosen.sort(Comparator.comparingLong(Chosen::order));
    for (Chosen one : chosen) {
      if (!visitor.visit(one.target())) {
        return;
      }
    }
  }
}
