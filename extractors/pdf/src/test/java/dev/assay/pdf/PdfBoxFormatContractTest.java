package dev.assay.pdf;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.pdf.PdfFile;
import java.util.List;

class PdfBoxFormatContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new PdfBoxFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("table.pdf", PdfFile.withPages(3).withTable()),
        new Sample("streams.pdf", PdfFile.withPages(3).withStreams()),
        new Sample("unlocked.pdf", PdfFile.withPages(2).encrypted("").withTable()),
        new Sample("locked.pdf", PdfFile.withPages(2).encrypted("secret").withTable()),
        new Sample("many.pdf", PdfFile.withPages(300).withTable()));
  }

  /** Damaged documents are searched for objects, which takes its time. */
  @Override
  protected int truncations() {
    return 300;
  }

  @Override
  protected int mutations() {
    return 500;
  }

  @Override
  protected int randomTails() {
    return 100;
  }
}
