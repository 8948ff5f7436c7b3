package dev.assay.scene;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.scene.LasFile;
import java.util.List;

class LasFormatContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new LasFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("a.las", LasFile.version1(2, 3, 20).bytes()),
        new Sample("new.las", LasFile.version1(4, 7, 20).bytes()),
        new Sample("a.laz", LasFile.version1(2, 1, 20).markedAsCompressed(300)));
  }
}
