package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.BmpFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BmpFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new BmpFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("windows.bmp", BmpFile.of(60, 40).toBytes()),
        new Sample("os2.bmp", BmpFile.of(6, 4).header(12).toBytes()));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 16, 40, 48, 52, 56, 64, 108, 124})
  void everyHeaderGivesTheSizeWithOneRead(int headerLength) {
    byte[] file = BmpFile.of(600, 400).header(headerLength).toBytes();
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(stored(facts(file))).isEqualTo("600 x 400");
    assertThat(facts(file).bitDepth()).isEqualTo(8);
  }

  @Test
  void aNegativeHeightOnlyTurnsTheOrderOfTheRows() {
    assertThat(displayed(facts(BmpFile.of(60, 40).topDown().toBytes()))).isEqualTo("60 x 40");
  }

  @Test
  void negativeAndMissingSidesAreMalformed() {
    byte[] negative = BmpFile.of(60, 40).toBytes();
    negative[21] = -1; // the top byte of the width
    assertThat(failure(negative).code()).isEqualTo("MALFORMED");
    assertThat(failure(BmpFile.of(0, 40).toBytes()).code()).isEqualTo("MALFORMED");
  }

  @Test
  void twoLettersOfTextAreNoBitmap() {
    byte[] text = "BM is how a bitmap starts, and this text.".getBytes(StandardCharsets.US_ASCII);
    assertThat(score(text, "note.bmp")).isEqualTo(Score.NO);
  }

  @Test
  void aHeaderCutOffIsTruncated() {
    byte[] cut = Arrays.copyOf(BmpFile.of(60, 40).toBytes(), 21);
    assertThat(failure(cut).code()).isEqualTo("TRUNCATED");
  }
}
