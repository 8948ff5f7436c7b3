package dev.assay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The few highest of many, whatever order they come in; not thread-safe.
 *
 * <p>Ranked by a digest of their name they are a random sample, and always the same one.
 */
final class Best<T> {
  private final int most;
  private final PriorityQueue<Entry<T>> kept =
      new PriorityQueue<>(
          Comparator.<Entry<T>>comparingLong(Entry::rank)
              .thenComparing(Entry::name, Comparator.reverseOrder()));

  private record Entry<T>(long rank, String name, T value) {}

  /** Keeps at most so many. */
  Best(int most) {
    this.most = most;
  }

  /**
   * Keeps a value when it is among the highest.
   *
   * @param name what decides between those of the same rank: the first in order stays
   */
  void offer(long rank, String name, T value) {
    if (kept.size() == most && rank < kept.element().rank()) {
      return;
    }
    kept.add(new Entry<>(rank, name, value));
    if (kept.size() > most) {
      kept.remove();
    }
  }

  /** What was kept, the highest first. */
  List<T> values() {
    List<Entry<T>> sorted = new ArrayList<>(kept);
    sorted.sort(kept.comparator().reversed());
    return sorted.stream().map(Entry::value).toList();
  }

  /** A number that depends on all of a name and looks random: FNV-1a, well mixed. */
  static long digest(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
