package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.ExifData;
import dev.assay.testdata.image.WebpFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebpFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new WebpFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("lossless.webp", WebpFile.lossless(60, 40).toBytes()),
        new Sample("lossy.webp", WebpFile.lossy(60, 40).toBytes()),
        new Sample("exif.webp", WebpFile.withExif(60, 40, ExifData.orientation(6)).toBytes()),
        new Sample("moving.webp", WebpFile.animated(60, 40, 3).toBytes()));
  }

  @Test
  void everyKindOfPictureGivesItsSizeWithOneRead() {
    for (WebpFile file :
        List.of(
            WebpFile.lossless(1600, 1), WebpFile.lossy(1600, 1), WebpFile.animated(1600, 1, 2))) {
      byte[] bytes = file.chunk("JUNK", new byte[9000]).toBytes();
      assertThat(stored(facts(bytes))).isEqualTo("1600 x 1");
      assertThat(reads(bytes)).containsExactly(read(0, 4096));
      assertThat(facts(bytes).playability()).isEqualTo(Playability.PLAYS);
    }
  }

  @Test
  void theLargestSizesAreRead() {
    assertThat(stored(facts(WebpFile.lossless(16_384, 16_384).toBytes())))
        .isEqualTo("16384 x 16384");
    assertThat(stored(facts(WebpFile.lossy(16_383, 16_383).toBytes()))).isEqualTo("16383 x 16383");
    assertThat(stored(facts(WebpFile.animated(1 << 24, 1, 1).toBytes()))).isEqualTo("16777216 x 1");
  }

  @Test
  void theScaleBitsOfALossyPictureAreNotItsSize() {
    assertThat(stored(facts(WebpFile.lossy(0x4000 | 60, 0xC000 | 40).toBytes())))
        .isEqualTo("60 x 40");
  }

  @Test
  void exifOrientationIsIgnoredAndReported() {
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] file = WebpFile.withExif(60, 40, ExifData.orientation(orientation)).toBytes();
      ImageFacts facts = facts(file);
      assertThat(facts.orientation()).isEqualTo(1);
      assertThat(displayed(facts)).isEqualTo("60 x 40");
      assertThat(findings(file).contains("ORIENTATION_IGNORED")).isEqualTo(orientation != 1);
    }
  }

  @Test
  void framesOfAnAnimationAreNotCounted() {
    assertThat(facts(WebpFile.animated(60, 40, 3).toBytes()).frames()).isZero();
    assertThat(facts(WebpFile.lossless(60, 40).toBytes()).frames()).isEqualTo(1);
  }

  @Test
  void otherRiffFilesAreNotOurs() {
    byte[] wav = "RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(score(wav, "sound.webp")).isEqualTo(Score.NO);
  }

  @Test
  void filesWithoutPictureOrKeyFrameAreMalformed() {
    byte[] empty = Arrays.copyOf(WebpFile.lossy(60, 40).toBytes(), 12);
    assertThat(failure(empty).code()).isEqualTo("MALFORMED");
    byte[] between = WebpFile.lossy(60, 40).toBytes();
    between[20] |= 1;
    assertThat(failure(between).code()).isEqualTo("MALFORMED");
    byte[] cut = Arrays.copyOf(WebpFile.lossy(60, 40).toBytes(), 27);
    assertThat(failure(cut).code()).isIn("TRUNCATED", "MALFORMED");
  }
}
