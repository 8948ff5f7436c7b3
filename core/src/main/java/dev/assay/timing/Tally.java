package dev.assay.timing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How often numbers occurred; the first {@value #MOST} different ones are told apart. */
final class Tally {
  private static final int MOST = 256;
  private static final int FIRST_SLOTS = 8;

  /** 2^64 by the golden ratio: multiples of anything are spread by it. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  /* A hash table with open addressing, at most half full; a slot with count 0 is free. */
  private long[] numbers = new long[FIRST_SLOTS];
  private long[] counts = new long[FIRST_SLOTS];
  private int size;
  private long others;

  /**
   * How often a number occurred.
   *
   * @param count positive
   */
  record Entry(long number, long count) {}

  /** Counts a number as often as said. */
  void add(long number, long count) {
    if (count == 0) {
      return;
    }
    int slot = slot(number);
    if (counts[slot] == 0) {
      if (size == MOST) {
        others += count;
        return;
      }
      if (2 * ++size > counts.length) {
        grow();
        slot = slot(number);
      }
      numbers[slot] = number;
    }
    counts[slot] += count;
  }

  /** The slot a number has, or else the free one it would get. */
  private int slot(long number) {
    int mask = counts.length - 1;
    int slot = (int) ((number * SPREAD) >>> 32) & mask;
    while (counts[slot] != 0 && numbers[slot] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldNumbers = numbers;
    long[] oldCounts = counts;
    numbers = new long[2 * oldNumbers.length];
    counts = new long[2 * oldCounts.length];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldNumbers[i]);
        numbers[slot] = oldNumbers[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  /** How many numbers are told apart. */
  int size() {
    return size;
  }

  /** How often a number that is told apart occurred. */
  long count(long number) {
    return counts[slot(number)];
  }

  /** How often numbers occurred that are not told apart. */
  long others() {
    return others;
  }

  /** The numbers told apart, the commonest first, of those as common the smallest. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(size);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        entries.add(new Entry(numbers[i], counts[i]));
      }
    }
    if (size > 1) {
      entries.sort(
          Comparator.comparingLong(Entry::count).reversed().thenComparingLong(Entry::number));
    }
    return entries;
  }
}
