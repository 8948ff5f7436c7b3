package dev.assay.av.isobmff;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.Mp4File;
import java.util.List;

class IsoBmffContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new IsoBmffFormat();
  }

  @Override
  protected int mutations() {
    return 10_000;
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.mp4", Mp4File.video(64, 48, 30_000, 1001, 12).bytes()),
        new Sample(
            "movie-last.mov",
            Mp4File.video(64, 48, 600, 20, 9).withBrand("qt  ").movieLast().bytes()),
        new Sample(
            "edited.mp4",
            Mp4File.video(64, 48, 12_800, 512, 30)
                .withOffsets(offsets(30))
                .withEdit(1024, 20 * 512)
                .withAudio(44_100, 40)
                .rotated(90)
                .bytes()),
        new Sample(
            "late.3gp",
            Mp4File.video(64, 48, 90_000, 3000, 8)
                .withBrand("3gp4")
                .withEmptyEdit(500)
                .withPixelAspect(4, 3)
                .bytes()),
        new Sample("sound.m4a", Mp4File.audio(48_000, 50).wide().bytes()),
        new Sample(
            "fragments.mp4",
            Mp4File.video(64, 48, 25, 1, 40).withAudio(48_000, 75).fragmented(7).bytes()));
  }

  /** Each two pictures behind a key picture are shown in the other order. */
  static int[] offsets(int count) {
    int[] offsets = new int[count];
    for (int i = 0; i < count; i++) {
      offsets[i] = 512 * (i % 3 == 0 ? 2 : i % 3 == 1 ? 3 : 1);
    }
    return offsets;
  }
}
