package dev.assay.read;

import dev.assay.finding.Finding;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What one inspection has spent of its {@link Limits}; belongs to one thread. */
public final class Budget {
  private static final int ENTRIES_BETWEEN_CLOCK_CHECKS = 1024;

  private final Limits limits;
  private final long startNanos = System.nanoTime();
  private final long elapsedLimitNanos;
  private long bytes;
  private long reads;
  private long entries;

  /** A budget of which nothing is spent and whose time starts now. */
  public Budget(Limits limits) {
    this.limits = limits;
    this.elapsedLimitNanos = TimeUnit.NANOSECONDS.convert(limits.elapsed());
  }

  /** The limits this budget keeps. */
  public Limits limits() {
    return limits;
  }

  /** Bytes read so far. */
  public long bytes() {
    return bytes;
  }

  /** Reads made so far. */
  public long reads() {
    return reads;
  }

  /** Time since the budget was made. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /**
   * Asks for one more read.
   *
   * @param offset where it would start
   * @param most bytes it would like
   * @return bytes it may have, at least 1 and not more than {@code most}
   * @throws LimitExceededException when nothing is left
   */
  int admitRead(long offset, int most) throws LimitExceededException {
    checkTime(offset);
    if (reads >= limits.reads()) {
      throw new LimitExceededException(
          "reads", "more than " + limits.reads() + " reads were needed", offset);
    }
    if (bytes >= limits.bytes()) {
      throw new LimitExceededException(
          "bytes", "more than " + limits.bytes() + " bytes were needed", offset);
    }
    return (int) Math.min(most, limits.bytes() - bytes);
  }

  /** Records a read that was made. */
  void spentRead(int count) {
    reads++;
    bytes += count;
  }

  /**
   * Counts one structure visited.
   *
   * @param offset where it starts
   * @throws LimitExceededException when there are too many or time is up
   */
  public void enter(long offset) throws LimitExceededException {
    if (++entries > limits.entries()) {
      throw new LimitExceededException(
          "entries", "more than " + limits.entries() + " structures were met", offset);
    }
    if (entries % ENTRIES_BETWEEN_CLOCK_CHECKS == 0) {
      checkTime(offset);
    }
  }

  /**
   * Checks a level of nesting.
   *
   * @throws LimitExceededException when it is too deep
   */
  public void checkDepth(int depth, long offset) throws LimitExceededException {
    if (depth > limits.depth()) {
      throw new LimitExceededException(
          "depth", "structures are nested more than " + limits.depth() + " deep", offset);
    }
  }

  /**
   * Checks a size the file asks memory for and narrows it.
   *
   * @param what the structure it is for, named in the message
   * @throws LimitExceededException when it is too large
   */
  public int allocation(String what, long size, long offset) throws LimitExceededException {
    if (size < 0 || size > limits.allocationBytes()) {
      throw new LimitExceededException(
          "allocation",
          what
              + " asks for "
              + Long.toUnsignedString(size)
              + " bytes at once, more than "
              + limits.allocationBytes(),
          offset);
    }
    return (int) size;
  }

  /**
   * Checks the clock; for loops that neither read nor enter structures.
   *
   * @throws LimitExceededException when time is up
   */
  public void checkTime() throws LimitExceededException {
    checkTime(Finding.NO_OFFSET);
  }

  private void checkTime(long offset) throws LimitExceededException {
    if (System.nanoTime() - startNanos > elapsedLimitNanos) {
      throw new LimitExceededException(
          "elapsed time",
          "reading took longer than " + limits.elapsed().toMillis() + " ms",
          offset);
    }
  }
}
