package dev.assay.dcm4che;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.util.List;

class Dcm4cheFormatContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new Dcm4cheFormat();
  }

  @Override
  protected List<Sample> samples() {
    DataSet slice = DicomImages.slice().all(DicomImages.slicePixels());
    return List.of(
        sample("explicit", DicomFile.of(slice, Encoding.EXPLICIT_LITTLE)),
        sample("implicit", DicomFile.of(slice, Encoding.IMPLICIT_LITTLE)),
        sample("big", DicomFile.of(slice, Encoding.EXPLICIT_BIG)),
        sample(
            "deflated", DicomFile.of(slice, Encoding.EXPLICIT_LITTLE).naming(DicomFile.DEFLATED)),
        sample("frames", DicomFile.of(DicomImages.multiFrame(50), Encoding.EXPLICIT_LITTLE)),
        sample("open-frames", DicomFile.of(DicomImages.openMultiFrame(20), Encoding.EXPLICIT_BIG)));
  }

  private static Sample sample(String name, DicomFile file) {
    return new Sample(name + ".dcm", file.bytes());
  }
}
