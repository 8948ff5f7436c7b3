package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.RasterFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HdrFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new HdrFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(new Sample("picture.hdr", RasterFiles.hdr(60, 40)));
  }

  @Test
  void theHeaderGivesTheSizeWithOneRead() {
    byte[] file = JpegFormatTest.concat(RasterFiles.hdr(60, 40), new byte[9000]);
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
    byte[] cut = Arrays.copyOf(RasterFiles.hdr(60, 40), 40);
    assertThat(failure(cut).code()).isEqualTo("TRUNCATED");
  }

  @Test
  void aPictureStoredInColumnsHasItsWidthFirst() {
    String turned = "#?RGBE\nEXPOSURE=1\n\n+X 60 -Y 40\n";
    assertThat(stored(facts(turned.getBytes(StandardCharsets.US_ASCII)))).isEqualTo("60 x 40");
  }

  @Test
  void headersWithoutResolutionAreMalformed() {
    for (String text :
        List.of(
            "#?RGBE\n\n-Y 40 -Y 60\n",
            "#?RGBE\n\nhello\n",
            "#?RGBE\n\n-Y 0 +X 60\n",
            "#?RGBE\n" + "x".repeat(9000),
            "#?RGBE\n" + "x\n".repeat(90_000))) {
      assertThat(failure(text.getBytes(StandardCharsets.US_ASCII)).code()).isEqualTo("MALFORMED");
    }
  }
}
