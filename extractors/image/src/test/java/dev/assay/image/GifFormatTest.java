package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.GifFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GifFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new GifFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("still.gif", GifFile.of(60, 40).toBytes()),
        new Sample("moving.gif", GifFile.of(6, 4).image(1, 1, 2, 2).comment(9).toBytes()),
        new Sample("comment.gif", GifFile.screen(6, 4).comment(9000).image(0, 0, 6, 4).toBytes()));
  }

  @Test
  void oneReadOfTheHeadIsEnough() {
    byte[] large = GifFile.of(600, 400).toBytes();
    assertThat(reads(large)).containsExactly(read(0, 4096));
    assertThat(stored(facts(large))).isEqualTo("600 x 400");
    assertThat(facts(large).frames()).as("too far to count").isZero();
  }

  @Test
  void imagesOfSmallFilesAreCounted() {
    GifFile file = GifFile.of(60, 40);
    assertThat(facts(file.toBytes()).frames()).isEqualTo(1);
    file.comment(300).image(5, 5, 10, 10).image(0, 0, 1, 1);
    assertThat(facts(file.toBytes()).frames()).isEqualTo(3);
  }

  @Test
  void theScreenGrowsToHoldTheFirstImageAndNoOther() {
    byte[] first = GifFile.screen(32, 32).image(8, 4, 32, 10).toBytes();
    assertThat(displayed(facts(first))).isEqualTo("40 x 32");
    byte[] second = GifFile.screen(32, 32).image(0, 0, 8, 8).image(8, 4, 32, 90).toBytes();
    assertThat(displayed(facts(second))).isEqualTo("32 x 32");
    byte[] empty = GifFile.screen(0, 0).image(0, 0, 8, 9).toBytes();
    assertThat(displayed(facts(empty))).isEqualTo("8 x 9");
  }

  @Test
  void aCommentBeforeTheFirstImageIsPassedOver() {
    byte[] file = GifFile.screen(32, 32).comment(20_000).image(0, 0, 64, 64).toBytes();
    assertThat(displayed(facts(file))).isEqualTo("64 x 64");
  }

  @Test
  void aFileWithoutImageHasItsScreenAndIsReported() {
    byte[] file = GifFile.screen(32, 16).toBytes();
    assertThat(displayed(facts(file))).isEqualTo("32 x 16");
    assertThat(findings(file)).containsExactly("NO_PICTURE");
    assertThat(failure(GifFile.screen(0, 0).toBytes()).code()).isEqualTo("MALFORMED");
  }

  @Test
  void aFileCutBehindItsScreenIsPartial() {
    byte[] file = GifFile.of(60, 40).toBytes();
    assertThat(failure(Arrays.copyOf(file, 12)).code()).isEqualTo("TRUNCATED");
    assertThat(inspect(Arrays.copyOf(file, 20))).isInstanceOf(Inspection.Partial.class);
  }
}
