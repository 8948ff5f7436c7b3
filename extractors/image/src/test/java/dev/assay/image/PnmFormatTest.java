package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.RasterFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PnmFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new PnmFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("bits.pbm", RasterFiles.netpbm(4, 60, 40)),
        new Sample("text.ppm", RasterFiles.netpbm(3, 6, 4)),
        new Sample("any.pam", RasterFiles.pam(60, 40)),
        new Sample("float.pfm", RasterFiles.pfm(60, 40)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, pbm, image/x-portable-bitmap, 1", "2, pgm, image/x-portable-graymap, 8",
    "3, ppm, image/x-portable-pixmap, 8", "4, pbm, image/x-portable-bitmap, 1",
    "5, pgm, image/x-portable-graymap, 8", "6, ppm, image/x-portable-pixmap, 8"
  })
  void everyKindGivesItsSizeWithOneRead(int kind, String name, String mimeType, int depth) {
    byte[] file = RasterFiles.netpbm(kind, 600, 400);
    ImageFacts facts = facts(file);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(stored(facts)).isEqualTo("600 x 400");
    assertThat(facts.type().name()).isEqualTo(name);
    assertThat(facts.type().mimeType()).isEqualTo(mimeType);
    assertThat(facts.bitDepth()).isEqualTo(depth);
    assertThat(facts.playability()).isEqualTo(Playability.NO);
  }

  @Test
  void pamAndPfmAreRead() {
    assertThat(stored(facts(RasterFiles.pam(60, 40)))).isEqualTo("60 x 40");
    assertThat(facts(RasterFiles.pam(60, 40)).bitDepth()).isEqualTo(8);
    assertThat(stored(facts(RasterFiles.pfm(60, 40)))).isEqualTo("60 x 40");
    assertThat(facts(RasterFiles.pfm(60, 40)).bitDepth()).isEqualTo(32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P5 60 40 255 ",
        "P5\r\n60\t\t40\r\n65535\n",
        "P5#one\n60 # two 7 8\n #three\r40\n# 9\n255\n"
      })
  void commentsAndSpaceOfEveryKindArePassedOver(String header) {
    assertThat(stored(facts(header.getBytes(StandardCharsets.US_ASCII)))).isEqualTo("60 x 40");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P5 60 40 0 ",
        "P5 60 40 65536 ",
        "P5 60 4x 255 ",
        "P5 99999999999 40 255 ",
        "P5 0 40 255 ",
        "P7\nWIDTH 60\nHEIGHT 40\nMAXVAL 255\nENDHDR\n",
        "P7\nWIDTH 60\nHEIGHT 40\nDEPTH 1\nENDHDR\n",
        "P7\nWIDTH 60\nBREADTH 40\nENDHDR\n"
      })
  void headersThatBreakTheRulesAreMalformed(String header) {
    assertThat(failure(header.getBytes(StandardCharsets.US_ASCII)).code()).isEqualTo("MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P5", "P5 is a detective", "P8 60 40", "P5 60", "P7\nSIZE 1 1\n", "Pf x"})
  void textThatStartsAlikeIsNotOurs(String text) {
    assertThat(score(text.getBytes(StandardCharsets.US_ASCII), "a.pgm")).isEqualTo(Score.NO);
  }
}
