package dev.assay.read;

/**
 * How reads are sized, so that what a file needs is had with few of them: how much another read
 * costs, in bytes that could be had instead.
 *
 * @param leastBytes what a read behind a jump asks for
 * @param mostBytes what a read asks for at most unless more is needed at once
 * @param growth how many times as much the next read asks for while reads go on where the last one
 *     ended
 * @param gapBytes how many bytes nobody asked for are read over rather than to begin another read
 * @param keptBytes how much of what was read stays in memory besides the head, the tail and the
 *     last read; up to this or {@code mostBytes}, what a reader says it will need is read at once;
 *     where anything is kept, a tail is no shorter than a gap
 */
public record ReadPlan(int leastBytes, int mostBytes, int growth, int gapBytes, int keptBytes) {

  private static final int KIB = 1024;

  public ReadPlan {
    if (leastBytes < 1 || mostBytes < leastBytes || growth < 1 || gapBytes < 0 || keptBytes < 0) {
      throw new IllegalArgumentException(
          "least %d, most %d, growth %d, gap %d, kept %d"
              .formatted(leastBytes, mostBytes, growth, gapBytes, keptBytes));
    }
  }

  /**
   * A plan for files on this machine, where a read costs little: from 4 KiB to 256 KiB, twice as
   * much each, over gaps of 2 KiB.
   */
  public static ReadPlan local() {
    return new ReadPlan(4 * KIB, 256 * KIB, 2, 2 * KIB, 0);
  }

  /**
   * A plan for remote stores, where a request takes as long as many KiB: from 16 KiB to 512 KiB, 4
   * times as much each, over gaps of 32 KiB, 4 MiB kept.
   */
  public static ReadPlan remote() {
    return new ReadPlan(16 * KIB, 512 * KIB, 4, 32 * KIB, 4096 * KIB);
  }
}
