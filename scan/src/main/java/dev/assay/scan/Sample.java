package dev.assay.scan;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A few files of a walk, chosen at random but always the same ones: those with the smallest digests
 * of the seed and the path. So the choice hangs neither on the order of the walk nor, for the files
 * that stay, on what is added.
 *
 * <p>The whole walk is gone through once before the first file is visited, and then again; memory
 * holds a number for each file chosen.
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

  @Override
  public void walk(Visitor visitor) throws InterruptedException {
    PriorityQueue<Long> smallest = new PriorityQueue<>(Comparator.reverseOrder());
    all.walk(
        target -> {
          smallest.add(digest(target));
          if (smallest.size() > size) {
            smallest.remove();
          }
          return true;
        });
    // Again from the start, since a file in an archive may have to be taken as it passes.
    Set<Long> chosen = new HashSet<>(smallest);
    all.walk(target -> !chosen.remove(digest(target)) || visitor.visit(target));
  }

  private long digest(Target target) {
    byte[] key = (seed + "/" + target.path()).getBytes(StandardCharsets.UTF_8);
    return FileTable.digest(key).getLong(0) >>> 1;
  }
}
