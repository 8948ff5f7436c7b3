package dev.assay.structure;

import static dev.assay.structure.Bytes.be;
import static dev.assay.structure.Bytes.cursor;
import static dev.assay.structure.Bytes.le;
import static dev.assay.structure.Bytes.zeros;
import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.testdata.ScriptedSource;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiffIfdsTest {
  private static final byte[] HEADER = Bytes.of("MM", be(2, 42), be(4, 8));
  private static final long GIB = 1L << 30;

  private static byte[] entry(int tag, int type, long count, Object value) {
    return Bytes.of(be(2, tag), be(2, type), be(4, count), value);
  }

  private static byte[] ifd(long next, byte[]... entries) {
    Object all = new byte[0];
    for (byte[] entry : entries) {
      all = Bytes.of(all, entry);
    }
    return Bytes.of(be(2, entries.length), all, be(4, next));
  }

  private static TiffIfds tiff(Object... parts) throws IOException {
    return TiffIfds.of(cursor(parts));
  }

  /** The first entry of a structure with one directory of one entry, and bytes behind it. */
  private static TiffIfds only(byte[] entry, Object... behind) throws IOException {
    TiffIfds ifds = tiff(HEADER, ifd(0, entry), Bytes.of(behind));
    assertThat(ifds.next()).isTrue();
    assertThat(ifds.nextEntry()).isTrue();
    return ifds;
  }

  @Test
  void directoriesAndEntriesFollowEachOther() throws IOException {
    TiffIfds ifds =
        tiff(
            HEADER,
            ifd(26, entry(0x100, 3, 1, be(4, 640L << 16))),
            ifd(0, entry(0x101, 4, 1, be(4, 480)), entry(0x102, 3, 2, be(4, 0x00080010))));
    assertThat(ifds.next()).isTrue();
    assertThat(ifds.offset()).isEqualTo(8);
    assertThat(ifds.nextEntry()).isTrue();
    assertThat(ifds.tag()).isEqualTo(0x100);
    assertThat(ifds.fieldType()).isEqualTo(3);
    assertThat(ifds.count()).isEqualTo(1);
    assertThat(ifds.valueOffset()).isEqualTo(18);
    assertThat(ifds.integer(0)).isEqualTo(640);
    assertThat(ifds.nextEntry()).isFalse();
    assertThat(ifds.next()).isTrue();
    assertThat(ifds.nextEntry()).isTrue();
    assertThat(ifds.integer(0)).isEqualTo(480);
    assertThat(ifds.nextEntry()).isTrue();
    assertThat(ifds.integer(0)).isEqualTo(8);
    assertThat(ifds.integer(1)).isEqualTo(16);
    assertThat(ifds.nextEntry()).isFalse();
    assertThat(ifds.next()).isFalse();
    assertThat(ifds.next()).isFalse();
  }

  @Test
  void aDirectoryNeedNotBeReadToGoOn() throws IOException {
    TiffIfds ifds = tiff(HEADER, ifd(26, entry(1, 3, 1, zeros(4))), ifd(0));
    assertThat(ifds.next()).isTrue();
    assertThat(ifds.next()).isTrue();
    assertThat(ifds.offset()).isEqualTo(26);
    assertThat(ifds.nextEntry()).isFalse();
  }

  @Test
  void littleEndianIsReadAndKeptForValuesAndSubDirectories() throws IOException {
    TiffIfds ifds =
        tiff(
            "II",
            le(2, 42),
            le(4, 8),
            Bytes.of(le(2, 1), le(2, 0x8769), le(2, 4), le(4, 1), le(4, 26), le(4, 0)),
            Bytes.of(le(2, 1), le(2, 0xA002), le(2, 3), le(4, 1), le(4, 7), le(4, 0)));
    ifds.next();
    ifds.nextEntry();
    TiffIfds exif = ifds.at(ifds.integer(0));
    assertThat(exif.offset()).isEqualTo(26);
    assertThat(exif.nextEntry()).isTrue();
    assertThat(exif.tag()).isEqualTo(0xA002);
    assertThat(exif.integer(0)).isEqualTo(7);
    assertThat(exif.next()).isFalse();
    assertThat(ifds.nextEntry()).isFalse();
  }

  @Test
  void offsetsCountFromTheStartOfTheStructure() throws IOException {
    byte[] structure =
        Bytes.of(HEADER, ifd(0, entry(0x11A, 5, 1, be(4, 26))), be(4, 300), be(4, 1));
    ByteCursor in = cursor("Exif\0\0", structure);
    TiffIfds ifds = TiffIfds.of(in.range(6, structure.length));
    ifds.next();
    ifds.nextEntry();
    assertThat(ifds.offset()).isEqualTo(8);
    assertThat(ifds.valueOffset()).isEqualTo(32);
    assertThat(ifds.number(0)).isEqualTo(300);
  }

  @Test
  void bigTiffReadsDirectoriesBeyond4GiB() throws IOException {
    ScriptedSource source =
        ScriptedSource.sparse(6 * GIB, "large.tif")
            .put(0, Bytes.of("MM", be(2, 43), be(2, 8), be(2, 0), be(8, 5 * GIB)))
            .put(
                5 * GIB,
                Bytes.of(
                    be(8, 1), be(2, 0x100), be(2, 16), be(8, 2), be(8, 5 * GIB + 100), be(8, 0)))
            .put(5 * GIB + 100, Bytes.of(be(8, 70_000), be(8, 1L << 40)));
    TiffIfds ifds = TiffIfds.of(cursor(source));
    assertThat(ifds.next()).isTrue();
    assertThat(ifds.nextEntry()).isTrue();
    assertThat(ifds.integer(0)).isEqualTo(70_000);
    assertThat(ifds.integer(1)).isEqualTo(1L << 40);
    assertThat(ifds.nextEntry()).isFalse();
    assertThat(ifds.next()).isFalse();
    assertThat(source.log()).containsExactly(read(0, 4096), read(5 * GIB, 4096));
  }

  @ParameterizedTest
  @ValueSource(ints = {42, 0x4F52, 0x5352, 0x55})
  void rawFilesHaveTheSameDirectories(int version) throws IOException {
    assertThat(tiff("MM", be(2, version), be(4, 8), ifd(0)).next()).isTrue();
  }

  @Test
  void whatIsNoTiffIsMalformed() {
    assertThatThrownBy(() -> tiff("MI", zeros(6))).hasMessageContaining("byte order mark");
    assertThatThrownBy(() -> tiff("MM", be(2, 41), be(4, 8))).hasMessageContaining("version 41");
    assertThatThrownBy(() -> tiff("MM", be(2, 43), be(2, 4), zeros(12)))
        .hasMessageContaining("8-byte offsets");
    assertThatThrownBy(() -> tiff("MM", be(2, 42))).isInstanceOf(TruncatedException.class);
    assertThatThrownBy(() -> tiff()).isInstanceOf(TruncatedException.class);
  }

  @Test
  void noDirectoryIsNone() throws IOException {
    assertThat(tiff("MM", be(2, 42), be(4, 0)).next()).isFalse();
  }

  @Test
  void aChainThatLoopsIsMalformed() throws IOException {
    TiffIfds ifds = tiff(HEADER, ifd(14), ifd(8));
    assertThat(ifds.next()).isTrue();
    assertThat(ifds.next()).isTrue();
    assertThatThrownBy(ifds::next)
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("loop");
  }

  @Test
  void aDirectoryThatFollowsItselfIsMalformed() throws IOException {
    TiffIfds ifds = tiff(HEADER, ifd(8));
    assertThat(ifds.next()).isTrue();
    assertThatThrownBy(ifds::next).isInstanceOf(MalformedException.class);
  }

  @Test
  void aSubDirectoryThatIsOnTheWayToItselfIsMalformed() throws IOException {
    TiffIfds ifds =
        tiff(HEADER, ifd(0, entry(0x14A, 4, 1, be(4, 26))), ifd(0, entry(0x14A, 4, 1, be(4, 8))));
    ifds.next();
    TiffIfds sub = ifds.at(26);
    assertThatThrownBy(() -> sub.at(8)).hasMessageContaining("loop");
    assertThatThrownBy(() -> sub.at(26)).hasMessageContaining("loop");
    assertThatThrownBy(() -> ifds.at(8)).hasMessageContaining("loop");
  }

  @Test
  void twoDirectoriesMayShareASubDirectory() throws IOException {
    TiffIfds ifds = tiff(HEADER, ifd(14), ifd(0), ifd(0, entry(1, 1, 1, be(4, 5L << 24))));
    ifds.next();
    assertThat(ifds.at(20).nextEntry()).isTrue();
    ifds.next();
    assertThat(ifds.at(20).nextEntry()).isTrue();
  }

  @Test
  void subDirectoriesNestedBeyondTheLimitEnd() throws IOException {
    Object all = HEADER;
    for (int i = 0; i < 1000; i++) {
      all = Bytes.of(all, ifd(0));
    }
    TiffIfds ifds = tiff(all);
    ifds.next();
    assertThatThrownBy(
            () -> {
              TiffIfds level = ifds;
              for (int i = 1; i < 1000; i++) {
                level = level.at(8 + 6L * i);
              }
            })
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("32 deep");
  }

  @Test
  void aDirectoryOutsideTheStructureIsMalformed() throws IOException {
    byte[] structure = Bytes.of("MM", be(2, 42), be(4, 100));
    ByteCursor in = cursor(structure, zeros(200));
    TiffIfds ifds = TiffIfds.of(in.range(0, 20));
    assertThatThrownBy(ifds::next).hasMessageContaining("outside");
    assertThatThrownBy(() -> ifds.at(-1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> ifds.at(Long.MAX_VALUE)).isInstanceOf(MalformedException.class);
  }

  @Test
  void aDirectoryBehindTheEndOfTheDataIsTruncated() {
    assertThatThrownBy(() -> tiff("MM", be(2, 42), be(4, 0xFFFF_FFFFL)).next())
        .isInstanceOf(TruncatedException.class);
    assertThatThrownBy(
            () -> tiff("MM", be(2, 43), be(2, 8), be(2, 0), be(8, Long.MAX_VALUE)).next())
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void moreEntriesThanFitTheStructureAreMalformed() {
    ByteCursor in = cursor(HEADER, be(2, 2), zeros(100));
    assertThatThrownBy(() -> TiffIfds.of(in.range(0, 30)).next())
        .hasMessageContaining("2 directory entries, more than fit");
  }

  @Test
  void aDeclaredCountOfEntriesIsNotBelieved() throws IOException {
    TiffIfds ifds =
        tiff("MM", be(2, 43), be(2, 8), be(2, 0), be(8, 16), be(8, 1L << 58), zeros(1000));
    assertThat(ifds.next()).isTrue();
    assertThatThrownBy(
            () -> {
              while (ifds.nextEntry()) {
                assertThat(ifds.tag()).isZero();
              }
            })
        .isInstanceOf(TruncatedException.class);
  }

  @Test
  void everyWholeNumberTypeIsRead() throws IOException {
    assertThat(only(entry(1, 1, 4, be(4, 0xFFFEFDFCL))).integer(3)).isEqualTo(0xFC);
    assertThat(only(entry(1, 2, 4, "abc\0")).integer(0)).isEqualTo('a');
    assertThat(only(entry(1, 3, 2, be(4, 0xFFFFFFFEL))).integer(1)).isEqualTo(0xFFFE);
    assertThat(only(entry(1, 4, 1, be(4, -1))).integer(0)).isEqualTo(0xFFFF_FFFFL);
    assertThat(only(entry(1, 6, 4, be(4, 0xFFFEFDFCL))).integer(0)).isEqualTo(-1);
    assertThat(only(entry(1, 7, 4, be(4, 0x01020304))).integer(2)).isEqualTo(3);
    assertThat(only(entry(1, 8, 2, be(4, 0xFFFEFFFFL))).integer(0)).isEqualTo(-2);
    assertThat(only(entry(1, 9, 1, be(4, -5))).integer(0)).isEqualTo(-5);
    assertThat(only(entry(1, 13, 1, be(4, 8))).integer(0)).isEqualTo(8);
    assertThat(only(entry(1, 16, 1, be(4, 26)), be(8, 1L << 33)).integer(0)).isEqualTo(1L << 33);
    assertThat(only(entry(1, 17, 1, be(4, 26)), be(8, -7)).integer(0)).isEqualTo(-7);
    assertThat(only(entry(1, 18, 1, be(4, 26)), be(8, 9)).integer(0)).isEqualTo(9);
  }

  @Test
  void everyNumberTypeIsRead() throws IOException {
    assertThat(only(entry(1, 5, 1, be(4, 26)), be(4, 0xFFFFFFFEL), be(4, 2)).number(0))
        .isEqualTo(2147483647.0);
    assertThat(only(entry(1, 10, 1, be(4, 26)), be(4, -3), be(4, 2)).number(0)).isEqualTo(-1.5);
    assertThat(only(entry(1, 11, 1, be(4, Float.floatToIntBits(0.5f)))).number(0)).isEqualTo(0.5);
    assertThat(only(entry(1, 12, 1, be(4, 26)), be(8, Double.doubleToLongBits(1e9))).number(0))
        .isEqualTo(1e9);
    assertThat(only(entry(1, 3, 1, be(4, 6L << 16))).number(0)).isEqualTo(6);
  }

  @Test
  void aFractionOverZeroIsNoFiniteNumber() throws IOException {
    assertThat(only(entry(1, 5, 1, be(4, 26)), be(4, 0), be(4, 0)).number(0)).isNaN();
    assertThat(only(entry(1, 5, 1, be(4, 26)), be(4, 72), be(4, 0)).number(0)).isInfinite();
  }

  @Test
  void aValueOfAnotherTypeOrIndexIsMalformed() throws IOException {
    assertThatThrownBy(() -> only(entry(1, 5, 1, be(4, 26)), zeros(8)).integer(0))
        .hasMessageContaining("not a whole number");
    assertThatThrownBy(() -> only(entry(1, 3, 1, zeros(4))).integer(1))
        .hasMessageContaining("no value 1");
    assertThatThrownBy(() -> only(entry(1, 3, 1, zeros(4))).integer(-1))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> only(entry(1, 99, 1, zeros(4))).integer(0))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> only(entry(1, 0, 1, zeros(4))).number(0))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aValueOutsideTheStructureIsMalformed() throws IOException {
    ByteCursor in = cursor(HEADER, ifd(0, entry(1, 4, 2, be(4, 22))), zeros(100));
    TiffIfds ifds = TiffIfds.of(in.range(0, 26));
    ifds.next();
    ifds.nextEntry();
    assertThat(ifds.integer(0)).isZero();
    assertThatThrownBy(() -> ifds.integer(1)).hasMessageContaining("outside");
  }

  @Test
  void aCountThatOverflowsIsMalformedOrTruncated() throws IOException {
    TiffIfds ifds =
        tiff(
            "MM",
            be(2, 43),
            be(2, 8),
            be(2, 0),
            be(8, 16),
            be(8, 1),
            Bytes.of(be(2, 1), be(2, 16), be(8, Long.MAX_VALUE), be(8, 16)),
            be(8, 0));
    ifds.next();
    ifds.nextEntry();
    assertThatThrownBy(() -> ifds.integer(Long.MAX_VALUE - 1))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> ifds.integer(1L << 59)).isInstanceOf(TruncatedException.class);
  }

  @Test
  void aSubDirectoryOfAStructureInsideAFileStaysInIt() throws IOException {
    byte[] structure = Bytes.of(HEADER, ifd(0), ifd(0, entry(1, 4, 2, be(4, 28))));
    ByteCursor in = cursor("Exif\0\0", structure, zeros(100));
    TiffIfds ifds = TiffIfds.of(in.range(6, structure.length));
    assertThat(ifds.next()).isTrue();
    TiffIfds sub = ifds.at(14);
    assertThat(sub.nextEntry()).isTrue();
    assertThat(sub.integer(0)).isZero();
    assertThatThrownBy(() -> sub.integer(1)).hasMessageContaining("outside");
  }

  @Test
  void valuesAndDirectoriesMayLieAtEitherEndOfTheStructure() throws IOException {
    assertThat(only(entry(1, 4, 2, be(4, 0))).integer(0)).isEqualTo(0x4D4D_002AL);
    TiffIfds ifds = TiffIfds.of(cursor(HEADER, ifd(0), zeros(9)).range(0, 14));
    assertThatThrownBy(() -> ifds.at(0)).hasMessageContaining("more than fit");
    assertThatThrownBy(() -> ifds.at(14)).hasMessageNotContaining("outside the file");
    assertThatThrownBy(() -> ifds.at(15)).hasMessageContaining("outside the file");
  }

  @Test
  void whereAStructureEndsCountsFromWhereItStarts() throws IOException {
    byte[] structure = Bytes.of(HEADER, ifd(0));
    TiffIfds ifds = TiffIfds.of(cursor("Exif\0\0", structure, zeros(99)).range(6, 14));
    assertThatThrownBy(() -> ifds.at(16)).hasMessageContaining("outside the file");
  }
}
