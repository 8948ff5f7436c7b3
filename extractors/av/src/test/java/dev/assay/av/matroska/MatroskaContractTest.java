package dev.assay.av.matroska;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.MatroskaFile;
import java.util.List;

class MatroskaContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new MatroskaFormat();
  }

  @Override
  protected int mutations() {
    return 10_000;
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.mkv", MatroskaFile.constant(64, 48, 25, 1, 30).bytes()),
        new Sample(
            "sound.mkv",
            MatroskaFile.constant(64, 48, 30_000, 1001, 40)
                .withAudio(70)
                .withDefaultDuration(33_366_667)
                .declaring(1400)
                .bytes()),
        new Sample(
            "live.mkv", MatroskaFile.constant(64, 48, 25, 1, 60).withAudio(100).live().bytes()),
        new Sample(
            "groups.mkv",
            MatroskaFile.constant(64, 48, 24, 1, 20).grouped().displayedAs(128, 48).bytes()),
        new Sample("sound.webm", MatroskaFile.audio(50).declaring(1000).bytes()));
  }
}
