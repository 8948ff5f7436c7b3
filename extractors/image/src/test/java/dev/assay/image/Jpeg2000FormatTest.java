package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.Jpeg2000File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class Jpeg2000FormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new Jpeg2000Format();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("file.jp2", Jpeg2000File.jp2(60, 40)),
        new Sample("bare.j2k", Jpeg2000File.codestream(60, 40, 0, 0)));
  }

  @Test
  void aFileGivesTheSizeOfItsImageHeaderWithOneRead() {
    byte[] file = JpegFormatTest.concat(Jpeg2000File.jp2(60, 40), new byte[9000]);
    ImageFacts facts = facts(file);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(stored(facts)).isEqualTo("60 x 40");
    assertThat(facts.type().mimeType()).isEqualTo("image/jp2");
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(facts.playability()).isEqualTo(Playability.SAFARI_ONLY);
    assertThat(findings(file)).containsExactly("DISPLAYED_SIZE_PREDICTED");
  }

  @Test
  void aBareCodestreamGivesTheGridLessTheOffset() {
    ImageFacts facts = facts(Jpeg2000File.codestream(60, 40, 5, 9));
    assertThat(stored(facts)).isEqualTo("60 x 40");
    assertThat(facts.type().name()).isEqualTo("j2k");
    assertThat(facts.bitDepth()).isEqualTo(8);
  }

  @Test
  void motionJpeg2000IsLeftToTheReadersOfVideo() {
    byte[] file = Jpeg2000File.jp2(60, 40);
    System.arraycopy("mjp2".getBytes(StandardCharsets.US_ASCII), 0, file, 20, 4);
    assertThat(failure(file).code()).isEqualTo("DECLINED");
  }

  @Test
  void headersCutOffOrMissingAreRefused() {
    byte[] file = Jpeg2000File.jp2(60, 40);
    assertThat(failure(Arrays.copyOf(file, 60)).code()).isEqualTo("TRUNCATED");
    byte[] headless = file.clone();
    headless[36] = 'x'; // jp2h
    assertThat(failure(headless).code()).isEqualTo("MALFORMED");
    assertThat(failure(Arrays.copyOf(Jpeg2000File.codestream(60, 40, 0, 0), 20)).code())
        .isEqualTo("TRUNCATED");
    assertThat(failure(Jpeg2000File.codestream(-5, 40, 9, 0)).code()).isEqualTo("MALFORMED");
  }
}
