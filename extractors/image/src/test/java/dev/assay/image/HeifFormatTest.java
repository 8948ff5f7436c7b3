package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.ExifData;
import dev.assay.testdata.image.HeifFile;
import dev.assay.testdata.image.HeifSequenceFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeifFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new HeifFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.avif", HeifFile.avif(60, 40).toBytes()),
        new Sample(
            "all.avif",
            HeifFile.avif(60, 40)
                .clap(30, 20, -30, -20)
                .irot(1)
                .imir(1)
                .exif(ExifData.orientation(6))
                .toBytes()),
        new Sample("grid.heic", HeifFile.heicGrid(4032, 3024).irot(3).toBytes()),
        new Sample("moving.avif", HeifSequenceFile.avif(60, 40, 7)));
  }

  @Test
  void oneReadOfTheHeadIsEnough() {
    byte[] file = JpegFormatTest.concat(HeifFile.avif(60, 40).irot(1).toBytes(), new byte[100_000]);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    ImageFacts facts = facts(file);
    assertThat(facts.type().mimeType()).isEqualTo("image/avif");
    assertThat(facts.playability()).isEqualTo(Playability.PLAYS);
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(stored(facts)).isEqualTo("60 x 40");
    assertThat(displayed(facts)).isEqualTo("40 x 60");
  }

  @ParameterizedTest
  @CsvSource({
    "0, -1, 1", "1, -1, 8", "2, -1, 3", "3, -1, 6",
    "0, 0, 4", "1, 0, 5", "2, 0, 2", "3, 0, 7",
    "0, 1, 2", "1, 1, 7", "2, 1, 4", "3, 1, 5"
  })
  void turnsAndMirrorsAreTheExifOrientationThatDoesTheSame(int turns, int axis, int expected) {
    HeifFile file = HeifFile.avif(60, 40).irot(turns);
    if (axis >= 0) {
      file.imir(axis);
    }
    ImageFacts facts = facts(file.toBytes());
    assertThat(facts.orientation()).isEqualTo(expected);
    assertThat(displayed(facts)).isEqualTo(turns % 2 == 0 ? "60 x 40" : "40 x 60");
  }

  @Test
  void aMirrorBeforeATurnIsNotTheSameAsBehindIt() {
    assertThat(facts(HeifFile.avif(60, 40).imir(1).irot(1).toBytes()).orientation()).isEqualTo(5);
    assertThat(facts(HeifFile.avif(60, 40).irot(1).imir(1).toBytes()).orientation()).isEqualTo(7);
  }

  @Test
  void browsersCropOnlyFromTheCornerAndTurnWhatIsLeft() {
    byte[] corner = HeifFile.avif(60, 40).clap(30, 20, -30, -20).toBytes();
    assertThat(stored(facts(corner))).isEqualTo("60 x 40");
    assertThat(displayed(facts(corner))).isEqualTo("30 x 20");
    byte[] turned = HeifFile.avif(60, 40).clap(30, 20, -30, -20).irot(1).toBytes();
    assertThat(displayed(facts(turned))).isEqualTo("20 x 30");
    byte[] centred = HeifFile.avif(60, 40).clap(30, 20, 0, 0).toBytes();
    assertThat(displayed(facts(centred))).isEqualTo("60 x 40");
    assertThat(findings(centred)).containsExactly("CROP_IGNORED");
    byte[] tooLarge = HeifFile.avif(60, 40).clap(90, 40, 30, 0).toBytes();
    assertThat(displayed(facts(tooLarge))).isEqualTo("60 x 40");
  }

  @Test
  void convertersOfHeicCropAnywhere() {
    byte[] centred = HeifFile.heicGrid(60, 40).clap(30, 20, 0, 0).toBytes();
    assertThat(displayed(facts(centred))).isEqualTo("30 x 20");
    assertThat(findings(centred))
        .contains("DISPLAYED_SIZE_PREDICTED")
        .doesNotContain("CROP_IGNORED");
  }

  @Test
  void aGridHasItsOwnSize() {
    ImageFacts facts = facts(HeifFile.heicGrid(4032, 3024).irot(3).toBytes());
    assertThat(facts.type().mimeType()).isEqualTo("image/heic");
    assertThat(facts.playability()).isEqualTo(Playability.SAFARI_ONLY);
    assertThat(stored(facts)).isEqualTo("4032 x 3024");
    assertThat(displayed(facts)).isEqualTo("3024 x 4032");
    assertThat(facts.orientation()).isEqualTo(6);
  }

  @Test
  void exifOrientationIsReportedUnlessTheTurnSaysTheSame() {
    byte[] ignored = HeifFile.avif(60, 40).exif(ExifData.orientation(6)).toBytes();
    assertThat(displayed(facts(ignored))).isEqualTo("60 x 40");
    assertThat(findings(ignored)).containsExactly("ORIENTATION_IGNORED");
    byte[] same = HeifFile.avif(60, 40).irot(3).exif(ExifData.orientation(6)).toBytes();
    assertThat(displayed(facts(same))).isEqualTo("40 x 60");
    assertThat(findings(same)).isEmpty();
  }

  @Test
  void browsersRefuseATurnThatIsNotEssential() {
    byte[] file = HeifFile.avif(60, 40).carelessly().irot(1).toBytes();
    assertThat(facts(file).playability()).isEqualTo(Playability.NO);
    assertThat(findings(file)).contains("PROPERTY_NOT_ESSENTIAL");
  }

  @Test
  void aSequenceHasTheSizeAndTheFramesOfItsTrack() {
    ImageFacts facts = facts(HeifSequenceFile.avif(60, 40, 7));
    assertThat(stored(facts)).isEqualTo("60 x 40");
    assertThat(facts.frames()).isEqualTo(7);
    assertThat(facts.type().mimeType()).isEqualTo("image/avif");
  }

  @Test
  void theCompatibleBrandsNameTheCodecWhereTheMajorBrandDoesNot() {
    assertThat(facts(withMajorBrand("mif1", HeifFile.avif(60, 40))).type().name())
        .isEqualTo("heif");
    byte[] file = withMajorBrand("mif1", HeifFile.avif(60, 40));
    System.arraycopy("avif".getBytes(StandardCharsets.US_ASCII), 0, file, 16, 4);
    assertThat(facts(file).type().name()).isEqualTo("avif");
  }

  @Test
  void exifOfHeicIsNotWorthARead() {
    byte[] file = HeifFile.heicGrid(60, 40).exif(ExifData.orientation(6)).toBytes();
    assertThat(displayed(facts(file))).isEqualTo("60 x 40");
    assertThat(findings(file)).doesNotContain("ORIENTATION_IGNORED");
  }

  @Test
  void exifThatLiesOutsideTheFileIsReported() {
    byte[] file = HeifFile.avif(60, 40).exif(ExifData.orientation(6)).toBytes();
    byte[] cut = Arrays.copyOf(file, file.length - 20);
    assertThat(displayed(facts(cut))).isEqualTo("60 x 40");
    assertThat(findings(cut)).contains("EXIF_UNREADABLE");
  }

  @Test
  void browsersRefuseMorePixelsThanTheirDecoderDoes() {
    assertThat(facts(HeifFile.avif(16_384, 16_384).toBytes()).playability())
        .isEqualTo(Playability.PLAYS);
    byte[] larger = HeifFile.avif(17_000, 17_000).toBytes();
    assertThat(facts(larger).playability()).isEqualTo(Playability.NO);
    assertThat(findings(larger)).contains("TOO_MANY_PIXELS");
  }

  @Test
  void theMinimalFormIsUnsupported() {
    byte[] file = withMajorBrand("mif3", HeifFile.avif(60, 40));
    System.arraycopy("mini".getBytes(StandardCharsets.US_ASCII), 0, file, 24, 4);
    assertThat(failure(file).code()).isEqualTo("HEIF_MINIMAL");
  }

  @Test
  void moviesAreNotOurs() {
    byte[] movie = withMajorBrand("isom", HeifFile.avif(60, 40));
    assertThat(score(movie, "clip.heic")).isEqualTo(Score.NO);
  }

  @Test
  void boxesOfImpossibleSizeEndTheReading() {
    byte[] file = HeifFile.avif(60, 40).toBytes();
    int meta = 20;
    for (int size : new int[] {0, 2, 7}) {
      byte[] changed = file.clone();
      changed[meta + 12 + 3] = (byte) size; // of hdlr, the first box inside
      assertThat(failure(changed).code()).isIn("MALFORMED", "TRUNCATED");
    }
    byte[] huge = file.clone();
    Arrays.fill(huge, meta + 12, meta + 16, (byte) 0xFF);
    assertThat(failure(huge).code()).isEqualTo("MALFORMED");
    assertThat(failure(Arrays.copyOf(file, meta + 100)).code()).isEqualTo("TRUNCATED");
    assertThat(failure(Arrays.copyOf(file, meta)).code()).isEqualTo("TRUNCATED");
  }

  @Test
  void aMetaBoxThatRunsToTheEndOfTheFileIsRead() {
    byte[] file = HeifFile.avif(60, 40).toBytes();
    Arrays.fill(file, 20, 24, (byte) 0);
    byte[] withoutData = Arrays.copyOf(file, file.length - 8 - 64);
    assertThat(stored(facts(withoutData))).isEqualTo("60 x 40");
  }

  private static byte[] withMajorBrand(String brand, HeifFile file) {
    byte[] bytes = file.toBytes();
    System.arraycopy(brand.getBytes(StandardCharsets.US_ASCII), 0, bytes, 8, 4);
    return bytes;
  }
}
