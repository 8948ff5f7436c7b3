package dev.assay.scan;

import java.nio.ByteBuffer;

/**
 * Which digests were seen, in a few bits for each: one that was not may be taken for one that was,
 * but never the other way round (a Bloom filter); not thread-safe.
 */
final class SeenDigests {
  /** Places looked at for a digest of 32 bytes, each from eight of them. */
  private static final int PLACES = 4;

  private static final int FEWEST_WORDS = 1 << 10;
  private static final int MOST_WORDS = 1 << 28;

  private final long[] words;

  /**
   * A set without digests.
   *
   * @param bits about how many bits it has, of which ten for each digest leave one in a hundred to
   *     be mistaken
   */
  SeenDigests(long bits) {
    long wanted = Math.max(FEWEST_WORDS, Math.min(MOST_WORDS, bits / Long.SIZE));
    this.words = new long[(int) wanted];
  }

  /** Adds a digest; whether it was seen before, or seems so. */
  boolean add(ByteBuffer digest) {
    boolean seen = true;
    for (int place = 0; place < PLACES; place++) {
      long bit = Long.remainderUnsigned(digest.getLong(place * Long.BYTES), bits());
      int word = (int) (bit / Long.SIZE);
      long mask = 1L << (bit % Long.SIZE);
      seen &= (words[word] & mask) != 0;
      words[word] |= mask;
    }
    return seen;
  }

  private long bits() {
    return (long) words.length * Long.SIZE;
  }
}
