package dev.assay.bench;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.encord.gate.Gate;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.Target;
import java.io.IOException;
import java.io.OutputStream;

/** All that a scan does with a file: its record is written, but to nowhere. */
final class Describing implements Work {
  private final Assay assay;
  private final Gate gate;
  private final RecordWriter out;

  Describing(Assay assay, Gate gate) throws IOException {
    this.assay = assay;
    this.gate = gate;
    this.out = new RecordWriter(OutputStream.nullOutputStream());
  }

  @Override
  public void on(Target target) throws IOException {
    describe(target);
  }

  ScanRecord describe(Target target) throws IOException {
    Inspection inspection = assay.inspect(target.identity(), target.opener());
    ScanRecord record = ScanRecord.of(target.path(), inspection, gate.judge(inspection));
    out.write(record);
    return record;
  }
}
