package dev.assay.dicom;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.read.Limits;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReadingCostTest {
  private static final long GIB = 1L << 30;

  private static ScriptedSource sparse(DataSet dataSet, Encoding encoding, long length) {
    return ScriptedSource.sparse(length, "image.dcm")
        .put(0, DicomFile.of(dataSet, encoding).bytes());
  }

  @Test
  void pixelsOfFourGigabytesAreNotRead() throws IOException {
    DataSet dataSet = DicomImages.slice().header(0x7FE0_0010, "OW", 0xFFFF_FFFEL);
    ScriptedSource source = sparse(dataSet, Encoding.EXPLICIT_LITTLE, 5 * GIB);
    Reading reading = Reading.of(source, Limits.remote());
    assertThat(reading.facts().sopInstanceUid()).isEqualTo("1.2.3.4");
    assertThat(reading.findings()).isEmpty();
    assertThat(source.log()).containsExactly(read(0, 16 * 1024));
  }

  @Test
  void theFirstReadIsEnoughForAnUsualHeader() throws IOException {
    DataSet dataSet = DicomImages.slice().header(0x7FE0_0010, "OW", 500_000);
    ScriptedSource source = sparse(dataSet, Encoding.IMPLICIT_LITTLE, 600_000);
    Reading.of(source, Limits.local());
    assertThat(source.log()).containsExactly(read(0, 4096));
  }

  @Test
  void aLongHeaderTakesOneMoreRead() throws IOException {
    DataSet dataSet = DicomImages.multiFrame(40).header(0x7FE0_0010, "OW", 500_000);
    int length = DicomFile.of(dataSet, Encoding.EXPLICIT_LITTLE).bytes().length;
    assertThat(length).isBetween(4097, 12 * 1024);
    ScriptedSource source = sparse(dataSet, Encoding.EXPLICIT_LITTLE, 600_000);
    Reading.of(source, Limits.local());
    assertThat(source.log()).containsExactly(read(0, 4096), read(4096, 8192));
  }

  @Test
  void valuesThatAreNotWantedAreJumpedOver() throws IOException {
    DataSet before =
        new DataSet().text(0x0008_0018, "UI", "1.2").header(0x0009_1010, "OB", 3 * GIB);
    long behind = DicomFile.of(before, Encoding.EXPLICIT_LITTLE).bytes().length + 3 * GIB;
    DataSet after = new DataSet().text(0x0010_0020, "LO", "P-1").all(DicomImages.slicePixels());
    ScriptedSource source =
        sparse(before, Encoding.EXPLICIT_LITTLE, 4 * GIB)
            .put(behind, after.encoded(Encoding.EXPLICIT_LITTLE));
    Reading reading = Reading.of(source, Limits.local());
    assertThat(reading.facts().text("00100020")).isEqualTo("P-1");
    assertThat(source.log()).containsExactly(read(0, 4096), read(behind, 4096));
  }

  @Test
  void itemsOfStatedLengthAreJumpedOver() throws IOException {
    DataSet before =
        new DataSet().header(0x0009_1010, "SQ", 0xFFFF_FFFFL).header(0xFFFE_E000, "", GIB);
    long behind = DicomFile.of(before, Encoding.EXPLICIT_LITTLE).bytes().length + GIB;
    DataSet after =
        new DataSet()
            .header(0xFFFE_E0DD, "", 0)
            .text(0x0010_0020, "LO", "P-1")
            .all(DicomImages.slicePixels());
    ScriptedSource source =
        sparse(before, Encoding.EXPLICIT_LITTLE, 2 * GIB)
            .put(behind, after.encoded(Encoding.EXPLICIT_LITTLE));
    assertThat(Reading.of(source, Limits.local()).facts().text("00100020")).isEqualTo("P-1");
    assertThat(source.log()).containsExactly(read(0, 4096), read(behind, 4096));
  }

  @Test
  void whatAWantedValueClaimsIsNotAllocated() throws IOException {
    DataSet dataSet =
        new DataSet().text(0x0008_0018, "UI", "1.2").header(0x0010_0020, "UT", 3 * GIB);
    ScriptedSource source = sparse(dataSet, Encoding.EXPLICIT_LITTLE, 4 * GIB);
    Reading reading = Reading.of(source, Limits.local());
    assertThat(reading.facts().sopInstanceUid()).isEqualTo("1.2");
    assertThat(reading.codes()).containsExactly("LIMIT_EXCEEDED");
    assertThat(reading.incomplete()).isTrue();
    assertThat(source.log()).containsExactly(read(0, 4096));
  }

  @Test
  void manyValuesTogetherAreBoundedLikeOne() throws IOException {
    DataSet item = new DataSet().bytes(0x0009_1010, "OB", new byte[200_000]);
    DataSet dataSet =
        new DataSet()
            .text(0x0008_0018, "UI", "1.2")
            .sequence(0x5200_9229, item, item, item, item, item, item);
    byte[] bytes = DicomFile.of(dataSet, Encoding.EXPLICIT_LITTLE).bytes();
    Limits limits = Limits.tiny().withBytes(4_000_000);
    Reading reading = Reading.of(ScriptedSource.of(bytes, "image.dcm"), limits);
    assertThat(reading.tag("52009229")).isNull();
    assertThat(reading.codes()).containsExactly("LIMIT_EXCEEDED");
  }
}
