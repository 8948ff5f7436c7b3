package dev.assay.scene;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.scene.SceneText;
import java.util.List;

class PlyFormatContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new PlyFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("text.ply", SceneText.plyAscii(20)),
        new Sample("little.ply", SceneText.plyBinary(500, "binary_little_endian")),
        new Sample("big.ply", SceneText.plyBinary(5, "binary_big_endian")));
  }
}
