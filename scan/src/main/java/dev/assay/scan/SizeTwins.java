package dev.assay.scan;

import java.util.Arrays;

/** Which sizes occur more than once, in 8 bytes for each and as much again of room. */
final class SizeTwins {
  private static final long NONE = Long.MIN_VALUE;

  /** Sizes that occur once, and those that occur more often as their bitwise complements. */
  private long[] sizes = new long[1 << 10];

  private int used;
  private boolean unknown;

  SizeTwins() {
    Arrays.fill(sizes, NONE);
  }

  /** Adds the size of a file, negative when it is not known. */
  void add(long size) {
    if (size < 0) {
      unknown = true;
      return;
    }
    if (used * 10L > sizes.length * 7L) {
      grow();
    }
    int place = place(sizes, size);
    if (sizes[place] == NONE) {
      used++;
      sizes[place] = size;
    } else {
      sizes[place] = ~size;
    }
  }

  /** Whether more than one file may have the size. */
  boolean has(long size) {
    return unknown || size < 0 || sizes[place(sizes, size)] == ~size;
  }

  private static int place(long[] sizes, long size) {
    long mixed = size * 0x9E3779B97F4A7C15L;
    int place = (int) (mixed >>> Integer.SIZE) & (sizes.length - 1);
    while (sizes[place] != NONE && sizes[place] != size && sizes[place] != ~size) {
      place = (place + 1) & (sizes.length - 1);
    }
    return place;
  }

  private void grow() {
    long[] larger = new long[sizes.length * 2];
    Arrays.fill(larger, NONE);
    for (long size : sizes) {
      if (size != NONE) {
        larger[place(larger, size < 0 ? ~size : size)] = size;
      }
    }
    sizes = larger;
  }
}
