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
import dev.assay.testdata.image.JpegFile;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegFormatTest extends ImageFormatTest {
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;

  @Override
  protected Format format() {
    return new JpegFormat();
  }

  @Override
  protected List<Sample> samples() {
    byte[] big = JpegFile.of(60, 40).segment(APP2, new byte[6000]).toBytes();
    return List.of(
        new Sample("plain.jpg", JpegFile.of(60, 40).toBytes()),
        new Sample("turned.jpg", turned(6, ByteOrder.LITTLE_ENDIAN)),
        new Sample("profile.jpeg", big));
  }

  private static byte[] turned(int orientation, ByteOrder order) {
    return JpegFile.of(60, 40).exif(ExifData.in(order).withOrientation(orientation)).toBytes();
  }

  @Test
  void oneReadOfTheHeadIsEnough() {
    byte[] plain = JpegFile.of(1600, 1200).toBytes();
    assertThat(plain.length).isGreaterThan(4096);
    assertThat(reads(plain)).containsExactly(read(0, 4096));
    ImageFacts facts = facts(plain);
    assertThat(facts.stored()).isEqualTo(new Size(1600, 1200));
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(facts.playability()).isEqualTo(Playability.PLAYS);
    assertThat(findings(plain)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 60 x 40", "2, 60 x 40", "3, 60 x 40", "4, 60 x 40",
    "5, 40 x 60", "6, 40 x 60", "7, 40 x 60", "8, 40 x 60"
  })
  void orientationsFromFiveOnSwapTheSidesInBothByteOrders(int orientation, String shown) {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      ImageFacts facts = facts(turned(orientation, order));
      assertThat(facts.orientation()).isEqualTo(orientation);
      assertThat(stored(facts)).isEqualTo("60 x 40");
      assertThat(displayed(facts)).isEqualTo(shown);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 255, 65_535})
  void anOrientationThatDoesNotExistIsUpright(int orientation) {
    ImageFacts facts = facts(turned(orientation, ByteOrder.BIG_ENDIAN));
    assertThat(facts.orientation()).isEqualTo(1);
    assertThat(displayed(facts)).isEqualTo("60 x 40");
  }

  @Test
  void theFirstExifSegmentCountsAndOtherFirstSegmentsAreNone() {
    byte[] xmp = "http://ns.adobe.com/xap/1.0/\0<x/>".getBytes(StandardCharsets.ISO_8859_1);
    byte[] file =
        JpegFile.of(60, 40)
            .segment(APP1, xmp)
            .segment(APP1, new byte[0])
            .exif(ExifData.orientation(6))
            .exif(ExifData.orientation(1))
            .toBytes();
    assertThat(facts(file).orientation()).isEqualTo(6);
  }

  @Test
  void exifBetweenFrameAndScanCounts() {
    byte[] file = JpegFile.of(60, 40).exifBehindFrame(ExifData.orientation(8)).toBytes();
    assertThat(displayed(facts(file))).isEqualTo("40 x 60");
  }

  @ParameterizedTest
  @CsvSource({
    "144, 30, 20, 1, 30 x 20",
    "144, 30, 20, 6, 20 x 30",
    "144, 30, 21, 1, 60 x 40",
    "72, 60, 40, 1, 60 x 40",
    "72, 30, 20, 1, 60 x 40",
    "0, 30, 20, 1, 60 x 40",
    "36, 120, 80, 1, 120 x 80"
  })
  void exifDensityScalesThePictureWhereTheExifSizeAgrees(
      int dots, int width, int height, int orientation, String shown) {
    ExifData exif =
        ExifData.orientation(orientation).withDotsPerInch(dots).withPixelSize(width, height);
    byte[] file = JpegFile.of(60, 40).exif(exif).toBytes();
    ImageFacts facts = facts(file);
    assertThat(stored(facts)).isEqualTo("60 x 40");
    assertThat(displayed(facts)).isEqualTo(shown);
    boolean scaled = displayed(facts).equals(shown) && !shown.equals("60 x 40");
    assertThat(findings(file).contains("SCALED_BY_EXIF_DENSITY")).isEqualTo(scaled);
  }

  @Test
  void segmentsOfMoreThan64KibAreJumpedOverWithoutReadingThem() {
    JpegFile file = JpegFile.of(60, 40);
    for (int i = 0; i < 3; i++) {
      file.segment(APP2, new byte[65_533]);
    }
    byte[] bytes = file.toBytes();
    assertThat(facts(bytes).stored()).isEqualTo(new Size(60, 40));
    assertThat(reads(bytes))
        .containsExactly(
            read(0, 4096),
            read(2 + 65_537, 4096),
            read(2 + 2 * 65_537, 4096),
            read(2 + 3 * 65_537, bytes.length - 2 - 3 * 65_537));
  }

  @Test
  void fillBytesAndStrayBytesBeforeAMarkerArePassedOver() {
    byte[] file =
        JpegFile.of(60, 40)
            .segment(APP2, new byte[4])
            .raw(new byte[] {0, 0x12, (byte) 0xFF, 0, 5})
            .fillBytes(9)
            .toBytes();
    assertThat(facts(file).stored()).isEqualTo(new Size(60, 40));
  }

  @Test
  void strayBytesWithoutEndAreMalformed() {
    byte[] file = JpegFile.of(60, 40).segment(APP2, new byte[4]).raw(new byte[70_000]).toBytes();
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF, 0xF7})
  void everyFrameMarkerGivesTheSize(int marker) {
    ImageFacts facts = facts(JpegFile.of(60, 40).frame(marker, 8).toBytes());
    assertThat(facts.stored()).isEqualTo(new Size(60, 40));
    assertThat(facts.playability()).isEqualTo(marker <= 0xC2 ? Playability.PLAYS : Playability.NO);
    assertThat(facts.type().mimeType()).isEqualTo(marker == 0xF7 ? "image/jls" : "image/jpeg");
  }

  @Test
  void twelveBitSamplesAreNotShownByBrowsers() {
    ImageFacts facts = facts(JpegFile.of(60, 40).frame(0xC1, 12).toBytes());
    assertThat(facts.bitDepth()).isEqualTo(12);
    assertThat(facts.playability()).isEqualTo(Playability.NO);
  }

  @Test
  void aHeightThatFollowsTheScanIsUnsupported() {
    assertThat(failure(JpegFile.of(60, 0).toBytes()).code()).isEqualTo("HEIGHT_AFTER_SCAN");
    assertThat(failure(JpegFile.of(0, 40).toBytes()).code()).isEqualTo("MALFORMED");
  }

  @Test
  void damagedExifIsReportedAndThePictureStandsUpright() {
    byte[] loop = ExifData.orientation(6).toBytes();
    loop[4] = 0x7F; // the first directory far outside
    byte[] segment = concat("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), loop);
    byte[] file = JpegFile.of(60, 40).segment(APP1, segment).toBytes();
    assertThat(facts(file).orientation()).isEqualTo(1);
    assertThat(findings(file)).containsExactly("EXIF_UNREADABLE");
  }

  @Test
  void aDamagedEntryDoesNotHideTheOrientationBehindIt() {
    byte[] exif = ExifData.orientation(1).withDotsPerInch(72).withOrientation(6).toBytes();
    exif[8 + 2 + 12 + 8] = 0x7F; // the horizontal resolution lies far outside
    byte[] segment = concat("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), exif);
    byte[] file = JpegFile.of(60, 40).segment(APP1, segment).toBytes();
    assertThat(facts(file).orientation()).isEqualTo(6);
    assertThat(findings(file)).containsExactly("EXIF_UNREADABLE");
  }

  @Test
  void anExifDirectoryThatIsItsOwnSubDirectoryIsReported() {
    byte[] exif = ExifData.orientation(6).withPixelSize(1, 1).toBytes();
    int pointer = 8 + 2 + 12 + 8; // the value of the second entry
    exif[pointer + 3] = 8;
    byte[] segment = concat("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), exif);
    byte[] file = JpegFile.of(60, 40).segment(APP1, segment).toBytes();
    assertThat(facts(file).orientation()).isEqualTo(6);
    assertThat(findings(file)).containsExactly("EXIF_UNREADABLE");
  }

  @Test
  void aFileCutBeforeItsFrameIsTruncatedAndOneCutBehindItIsPartial() {
    byte[] file = JpegFile.of(60, 40).toBytes();
    assertThat(failure(Arrays.copyOf(file, 60)).code()).isEqualTo("TRUNCATED");
    int frameEnd = 2 + 69 + 2 + 2 + 9;
    Inspection cut = inspect(Arrays.copyOf(file, frameEnd));
    assertThat(cut).isInstanceOf(Inspection.Partial.class);
    assertThat(((ImageFacts) cut.facts()).stored()).isEqualTo(new Size(60, 40));
    assertThat(inspect(Arrays.copyOf(file, file.length - 4)))
        .isInstanceOf(Inspection.Complete.class);
  }

  static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
