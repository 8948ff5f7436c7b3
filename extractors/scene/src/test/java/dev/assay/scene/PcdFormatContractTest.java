package dev.assay.scene;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.scene.SceneText;
import java.util.List;

class PcdFormatContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new PcdFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("text.pcd", SceneText.pcdAscii(20)),
        new Sample("binary.pcd", SceneText.pcdBinary(500)));
  }
}
