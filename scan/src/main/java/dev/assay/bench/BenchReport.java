package dev.assay.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark measured.
 *
 * <p>The floor is what it takes to open each of the same files, to read its first 4096 bytes in one
 * read, and to close it.
 *
 * @param files how many files were measured
 * @param unreachable how many of them could not be opened or read
 * @param bytes their size together
 * @param bytesRead bytes read from them to describe each once
 * @param reads reads made to describe each once
 * @param processors processors that Java may use
 * @param java the version of Java
 * @param warmUpPasses how often each file was described before
 * @param passes how often each was described at each number of threads
 * @param runs the speed by the number of threads
 * @param groups the time one file takes on one thread, by format and reader
 * @param cold the speed with cold caches, or why it was not measured
 */
public record BenchReport(
    long files,
    long unreachable,
    long bytes,
    long bytesRead,
    long reads,
    int processors,
    String java,
    long warmUpPasses,
    long passes,
    List<Run> runs,
    List<Group> groups,
    Cold cold) {

  public BenchReport {
    runs = List.copyOf(runs);
    groups = List.copyOf(groups);
  }

  /**
   * The speed at a number of threads, with warm caches.
   *
   * @param described inspected, judged and written as a scan record to nowhere
   * @param floor opened, read and closed only
   * @param ratio time for a file as a multiple of the floor's
   * @param speedup files in a second as a multiple of those of one thread
   */
  public record Run(int threads, Speed described, Speed floor, double ratio, double speedup) {}

  /**
   * A speed.
   *
   * @param count files done, each pass counted
   * @param seconds time it took
   * @param megabytesPerSecond size of the files done in a second, in units of 1,000,000 bytes; most
   *     of those bytes need not be read
   * @param micros how long one file took
   */
  public record Speed(
      long count,
      double seconds,
      double filesPerSecond,
      double megabytesPerSecond,
      Percentiles micros) {}

  /** How long one file took, in microseconds: half the files took no longer than {@code p50}. */
  public record Percentiles(double p50, double p90, double p99, double max) {}

  /**
   * Files of one format read by one reader.
   *
   * @param format the format, {@code unrecognised} for none
   * @param reader the reader, {@code none} where nobody took them
   * @param ratio the median as a multiple of the floor's
   */
  public record Group(
      String format,
      String reader,
      long files,
      long bytes,
      long bytesRead,
      Percentiles micros,
      Percentiles floorMicros,
      double ratio) {}

  /**
   * The speed of one pass on one thread right after the machine's file caches were emptied.
   *
   * @param achieved whether that could be done
   * @param because why not, or what is to be known of the figures
   * @param described null when it was not achieved
   * @param floor null when it was not achieved
   * @param ratio time for a file as a multiple of the floor's; null when it was not achieved
   * @param storageBytes bytes that storage handed over to describe the files; null where the
   *     machine does not count them
   */
  public record Cold(
      boolean achieved,
      String because,
      @Nullable Speed described,
      @Nullable Speed floor,
      @Nullable Double ratio,
      @Nullable Long storageBytes) {

    static Cold not(String because) {
      return new Cold(false, because, null, null, null, null);
    }
  }
}
