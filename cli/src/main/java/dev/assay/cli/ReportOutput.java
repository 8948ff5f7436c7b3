package dev.assay.cli;

import dev.assay.encord.gate.Gate;
import dev.assay.report.Report;
import dev.assay.scan.NewFile;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.StoredRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a report goes, or nowhere. */
final class ReportOutput implements Closeable {
  private final Report report;
  private final @Nullable NewFile file;

  private ReportOutput(Report report, @Nullable NewFile file) {
    this.report = report;
    this.file = file;
  }

  /**
   * Starts a report.
   *
   * @param place null for nowhere
   * @param gate what judges DICOM series
   * @throws IOException when it cannot be written
   */
  static ReportOutput to(@Nullable Path place, Gate gate) throws IOException {
    return new ReportOutput(new Report(gate), place == null ? null : NewFile.at(place));
  }

  void add(ScanRecord record) {
    if (file != null) {
      report.add(record);
    }
  }

  void add(StoredRecord record) throws IOException {
    if (file != null) {
      report.add(record);
    }
  }

  /** Lets the report appear. */
  void finish(Report.Heading heading) throws IOException {
    if (file != null) {
      report.write(heading, file.stream());
      file.commit();
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
