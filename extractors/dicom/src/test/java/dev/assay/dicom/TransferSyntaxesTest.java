package dev.assay.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import dev.assay.read.DeclinedException;
import dev.assay.read.LimitExceededException;
import dev.assay.read.Limits;
import dev.assay.read.TruncatedException;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferSyntaxesTest {
  private static final DataSet SLICE = DicomImages.slice().all(DicomImages.slicePixels());

  private static void assertDescribesTheSlice(Reading reading) {
    DicomFacts facts = reading.facts();
    assertThat(facts.sopInstanceUid()).isEqualTo("1.2.3.4");
    assertThat(facts.modality()).isEqualTo("CT");
    assertThat(facts.tags())
        .containsEntry("00100020", DicomElement.of("LO", List.of("P-1")))
        .containsEntry("00200013", DicomElement.of("IS", List.of(7L)))
        .containsEntry("00200032", DicomElement.of("DS", List.of(-100.5, -99.0, 12.25)))
        .containsEntry("00280010", DicomElement.of("US", List.of(3L)))
        .containsEntry("00280011", DicomElement.of("US", List.of(4L)))
        .containsEntry("00281051", DicomElement.of("DS", List.of(400.0, 1500.0)));
    assertThat(reading.incomplete()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void aFileInOrderIsReadWithoutFindings(Encoding encoding) throws IOException {
    Reading reading = Reading.of(DicomFile.of(SLICE, encoding));
    assertDescribesTheSlice(reading);
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.facts().transferSyntaxUid()).isEqualTo(encoding.transferSyntaxUid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.5", "1.2.3.private"})
  void everyOtherSyntaxIsExplicitAndLittleEndian(String uid) throws IOException {
    DataSet compressed =
        DicomImages.slice().fragments(0x7FE0_0010, "OB", new byte[0], new byte[] {1, 2, 3, 4});
    Reading reading = Reading.of(DicomFile.of(compressed, Encoding.EXPLICIT_LITTLE).naming(uid));
    assertDescribesTheSlice(reading);
    assertThat(reading.facts().transferSyntaxUid()).isEqualTo(uid);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void aFileWithoutPreambleIsRead(Encoding encoding) throws IOException {
    Reading reading = Reading.of(DicomFile.of(SLICE, encoding).withoutPreamble());
    assertDescribesTheSlice(reading);
    assertThat(reading.codes()).containsExactly("DICOM_NO_PREAMBLE");
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void aSyntaxThatIsNotNamedIsToldFromTheFirstElement(Encoding encoding) throws IOException {
    Reading reading = Reading.of(DicomFile.of(SLICE, encoding).withoutMeta());
    assertDescribesTheSlice(reading);
    assertThat(reading.facts().transferSyntaxUid()).isNull();
    assertThat(reading.codes()).containsExactly("DICOM_NO_META");
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void aBareDataSetIsRead(Encoding encoding) throws IOException {
    Reading reading = Reading.of(DicomFile.of(SLICE, encoding).withoutPreamble().withoutMeta());
    assertDescribesTheSlice(reading);
    assertThat(reading.codes()).containsExactly("DICOM_NO_PREAMBLE", "DICOM_NO_META");
  }

  @Test
  void theFirstElementOverrulesTheNamedSyntax() throws IOException {
    String implicit = Encoding.IMPLICIT_LITTLE.transferSyntaxUid();
    String explicit = Encoding.EXPLICIT_LITTLE.transferSyntaxUid();
    assertDescribesTheSlice(
        Reading.of(DicomFile.of(SLICE, Encoding.EXPLICIT_LITTLE).naming(implicit)));
    assertDescribesTheSlice(
        Reading.of(DicomFile.of(SLICE, Encoding.IMPLICIT_LITTLE).naming(explicit)));
  }

  @Test
  void aMetaGroupOfWrongLengthIsReadToItsEnd() throws IOException {
    byte[] bytes = DicomFile.of(SLICE, Encoding.IMPLICIT_LITTLE).bytes();
    for (int length : new int[] {0, 1, 0xFF}) {
      Arrays.fill(bytes, 140, 144, (byte) length);
      assertDescribesTheSlice(Reading.of(bytes));
    }
  }

  @Test
  void elementsOfANetworkCommandArePassedOver() throws IOException {
    DataSet withCommand =
        new DataSet().text(0x0000_0002, "UI", "1.2").numbers(0x0000_0100, "US", 1).all(SLICE);
    Reading reading = Reading.of(DicomFile.of(withCommand, Encoding.IMPLICIT_LITTLE));
    assertDescribesTheSlice(reading);
  }

  @Test
  void aDeflatedDataSetIsInflated() throws IOException {
    DicomFile file = DicomFile.of(SLICE, Encoding.EXPLICIT_LITTLE).naming(DicomFile.DEFLATED);
    Reading reading = Reading.of(file);
    assertDescribesTheSlice(reading);
    assertThat(reading.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.840.10008.1.2.4.95", "1.2.840.10008.1.2.4.205"})
  void theReferencedSyntaxesThatDeflateAreInflated(String syntax) throws IOException {
    byte[] file = DicomFile.of(SLICE, Encoding.EXPLICIT_LITTLE).naming(DicomFile.DEFLATED).bytes();
    Reading reading = Reading.of(renamed(file, syntax));
    assertThat(reading.facts().transferSyntaxUid()).isEqualTo(syntax);
    assertDescribesTheSlice(reading);
  }

  /** The file with another name for its syntax, of the same padded length or longer. */
  private static byte[] renamed(byte[] file, String syntax) {
    byte[] plain = DicomFile.of(new DataSet(), Encoding.EXPLICIT_LITTLE).naming(syntax).bytes();
    int start =
        DicomFile.of(new DataSet(), Encoding.EXPLICIT_LITTLE)
                .naming(DicomFile.DEFLATED)
                .bytes()
                .length
            - 2; // an empty data set deflates to two bytes
    byte[] renamed = Arrays.copyOf(plain, plain.length + file.length - start);
    System.arraycopy(file, start, renamed, plain.length, file.length - start);
    return renamed;
  }

  @Test
  void aZlibHeaderIsDeclined() {
    byte[] meta =
        DicomFile.of(new DataSet(), Encoding.EXPLICIT_LITTLE).naming(DicomFile.DEFLATED).bytes();
    for (int level : new int[] {0x01, 0x5E, 0x9C, 0xDA}) {
      byte[] file = meta.clone();
      file[file.length - 2] = 0x78;
      file[file.length - 1] = (byte) level;
      assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(DeclinedException.class);
    }
  }

  @Test
  void aDeflatedDataSetThatBreaksOffGivesWhatItHad() throws IOException {
    byte[] whole =
        DicomFile.of(DicomImages.multiFrame(500), Encoding.EXPLICIT_LITTLE)
            .naming(DicomFile.DEFLATED)
            .bytes();
    Reading cut = Reading.of(Arrays.copyOf(whole, whole.length / 2));
    assertThat(cut.incomplete()).isTrue();
    assertThat(cut.codes()).containsExactly("DICOM_TRUNCATED");
    assertThat(cut.facts().sopInstanceUid()).isEqualTo("1.2.3.5");
    assertThat(cut.tag("52009230")).isNull();
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length / 2, whole.length, (byte) 0xFF);
    assertThat(Reading.of(damaged).facts().sopInstanceUid()).isEqualTo("1.2.3.5");
    assertThat(Reading.of(damaged).incomplete()).isTrue();
  }

  @Test
  void aCutBetweenTwoElementsOfADeflatedDataSetIsNoticed() throws IOException {
    byte[] body = DicomImages.slice().encoded(Encoding.EXPLICIT_LITTLE);
    byte[] whole =
        DicomFile.of(new DataSet().raw(body), Encoding.EXPLICIT_LITTLE)
            .naming(DicomFile.DEFLATED)
            .bytes();
    // A stored block of all but its end-of-stream mark: the last block flag is the first bit.
    int start = whole.length - deflatedLength(body);
    byte[] stored = new byte[start + 5 + body.length];
    System.arraycopy(whole, 0, stored, 0, start);
    stored[start + 1] = (byte) body.length;
    stored[start + 2] = (byte) (body.length >> 8);
    stored[start + 3] = (byte) ~body.length;
    stored[start + 4] = (byte) (~body.length >> 8);
    System.arraycopy(body, 0, stored, start + 5, body.length);
    Reading reading = Reading.of(stored);
    assertThat(reading.facts().sopInstanceUid()).isEqualTo("1.2.3.4");
    assertThat(reading.codes()).containsExactly("DICOM_TRUNCATED");
    assertThat(reading.incomplete()).isTrue();
    stored[start] = 1;
    assertThat(Reading.of(stored).findings()).isEmpty();
  }

  private static int deflatedLength(byte[] body) {
    DataSet raw = new DataSet().raw(body);
    int named =
        DicomFile.of(raw, Encoding.EXPLICIT_LITTLE).naming(DicomFile.DEFLATED).bytes().length;
    int without =
        DicomFile.of(new DataSet(), Encoding.EXPLICIT_LITTLE)
            .naming(DicomFile.DEFLATED)
            .bytes()
            .length;
    return named - without + 2; // an empty data set deflates to two bytes
  }

  @Test
  void aDeflatedDataSetWithoutAnythingInItIsTruncated() {
    byte[] whole = DicomFile.of(SLICE, Encoding.EXPLICIT_LITTLE).naming(DicomFile.DEFLATED).bytes();
    int start =
        DicomFile.of(new DataSet(), Encoding.EXPLICIT_LITTLE)
                .naming(DicomFile.DEFLATED)
                .bytes()
                .length
            - 2;
    byte[] empty = Arrays.copyOf(whole, start);
    assertThatThrownBy(() -> Reading.of(empty)).isInstanceOf(TruncatedException.class);
  }

  @Test
  void whatInflatesWithoutEndIsStopped() throws IOException {
    DataSet bomb =
        new DataSet().bytes(0x0008_0001, "OB", new byte[60_000_000]).text(0x0010_0020, "LO", "P-1");
    byte[] bytes = DicomFile.of(bomb, Encoding.EXPLICIT_LITTLE).naming(DicomFile.DEFLATED).bytes();
    assertThat(bytes.length).isLessThan(100_000);
    assertThatThrownBy(() -> Reading.of(ScriptedSource.of(bytes, "bomb.dcm"), Limits.tiny()))
        .isInstanceOf(LimitExceededException.class);
    DataSet later = new DataSet().text(0x0008_0018, "UI", "1.2").all(bomb);
    byte[] begun = DicomFile.of(later, Encoding.EXPLICIT_LITTLE).naming(DicomFile.DEFLATED).bytes();
    Reading reading = Reading.of(ScriptedSource.of(begun, "bomb.dcm"), Limits.tiny());
    assertThat(reading.facts().sopInstanceUid()).isEqualTo("1.2");
    assertThat(reading.incomplete()).isTrue();
    assertThat(reading.codes()).containsExactly("LIMIT_EXCEEDED");
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void sequencesOfUnknownRepresentationAreImplicitAndLittleEndian(Encoding encoding)
      throws IOException {
    DataSet item = new DataSet().text(0x0028_0030, "DS", "1\\2").numbers(0x0028_0010, "US", 7);
    DataSet dataSet =
        new DataSet()
            .unknownSequence(0x0009_1010, item)
            .unknownSequence(0x0028_9110, item)
            .sequence(0x5200_9229, new DataSet().unknownSequence(0x2005_140E, item));
    Reading reading = Reading.of(DicomFile.of(dataSet, encoding));
    Map<String, DicomElement> expected =
        Map.of(
            "00280010", DicomElement.of("US", List.of(7L)),
            "00280030", DicomElement.of("DS", List.of(1.0, 2.0)));
    DicomElement sequence = DicomElement.of("SQ", List.of(expected));
    assertThat(reading.tag("00289110")).isEqualTo(sequence);
    assertThat(reading.tag("52009229"))
        .isEqualTo(DicomElement.of("SQ", List.of(Map.of("2005140E", sequence))));
  }
}
