package dev.assay.volume;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.volume.NiftiFile;
import java.nio.ByteOrder;
import java.util.List;

class NiftiFormatContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new NiftiFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("one.nii", NiftiFile.version1(4, 5, 6).bytes()),
        new Sample("big.nii", NiftiFile.version1(4, 5, 6).order(ByteOrder.BIG_ENDIAN).bytes()),
        new Sample("two.nii", NiftiFile.version2(4, 5, 6, 2).bytes()),
        new Sample("one.nii.gz", NiftiFile.version1(40, 50, 60).gzipped()),
        new Sample("two.nii.gz", NiftiFile.version2(4, 5, 6).gzipped()),
        new Sample("pair.hdr", NiftiFile.version1(4, 5, 6).pairHeader()));
  }
}
