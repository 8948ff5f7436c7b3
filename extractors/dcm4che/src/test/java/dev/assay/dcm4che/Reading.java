package dev.assay.dcm4che;

import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.Head;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.source.ByteSource;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.Encoding;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file.
 *
 * @param facts the facts
 * @param findings what was said besides
 * @param incomplete whether the facts are only a part
 */
record Reading(DicomFacts facts, List<Finding> findings, boolean incomplete) {

  static Reading of(DataSet dataSet) throws IOException {
    return of(DicomFile.of(dataSet, Encoding.EXPLICIT_LITTLE).bytes());
  }

  static Reading of(byte[] bytes) throws IOException {
    return by(new Dcm4cheFormat(), ScriptedSource.of(bytes, "image.dcm"));
  }

  static Reading by(Format format, ByteSource source) throws IOException {
    ByteCursor in = ByteCursor.over(source, new Budget(Limits.local()));
    Context context = new Context(Head.of(in.head(), source.identity()));
    DicomFacts facts = (DicomFacts) format.read(in, context);
    return new Reading(facts, context.findings(), context.isIncomplete());
  }

  @Nullable DicomElement tag(String key) {
    return facts.tags().get(key);
  }

  /** The stable names of the findings. */
  List<String> codes() {
    return findings.stream().map(Finding::code).toList();
  }
}
