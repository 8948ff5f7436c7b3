package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.facts.Size;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.ExifData;
import dev.assay.testdata.image.PngFile;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PngFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new PngFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.png", PngFile.of(60, 40).toBytes()),
        new Sample("turned.png", PngFile.of(60, 40).exif(ExifData.orientation(6)).toBytes()),
        new Sample("moving.png", PngFile.of(60, 40).animated(3).toBytes()),
        new Sample("text.png", PngFile.of(60, 40).chunk("tEXt", new byte[6000]).toBytes()));
  }

  @Test
  void oneReadOfTheHeadIsEnough() {
    byte[] large = PngFile.of(3000, 3000).toBytes();
    assertThat(large.length).isGreaterThan(4096);
    assertThat(reads(large)).containsExactly(read(0, 4096));
    ImageFacts facts = facts(large);
    assertThat(facts.stored()).isEqualTo(new Size(3000, 3000));
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(facts.frames()).isEqualTo(1);
    assertThat(facts.playability()).isEqualTo(Playability.PLAYS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void exifBeforeTheDataTurnsThePictureAndBehindItDoesNot(int orientation) {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      ExifData exif = ExifData.in(order).withOrientation(orientation);
      ImageFacts before = facts(PngFile.of(60, 40).exif(exif).toBytes());
      assertThat(before.orientation()).isEqualTo(orientation);
      assertThat(displayed(before)).isEqualTo(orientation < 5 ? "60 x 40" : "40 x 60");
      ImageFacts behind = facts(PngFile.of(60, 40).exifBehindData(exif).toBytes());
      assertThat(behind.orientation()).isEqualTo(1);
      assertThat(displayed(behind)).isEqualTo("60 x 40");
    }
  }

  @Test
  void onlyTheFirstExifChunkCounts() {
    PngFile file = PngFile.of(60, 40).exif(ExifData.orientation(6)).exif(ExifData.orientation(1));
    assertThat(displayed(facts(file.toBytes()))).isEqualTo("40 x 60");
  }

  @Test
  void exifDensityDoesNotScaleIt() {
    ExifData exif = ExifData.orientation(1).withDotsPerInch(144).withPixelSize(30, 20);
    assertThat(displayed(facts(PngFile.of(60, 40).exif(exif).toBytes()))).isEqualTo("60 x 40");
  }

  @Test
  void anAnimationCountsItsFramesAndHasItsOwnMimeType() {
    ImageFacts facts = facts(PngFile.of(60, 40).animated(7).toBytes());
    assertThat(facts.frames()).isEqualTo(7);
    assertThat(facts.type().mimeType()).isEqualTo("image/apng");
    assertThat(facts.type().name()).isEqualTo("png");
  }

  @Test
  void applesChunkInFrontIsPassedOverAndKeepsBrowsersFromShowingIt() {
    ImageFacts facts = facts(PngFile.of(60, 40).forApple().toBytes());
    assertThat(facts.stored()).isEqualTo(new Size(60, 40));
    assertThat(facts.playability()).isEqualTo(Playability.SAFARI_ONLY);
  }

  @Test
  void aWrongChecksumOfTheHeaderIsAnError() {
    byte[] file = PngFile.of(60, 40).toBytes();
    file[19]++;
    assertThat(facts(file).stored()).isEqualTo(new Size(61, 40));
    assertThat(findings(file)).containsExactly("CHECKSUM_WRONG");
  }

  @Test
  void largeChunksBeforeTheDataAreJumpedOver() {
    byte[] file = PngFile.of(60, 40).chunk("iCCP", new byte[100_000]).toBytes();
    int behind = 8 + 25 + 8 + 100_000 + 4;
    assertThat(reads(file)).containsExactly(read(0, 4096), read(behind, file.length - behind));
  }

  @Test
  void aHeaderCutOffIsTruncatedAndWithoutDataItIsPartial() {
    byte[] file = PngFile.of(60, 40).toBytes();
    for (int length : new int[] {8, 15, 20, 29, 32}) {
      assertThat(failure(Arrays.copyOf(file, length)).code()).isEqualTo("TRUNCATED");
    }
    assertThat(inspect(Arrays.copyOf(file, 33))).isInstanceOf(Inspection.Partial.class);
    assertThat(inspect(Arrays.copyOf(file, 45))).isInstanceOf(Inspection.Complete.class);
  }

  @Test
  void emptyAndHugeSizesAreMalformedAndChunksWithoutEndAreNotFollowed() {
    assertThat(failure(PngFile.of(0, 40).toBytes()).code()).isEqualTo("MALFORMED");
    byte[] huge = PngFile.of(60, 40).chunk("zzzz", new byte[4]).toBytes();
    huge[33] = (byte) 0xFF; // a chunk of more than 2^31 - 1 bytes
    assertThat(inspect(huge)).isInstanceOf(Inspection.Partial.class);
  }
}
