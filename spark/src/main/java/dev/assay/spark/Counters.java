package dev.assay.spark;

import dev.assay.scan.ScanRecord;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Totals that grow while records are computed.
 *
 * <p>Attempts that failed or were overtaken by others are not counted. What is computed twice, as
 * by two actions on records that are not cached, is.
 */
public final class Counters implements Serializable {
  private final LongAccumulator files;
  private final LongAccumulator failed;
  private final LongAccumulator bytesRead;
  private final LongAccumulator requests;

  Counters(SparkContext spark) {
    files = spark.longAccumulator("assay files");
    failed = spark.longAccumulator("assay failed");
    bytesRead = spark.longAccumulator("assay bytes read");
    requests = spark.longAccumulator("assay requests");
  }

  void add(ScanRecord record) {
    files.add(1L);
    failed.add(record.status() == ScanRecord.Status.FAILED ? 1L : 0L);
    bytesRead.add(record.cost().bytesRead());
    requests.add(record.cost().reads());
  }

  /** Files inspected. */
  public long files() {
    return files.sum();
  }

  /** Files that ended without facts. */
  public long failed() {
    return failed.sum();
  }

  /** Bytes read of all files. */
  public long bytesRead() {
    return bytesRead.sum();
  }

  /** Reads made, one request each in a store. */
  public long requests() {
    return requests.sum();
  }
}
