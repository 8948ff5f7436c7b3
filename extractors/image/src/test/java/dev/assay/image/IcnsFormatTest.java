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

final class IcnsFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new IcnsFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(new Sample("picture.icns", RasterFiles.icns("is32", "s8mk", "ic08", "it32")));
  }

  @Test
  void theHeaderGivesTheSizeWithOneRead() {
    byte[] file =
        JpegFormatTest.concat(RasterFiles.icns("is32", "s8mk", "ic08", "it32"), new byte[9000]);
    ImageFacts facts = facts(file);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(stored(facts)).isEqualTo("256 x 256");
    assertThat(displayed(facts)).isEqualTo("256 x 256");
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(facts.playability()).isEqualTo(Playability.SAFARI_ONLY);
    assertThat(findings(file)).containsExactly("DISPLAYED_SIZE_PREDICTED");
  }

  @Test
  void aHeaderCutOffIsTruncated() {
    byte[] cut = Arrays.copyOf(RasterFiles.icns("is32", "s8mk", "ic08", "it32"), 8);
    assertThat(failure(cut).code()).isEqualTo("TRUNCATED");
  }

  @Test
  void everyIconIsAFrameAndTablesAreNone() {
    assertThat(facts(RasterFiles.icns("TOC ", "ic04", "ic10", "info")).frames()).isEqualTo(2);
    assertThat(stored(facts(RasterFiles.icns("TOC ", "ic04", "ic10")))).isEqualTo("1024 x 1024");
  }

  @Test
  void entriesOfNoLengthEndTheReading() {
    byte[] file = RasterFiles.icns("ic04", "ic10");
    for (int length = 0; length < 8; length++) {
      file[15] = (byte) length;
      assertThat(failure(file).code()).isEqualTo("MALFORMED");
    }
  }
}
