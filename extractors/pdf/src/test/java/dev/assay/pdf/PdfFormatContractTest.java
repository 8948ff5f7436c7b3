package dev.assay.pdf;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import java.util.List;

class PdfFormatContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new PdfFormat();
  }

  @Override
  protected List<Sample> samples() {
    return Documents.usual();
  }
}
