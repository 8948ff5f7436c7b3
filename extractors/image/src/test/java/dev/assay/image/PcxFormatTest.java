package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.RasterFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PcxFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new PcxFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(new Sample("picture.pcx", RasterFiles.pcx(60, 40)));
  }

  @Test
  void theHeaderGivesTheSizeWithOneRead() {
    byte[] file = JpegFormatTest.concat(RasterFiles.pcx(60, 40), new byte[9000]);
    ImageFacts facts = facts(file);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(stored(facts)).isEqualTo("60 x 40");
    assertThat(displayed(facts)).isEqualTo("60 x 40");
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(facts.playability()).isEqualTo(Playability.NO);
    assertThat(findings(file)).containsExactly("DISPLAYED_SIZE_PREDICTED");
  }

  @Test
  void everyByteOfFewValuesHasToFit() {
    byte[] file = RasterFiles.pcx(60, 40);
    assertThat(score(file, "picture.pcx")).isEqualTo(Score.LIKELY);
    for (int at : new int[] {0, 1, 2, 3, 64, 65}) {
      byte[] changed = file.clone();
      changed[at] = 9;
      assertThat(score(changed, "picture.pcx")).isEqualTo(Score.NO);
    }
  }
}
