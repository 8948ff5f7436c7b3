package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.JpegXlFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegXlFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new JpegXlFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("bare.jxl", JpegXlFile.of(60, 40).toBytes()),
        new Sample("turned.jxl", JpegXlFile.of(60, 40).orientation(6).toContainer(1000)),
        new Sample("pieces.jxl", JpegXlFile.of(60, 40).toContainer(3)));
  }

  @Test
  void oneReadOfTheHeadIsEnough() {
    for (int piece : new int[] {3, 1000}) {
      byte[] file =
          JpegFormatTest.concat(JpegXlFile.of(600, 400).toContainer(piece), new byte[9000]);
      assertThat(reads(file)).containsExactly(read(0, 4096));
      assertThat(stored(facts(file))).isEqualTo("600 x 400");
    }
    assertThat(facts(JpegXlFile.of(60, 40).toBytes()).playability()).isEqualTo(Playability.PLAYS);
    assertThat(facts(JpegXlFile.of(60, 40).toBytes()).bitDepth()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "512, 513", "8192, 8193", "262144, 262145", "1, 1073741824"})
  void sidesOfEveryLengthAreRead(int width, int height) {
    assertThat(stored(facts(JpegXlFile.of(width, height).toBytes())))
        .isEqualTo(width + " x " + height);
  }

  @Test
  void multiplesOfEightAreRead() {
    assertThat(stored(facts(JpegXlFile.ofEights(256, 8).toBytes()))).isEqualTo("256 x 8");
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "2, 1200", "3, 1333", "4, 1500", "5, 1777", "6, 1250", "7, 2000"})
  void ratiosStandForTheWidth(int ratio, int width) {
    assertThat(stored(facts(JpegXlFile.ofRatio(1000, ratio).toBytes())))
        .isEqualTo(width + " x 1000");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void theOrientationOfTheCodestreamCounts(int orientation) {
    ImageFacts facts = facts(JpegXlFile.of(60, 40).orientation(orientation).toBytes());
    assertThat(facts.orientation()).isEqualTo(orientation);
    assertThat(displayed(facts)).isEqualTo(orientation < 5 ? "60 x 40" : "40 x 60");
    assertThat(facts.bitDepth()).isEqualTo(8);
  }

  @Test
  void aHeaderCutOffIsTruncated() {
    assertThat(failure(Arrays.copyOf(JpegXlFile.of(60, 40).toBytes(), 3)).code())
        .isEqualTo("TRUNCATED");
    byte[] container = JpegXlFile.of(60, 40).toContainer(1000);
    assertThat(failure(Arrays.copyOf(container, 32)).code()).isEqualTo("TRUNCATED");
  }
}
