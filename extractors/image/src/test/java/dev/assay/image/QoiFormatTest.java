package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.RasterFiles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QoiFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new QoiFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(new Sample("picture.qoi", RasterFiles.qoi(60, 40)));
  }

  @Test
  void theHeaderGivesTheSizeWithOneRead() {
    byte[] file = JpegFormatTest.concat(RasterFiles.qoi(60, 40), new byte[9000]);
    ImageFacts facts = facts(file);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(stored(facts)).isEqualTo("60 x 40");
    assertThat(displayed(facts)).isEqualTo("60 x 40");
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(facts.playability()).isEqualTo(Playability.NO);
    assertThat(findings(file)).containsExactly("DISPLAYED_SIZE_PREDICTED");
  }

  @Test
  void aHeaderCutOffIsTruncated() {
    byte[] cut = Arrays.copyOf(RasterFiles.qoi(60, 40), 10);
    assertThat(failure(cut).code()).isEqualTo("TRUNCATED");
  }

  @Test
  void aSideOfNoPixelsIsMalformed() {
    assertThat(failure(RasterFiles.qoi(0, 40)).code()).isEqualTo("MALFORMED");
  }
}
