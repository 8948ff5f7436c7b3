package dev.assay.read;

import java.time.Duration;
import java.util.Objects;

/**
 * How much one inspection may spend, so that no file can take more than its share.
 *
 * @param bytes bytes read from the source
 * @param reads reads made, which a remote store answers one request each
 * @param firstReadBytes size of the first read, the one that types are recognised from
 * @param allocationBytes the largest single piece of memory a file may ask for
 * @param depth levels of nested structure
 * @param entries structures visited: boxes, chunks, directory entries, elements
 * @param elapsed time, checked at every read and every thousand structures
 * @param plan how reads are sized
 */
public record Limits(
    long bytes,
    long reads,
    int firstReadBytes,
    int allocationBytes,
    int depth,
    long entries,
    Duration elapsed,
    ReadPlan plan) {

  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  public Limits {
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(plan, "plan");
    if (bytes < 1
        || reads < 1
        || firstReadBytes < 16
        || allocationBytes < firstReadBytes
        || depth < 1
        || entries < 1
        || elapsed.isNegative()) {
      throw new IllegalArgumentException("limits too small to read anything: " + bytes + " bytes");
    }
  }

  /**
   * Limits for files on this machine: 1 GiB, 1,000,000 reads, 4 KiB first, pieces of 64 MiB, depth
   * 64, 50,000,000 structures, 60 seconds.
   */
  public static Limits local() {
    return new Limits(
        1024L * MIB,
        1_000_000,
        4 * KIB,
        64 * MIB,
        64,
        50_000_000,
        Duration.ofMinutes(1),
        ReadPlan.local());
  }

  /**
   * Limits for remote stores: 16 MiB, 128 reads, 16 KiB first, pieces of 16 MiB, depth 64,
   * 1,000,000 structures, 120 seconds.
   */
  public static Limits remote() {
    return new Limits(
        16L * MIB,
        128,
        16 * KIB,
        16 * MIB,
        64,
        1_000_000,
        Duration.ofMinutes(2),
        ReadPlan.remote());
  }

  /**
   * Limits for going from frame to frame in remote stores: 1 GiB, 20,000 reads, else as {@link
   * #remote}, and 10 minutes.
   */
  public static Limits remoteWalk() {
    return remote().withBytes(1024L * MIB).withReads(20_000).withElapsed(Duration.ofMinutes(10));
  }

  /**
   * Limits for tests and fuzzing: 1 MiB, 256 reads, 4 KiB first, pieces of 1 MiB, depth 32, 100,000
   * structures, 30 seconds.
   */
  public static Limits tiny() {
    return new Limits(
        MIB, 256, 4 * KIB, MIB, 32, 100_000, Duration.ofSeconds(30), ReadPlan.local());
  }

  /** These limits with another bound on bytes. */
  public Limits withBytes(long bytes) {
    return new Limits(bytes, reads, firstReadBytes, allocationBytes, depth, entries, elapsed, plan);
  }

  /** These limits with another bound on reads. */
  public Limits withReads(long reads) {
    return new Limits(bytes, reads, firstReadBytes, allocationBytes, depth, entries, elapsed, plan);
  }

  /** These limits with another bound on structures. */
  public Limits withEntries(long entries) {
    return new Limits(bytes, reads, firstReadBytes, allocationBytes, depth, entries, elapsed, plan);
  }

  /** These limits with another size of the first read. */
  public Limits withFirstReadBytes(int firstReadBytes) {
    return new Limits(bytes, reads, firstReadBytes, allocationBytes, depth, entries, elapsed, plan);
  }

  /** These limits with another bound on time. */
  public Limits withElapsed(Duration elapsed) {
    return new Limits(bytes, reads, firstReadBytes, allocationBytes, depth, entries, elapsed, plan);
  }

  /** These limits with another plan of reads. */
  public Limits withPlan(ReadPlan plan) {
    return new Limits(bytes, reads, firstReadBytes, allocationBytes, depth, entries, elapsed, plan);
  }
}
