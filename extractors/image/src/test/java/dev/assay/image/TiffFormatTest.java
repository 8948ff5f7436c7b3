package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.facts.Size;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.image.TiffFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TiffFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new TiffFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("little.tif", TiffFile.of(60, 40).toBytes()),
        new Sample("big-endian.tiff", TiffFile.of(6, 4).order(ByteOrder.BIG_ENDIAN).toBytes()),
        new Sample("pages.tif", TiffFile.of(100, 80).pages(3).toBytes()),
        new Sample("bigtiff.btf", TiffFile.of(6, 4).big().toBytes()));
  }

  @Test
  void theDirectoryAtTheEndCostsOneMoreRead() {
    byte[] file = TiffFile.of(600, 400).toBytes();
    int directory = 8 + 600 * 400;
    assertThat(reads(file))
        .containsExactly(read(0, 4096), read(directory, file.length - directory));
    ImageFacts facts = facts(file);
    assertThat(facts.stored()).isEqualTo(new Size(600, 400));
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(facts.playability()).isEqualTo(Playability.SAFARI_ONLY);
    assertThat(findings(file)).containsExactly("DISPLAYED_SIZE_PREDICTED");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientationCountsInBothByteOrdersAndInBigTiff(int orientation) {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      TiffFile file = TiffFile.of(60, 40).order(order).orientation(orientation);
      for (byte[] bytes : List.of(file.toBytes(), file.big().toBytes())) {
        ImageFacts facts = facts(bytes);
        assertThat(facts.orientation()).isEqualTo(orientation);
        assertThat(displayed(facts)).isEqualTo(orientation < 5 ? "60 x 40" : "40 x 60");
      }
    }
  }

  @Test
  void aDirectoryInTheLastBytesOfAFileOfFiveGibibytesIsFoundWithTwoReads() {
    TiffFile file = TiffFile.of(70_000, 80_000).big();
    byte[] directory = file.directory(0);
    long length = 5L << 30;
    long at = length - directory.length;
    ScriptedSource source =
        ScriptedSource.sparse(length, "scan.btf").put(0, file.header(at)).put(at, directory);
    Inspection inspection = inspect(source);
    assertThat(((ImageFacts) inspection.facts()).stored()).isEqualTo(new Size(70_000, 80_000));
    assertThat(source.log()).containsExactly(read(0, 4096), read(at, directory.length));
  }

  @Test
  void pagesAreCountedUpToABound() {
    assertThat(facts(TiffFile.of(6, 4).pages(5).toBytes()).frames()).isEqualTo(5);
    assertThat(facts(TiffFile.of(6, 4).pages(17).toBytes()).frames()).isEqualTo(17);
    assertThat(facts(TiffFile.of(6, 4).pages(18).toBytes()).frames()).as("too many").isZero();
  }

  @Test
  void reducedCopiesAreNoPages() {
    byte[] file =
        directories(new int[][] {{0xFE, 0, 0x100, 6, 0x101, 4}, {0xFE, 1}, {0xFE, 4}, {0xFE, 2}});
    assertThat(facts(file).frames()).isEqualTo(2);
  }

  @Test
  void aReducedCopyInFrontGivesWayToTheLargestPictureBehindIt() {
    byte[] file =
        directories(
            new int[][] {
              {0xFE, 1, 0x100, 160, 0x101, 120, 0x112, 6},
              {0xFE, 0, 0x100, 64, 0x101, 64},
              {0xFE, 0, 0x100, 400, 0x101, 300}
            });
    ImageFacts facts = facts(file);
    assertThat(stored(facts)).isEqualTo("400 x 300");
    assertThat(facts.orientation()).as("the first directory's").isEqualTo(6);
  }

  @Test
  void aChainThatLoopsKeepsTheFirstPageAndIsReported() {
    TiffFile tiff = TiffFile.of(6, 4);
    byte[] file = tiff.toBytes();
    int next = file.length - 4;
    file[next] = 8 + 24; // back to the only directory
    assertThat(stored(facts(file))).isEqualTo("6 x 4");
    assertThat(facts(file).frames()).isZero();
    assertThat(findings(file)).contains("PAGES_UNREADABLE");
  }

  @Test
  void aFileWithoutDirectoryOrWithOneOutsideIsRefused() {
    TiffFile tiff = TiffFile.of(6, 4);
    assertThat(failure(tiff.header(0)).code()).isEqualTo("MALFORMED");
    assertThat(failure(tiff.header(0xFFFF_FFF0L)).code()).isEqualTo("TRUNCATED");
    assertThat(failure(TiffFile.of(6, 4).big().header(Long.MAX_VALUE)).code())
        .isIn("TRUNCATED", "MALFORMED");
    assertThat(failure(TiffFile.of(6, 0).toBytes()).code()).isEqualTo("MALFORMED");
  }

  @Test
  void moreEntriesThanFitAreNotFollowed() {
    byte[] file = TiffFile.of(6, 4).big().toBytes();
    Arrays.fill(file, 16 + 24, 16 + 24 + 7, (byte) 0xFF); // the count of entries
    assertThat(failure(file).code()).isIn("TRUNCATED", "MALFORMED");
  }

  @Test
  void aDamagedTagDoesNotFailThePicture() {
    byte[] file = TiffFile.of(6, 4).toBytes();
    int bits = 8 + 24 + 2 + 2 * 12;
    file[bits + 4] = 99; // many values, so somewhere else
    file[bits + 11] = 0x7F; // far outside
    assertThat(stored(facts(file))).isEqualTo("6 x 4");
    assertThat(findings(file)).contains("TAG_UNREADABLE");
  }

  @Test
  void aDirectoryOfDamagedTagsOnlyIsReportedOnce() {
    int[] pairs = new int[2 * 200];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = 0x112;
    }
    byte[] file = directories(new int[][] {pairs, {0x100, 6, 0x101, 4}});
    for (int entry = 0; entry < 200; entry++) {
      file[8 + 2 + 12 * entry + 2] = 12; // eight bytes each, which lie outside
      file[8 + 2 + 12 * entry + 11] = 0x7F;
    }
    assertThat(findings(file)).containsOnlyOnce("TAG_UNREADABLE");
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
  }

  @Test
  void aFileThatCannotBeReadIsOfTheTypeItsNameSays() {
    byte[] header = TiffFile.of(6, 4).header(5000);
    Inspection.Failed failed =
        (Inspection.Failed) inspect(ScriptedSource.of(header, "DSC_0001.NEF"));
    assertThat(failed.type().name()).isEqualTo("nef");
    assertThat(failed.findings()).isEmpty();
    header[2] = 0x55;
    failed = (Inspection.Failed) inspect(ScriptedSource.of(header, "DSC_0001.NEF"));
    assertThat(failed.type().name()).isEqualTo("rw2");
  }

  @Test
  void rawFilesAreNamedByWhatIsInThem() {
    byte[] dng = directories(new int[][] {{0x100, 60, 0x101, 40, 0xC612, 0x0104}});
    assertThat(facts(dng).type().name()).isEqualTo("dng");
    assertThat(facts(dng).playability()).isEqualTo(Playability.NO);
    byte[] panasonic =
        directories(new int[][] {{2, 4060, 3, 3016, 4, 4, 5, 8, 6, 3004, 7, 4008, 0x112, 8}});
    panasonic[2] = 0x55;
    ImageFacts facts = facts(panasonic);
    assertThat(facts.type().name()).isEqualTo("rw2");
    assertThat(stored(facts)).isEqualTo("4060 x 3016");
    assertThat(displayed(facts)).isEqualTo("3000 x 4000");
    byte[] olympus = directories(new int[][] {{0x100, 60, 0x101, 40}});
    olympus[2] = 'R';
    olympus[3] = 'O';
    assertThat(facts(olympus).type().name()).isEqualTo("orf");
  }

  @Test
  void aTiffHeaderInADicomPreambleLeavesTheFileToOthers() {
    byte[] preamble = new byte[132];
    System.arraycopy(TiffFile.of(6, 4).header(200), 0, preamble, 0, 8);
    assertThat(score(preamble, "scan.dcm")).isEqualTo(Score.CERTAIN);
    System.arraycopy(new byte[] {'D', 'I', 'C', 'M'}, 0, preamble, 128, 4);
    assertThat(score(preamble, "scan.dcm")).isEqualTo(Score.POSSIBLE);
  }

  /** A little-endian chain of directories, each of pairs of a tag and its 16-bit value. */
  private static byte[] directories(int[][] directories) {
    ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    for (int i = 0; i < directories.length; i++) {
      int[] pairs = directories[i];
      out.putShort((short) (pairs.length / 2));
      for (int k = 0; k < pairs.length; k += 2) {
        out.putShort((short) pairs[k]).putShort((short) 3).putInt(1);
        out.putShort((short) pairs[k + 1]).putShort((short) 0);
      }
      boolean last = i == directories.length - 1;
      out.putInt(last ? 0 : out.position() + 4);
    }
    return Arrays.copyOf(out.array(), out.position());
  }
}
