package dev.assay.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.format.Format;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.source.Identity;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DetectionTest {
  private static final DataSet SLICE = DicomImages.slice().all(DicomImages.slicePixels());

  private static Score score(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 4096));
    return new DicomFormat().score(Head.of(head, Identity.of("file", bytes.length)));
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(Format.class)).hasAtLeastOneElementOfType(DicomFormat.class);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void thePrefixIsCertain(Encoding encoding) {
    assertThat(score(DicomFile.of(SLICE, encoding).bytes())).isEqualTo(Score.CERTAIN);
    assertThat(score(DicomFile.of(new DataSet(), encoding).bytes())).isEqualTo(Score.CERTAIN);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void elementsAtTheStartAreLikely(Encoding encoding) {
    DicomFile file = DicomFile.of(SLICE, encoding).withoutPreamble();
    assertThat(score(file.bytes())).isEqualTo(Score.LIKELY);
    assertThat(score(file.withoutMeta().bytes())).isEqualTo(Score.LIKELY);
  }

  @Test
  void aGroupLengthMayComeFirst() {
    DataSet old =
        new DataSet()
            .numbers(0x0008_0000, "UL", 100)
            .numbers(0x0008_0001, "UL", 1000)
            .text(0x0008_0010, "SH", "ACR-NEMA 2.0");
    for (Encoding encoding : Encoding.values()) {
      assertThat(score(old.encoded(encoding))).isEqualTo(Score.LIKELY);
    }
  }

  @Test
  void twoElementsAreEnoughWhereTheyAreTheWholeFile() {
    DataSet two = new DataSet().text(0x0008_0016, "UI", "1.2").text(0x0008_0060, "CS", "MR");
    byte[] bytes = two.encoded(Encoding.IMPLICIT_LITTLE);
    assertThat(score(bytes)).isEqualTo(Score.LIKELY);
    assertThat(score(Arrays.copyOf(bytes, bytes.length + 1))).isEqualTo(Score.NO);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void elementsThatAreNotInOrderAreNone(Encoding encoding) {
    DataSet descending =
        new DataSet()
            .text(0x0008_0060, "CS", "MR")
            .text(0x0008_0018, "UI", "1.2")
            .text(0x0008_0016, "UI", "1.2")
            .text(0x0008_0008, "CS", "ORIGINAL");
    DataSet unprintable =
        new DataSet()
            .bytes(0x0008_0008, "CS", (byte) 1, (byte) 2, (byte) 3, (byte) 4)
            .text(0x0008_0016, "UI", "1.2")
            .text(0x0008_0018, "UI", "1.2");
    DataSet unknown =
        new DataSet()
            .text(0x0008_0003, "CS", "A")
            .text(0x0008_0016, "UI", "1.2")
            .text(0x0008_0018, "UI", "1.2");
    DataSet elsewhere =
        new DataSet()
            .text(0x0010_0010, "PN", "A")
            .text(0x0010_0020, "LO", "1.2")
            .text(0x0010_0040, "CS", "F");
    for (DataSet dataSet : new DataSet[] {descending, unprintable, unknown, elsewhere}) {
      assertThat(score(dataSet.encoded(encoding))).isEqualTo(Score.NO);
    }
  }

  @Test
  void otherFilesAreNotClaimed() {
    assertThat(score(new byte[0])).isEqualTo(Score.NO);
    assertThat(score(new byte[4096])).isEqualTo(Score.NO);
    assertThat(score("DICM is what DICOM files have at 128.".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Score.NO);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[300];
      random.nextBytes(bytes);
      bytes[0] = (byte) (i % 2 == 0 ? 8 : 0);
      bytes[1] = (byte) (i % 2 == 0 ? 0 : 8);
      assertThat(score(bytes)).isEqualTo(Score.NO);
    }
  }
}
