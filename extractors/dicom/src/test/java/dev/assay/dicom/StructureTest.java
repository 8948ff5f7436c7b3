package dev.assay.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.DicomElement;
import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements and sequences in and out of order. */
class StructureTest {
  private static final int ITEM = 0xFFFE_E000;
  private static final int ITEM_DELIMITER = 0xFFFE_E00D;
  private static final int SEQUENCE_DELIMITER = 0xFFFE_E0DD;
  private static final int MEASURES = 0x0028_9110;
  private static final long UNDEFINED = 0xFFFF_FFFFL;
  private static final DataSet SPACING = new DataSet().text(0x0028_0030, "DS", "1\\2");
  private static final Map<String, DicomElement> SPACING_READ =
      Map.of("00280030", DicomElement.of("DS", List.of(1.0, 2.0)));

  private static DataSet patient() {
    return new DataSet().text(0x0010_0020, "LO", "P-1");
  }

  private static List<Object> measures(Reading reading) {
    DicomElement element = Objects.requireNonNull(reading.tag("00289110"));
    assertThat(element.vr()).isEqualTo("SQ");
    return Objects.requireNonNull(element.value());
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void delimitedAndMeasuredSequencesAreTheSame(Encoding encoding) throws IOException {
    Reading measured = Reading.of(DicomFile.of(DicomImages.multiFrame(3), encoding));
    Reading open = Reading.of(DicomFile.of(DicomImages.openMultiFrame(3), encoding));
    assertThat(open).isEqualTo(measured);
    DicomElement frames = Objects.requireNonNull(open.tag("52009230"));
    assertThat(frames.value())
        .hasSize(3)
        .last()
        .isEqualTo(
            Map.of(
                "00209111",
                DicomElement.of(
                    "SQ",
                    List.of(
                        Map.of(
                            "00189220", DicomElement.of("FD", List.of(1.0)),
                            "00209157", DicomElement.of("UL", List.of(1L, 3L))))),
                "00209113",
                DicomElement.of(
                    "SQ",
                    List.of(Map.of("00200032", DicomElement.of("DS", List.of(0.0, 0.0, 3.0)))))));
  }

  @Test
  void tenThousandFramesAreRead() throws IOException {
    Reading reading = Reading.of(DicomImages.multiFrame(10_000));
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.facts().numberOfFrames()).isEqualTo(10_000);
    assertThat(Objects.requireNonNull(reading.tag("52009230")).value()).hasSize(10_000);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void sequencesThatAreNotWantedArePassedOver(Encoding encoding) throws IOException {
    DataSet inner = new DataSet().openSequence(0x0008_1199, patient(), new DataSet());
    DataSet dataSet =
        new DataSet()
            .openSequence(0x0008_1140, inner, new DataSet().sequence(0x0008_1199, patient()))
            .sequence(0x0008_1198, patient())
            .openSequence(0x0009_1002, inner)
            .fragments(0x0009_1003, "OB", new byte[5], new byte[4])
            .text(0x0020_000D, "UI", "1.2")
            .all(SPACING);
    Reading reading = Reading.of(DicomFile.of(dataSet, encoding));
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.tag("00100020")).isNull();
    assertThat(reading.facts().studyInstanceUid()).isEqualTo("1.2");
    assertThat(reading.tag("00280030")).isEqualTo(SPACING_READ.get("00280030"));
  }

  @Test
  void elementsOutOfOrderAreFound() throws IOException {
    DataSet dataSet = new DataSet().all(SPACING).all(patient()).text(0x0008_0018, "UI", "1.2.3");
    Reading reading = Reading.of(dataSet);
    assertThat(reading.facts().tags())
        .containsEntry("00080018", DicomElement.of("UI", List.of("1.2.3")))
        .containsEntry("00100020", DicomElement.of("LO", List.of("P-1")));
  }

  @Test
  void aDamagedTagDoesNotEndTheHeader() throws IOException {
    Reading reading = Reading.of(new DataSet().text(0xFF10_0010, "PN", "A^B").all(patient()));
    assertThat(reading.tag("00100020")).isNotNull();
    Reading behind =
        Reading.of(new DataSet().all(SPACING).text(0x6000_0022, "LO", "overlay").all(patient()));
    assertThat(behind.tag("00100020")).isNull();
  }

  @Test
  void theLastOfTwoElementsCounts() throws IOException {
    assertThat(Reading.of(patient().text(0x0010_0020, "LO", "P-2")).tag("00100020"))
        .isEqualTo(DicomElement.of("LO", List.of("P-2")));
    assertThat(Reading.of(patient().text(0x0010_0020, "DS", "bad")).tag("00100020")).isNull();
    assertThat(Reading.of(patient().text(0x0010_0020, "ZZ", "P-2")).tag("00100020")).isNull();
  }

  @Test
  void valuesOfOddLengthAreRead() throws IOException {
    DataSet dataSet =
        new DataSet()
            .bytes(0x0008_0060, "CS", (byte) 'O', (byte) 'T', (byte) 'H')
            .bytes(0x0010_0020, "LO", (byte) 'P')
            .all(SPACING);
    Reading reading = Reading.of(dataSet);
    assertThat(reading.facts().modality()).isEqualTo("OTH");
    assertThat(reading.tag("00100020")).isEqualTo(DicomElement.of("LO", List.of("P")));
    assertThat(reading.tag("00280030")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 7, 8, 16, 100})
  void zerosBehindTheLastElementArePadding(int zeros) throws IOException {
    Reading reading = Reading.of(patient().raw(new byte[zeros]));
    assertThat(reading.tag("00100020")).isNotNull();
    if (zeros < 8) {
      assertThat(reading.findings()).isEmpty();
    }
  }

  @Test
  void strayDelimitersEndNothing() throws IOException {
    DataSet dataSet =
        patient()
            .sequence(MEASURES, SPACING)
            .header(SEQUENCE_DELIMITER, "", 0)
            .header(ITEM_DELIMITER, "", 0)
            .sequence(0x5200_9229);
    Reading reading = Reading.of(dataSet);
    assertThat(measures(reading)).containsExactly(SPACING_READ);
    assertThat(reading.tag("52009229")).isEqualTo(DicomElement.empty("SQ"));
  }

  @Test
  void aDelimiterBehindAnItemOfStatedLengthIsNoItem() throws IOException {
    byte[] item = SPACING.encoded(Encoding.EXPLICIT_LITTLE);
    DataSet dataSet =
        new DataSet()
            .header(MEASURES, "SQ", UNDEFINED)
            .header(ITEM, "", item.length)
            .raw(item)
            .header(ITEM_DELIMITER, "", 0)
            .header(SEQUENCE_DELIMITER, "", 0)
            .sequence(0x5200_9229);
    Reading reading = Reading.of(dataSet);
    assertThat(measures(reading)).containsExactly(SPACING_READ);
    assertThat(reading.tag("52009229")).isNotNull();
  }

  @Test
  void theDelimiterOfASequenceEndsAnItemWithoutItsOwn() throws IOException {
    DataSet dataSet =
        new DataSet()
            .header(0x0008_1140, "SQ", UNDEFINED)
            .header(ITEM, "", UNDEFINED)
            .all(patient())
            .header(SEQUENCE_DELIMITER, "", 0)
            .header(MEASURES, "SQ", UNDEFINED)
            .header(ITEM, "", UNDEFINED)
            .all(SPACING)
            .header(SEQUENCE_DELIMITER, "", 0)
            .sequence(0x5200_9229);
    Reading reading = Reading.of(dataSet);
    assertThat(measures(reading)).containsExactly(SPACING_READ);
    assertThat(reading.tag("52009229")).isNotNull();
    assertThat(reading.incomplete()).isFalse();
  }

  @Test
  void anItemLongerThanItsSequenceEndsWithIt() throws IOException {
    byte[] item = SPACING.encoded(Encoding.EXPLICIT_LITTLE);
    DataSet dataSet =
        new DataSet()
            .header(MEASURES, "SQ", 8 + item.length)
            .header(ITEM, "", item.length + 1000)
            .raw(item)
            .sequence(0x5200_9229);
    Reading reading = Reading.of(dataSet);
    assertThat(measures(reading)).containsExactly(SPACING_READ);
    assertThat(reading.tag("52009229")).isNotNull();
  }

  @Test
  void aValueLongerThanItsSequenceSpoilsTheSequenceAlone() throws IOException {
    DataSet dataSet =
        patient()
            .header(MEASURES, "SQ", 8 + 8 + 2)
            .header(ITEM, "", 8 + 2)
            .header(0x0028_0030, "DS", 200)
            .raw((byte) '1', (byte) ' ')
            .sequence(0x5200_9229);
    Reading reading = Reading.of(dataSet);
    assertThat(reading.tag("00289110")).isNull();
    assertThat(reading.tag("52009229")).isNotNull();
    assertThat(reading.codes()).containsExactly("DICOM_BAD_VALUE");
    assertThat(reading.incomplete()).isFalse();
  }

  @Test
  void whatIsNoItemSpoilsTheSequenceAlone() throws IOException {
    DataSet dataSet = patient().bytes(MEASURES, "SQ", new byte[40]).sequence(0x5200_9229);
    Reading reading = Reading.of(dataSet);
    assertThat(reading.tag("00289110")).isNull();
    assertThat(reading.tag("52009229")).isNotNull();
    assertThat(reading.codes()).containsExactly("DICOM_BAD_VALUE");
  }

  @Test
  void whatIsNoItemInASequenceWithoutLengthEndsTheReading() throws IOException {
    DataSet dataSet =
        patient().header(0x0020_9113, "SQ", UNDEFINED).all(SPACING).text(0x0028_0008, "IS", "1");
    Reading reading = Reading.of(dataSet);
    assertThat(reading.tag("00100020")).isNotNull();
    assertThat(reading.tag("00280008")).isNull();
    assertThat(reading.incomplete()).isTrue();
    assertThat(reading.codes()).containsExactly("MALFORMED");
  }

  @Test
  void implicitItemsInAnExplicitDataSetAreRead() throws IOException {
    byte[] item = SPACING.encoded(Encoding.IMPLICIT_LITTLE);
    DataSet dataSet =
        new DataSet()
            .header(MEASURES, "SQ", 8 + item.length)
            .header(ITEM, "", item.length)
            .raw(item);
    assertThat(measures(Reading.of(dataSet))).containsExactly(SPACING_READ);
  }

  @Test
  void anImplicitElementAmongExplicitOnesIsRead() throws IOException {
    DataSet dataSet =
        new DataSet()
            .text(0x0008_0060, "CS", "CT")
            .raw(patient().encoded(Encoding.IMPLICIT_LITTLE))
            .all(SPACING);
    Reading reading = Reading.of(dataSet);
    assertThat(reading.tag("00100020")).isEqualTo(DicomElement.of("LO", List.of("P-1")));
    assertThat(reading.tag("00280030")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {MEASURES, 0x0028_9145})
  void sequencesNestedTooDeepAreALimit(int tag) throws IOException {
    DataSet level = new DataSet().header(tag, "SQ", UNDEFINED).header(ITEM, "", UNDEFINED);
    DataSet bomb = new DataSet();
    for (int depth = 0; depth < 100_000; depth++) {
      bomb.all(level);
    }
    assertThatThrownBy(() -> Reading.of(bomb)).isInstanceOf(LimitExceededException.class);
    Reading reading = Reading.of(patient().all(bomb));
    assertThat(reading.tag("00100020")).isNotNull();
    assertThat(reading.incomplete()).isTrue();
    assertThat(reading.codes()).containsExactly("LIMIT_EXCEEDED");
  }

  @ParameterizedTest
  @ValueSource(longs = {0xFFFF_FFFEL, 0x8000_0000L, 0x7FFF_FFFFL})
  void aLengthBehindTheEndIsATruncation(long length) throws IOException {
    for (int tag : new int[] {0x0020_4000, 0x0020_9113}) {
      for (String vr : List.of("UN", "OB", "UT")) {
        Reading reading = Reading.of(patient().header(tag, vr, length).raw(new byte[100]));
        assertThat(reading.tag("00100020")).isNotNull();
        assertThat(reading.incomplete()).isTrue();
        assertThat(reading.codes()).hasSize(1).isSubsetOf("DICOM_TRUNCATED", "LIMIT_EXCEEDED");
      }
    }
  }

  @Test
  void pixelsThatAreCutOffAreSaidToBe() throws IOException {
    DataSet slice = DicomImages.slice().all(DicomImages.slicePixels());
    byte[] whole = DicomFile.of(slice, Encoding.EXPLICIT_LITTLE).bytes();
    Reading cut = Reading.of(Arrays.copyOf(whole, whole.length - 5));
    assertThat(cut.facts()).isEqualTo(Reading.of(whole).facts());
    assertThat(cut.incomplete()).isFalse();
    assertThat(cut.codes()).containsExactly("DICOM_PIXELS_TRUNCATED");
    assertThat(cut.findings().get(0).message()).contains("5 bytes");
    assertThat(Reading.of(whole).findings()).isEmpty();
  }

  @Test
  void aFileOfNothingBehindItsMetaGroupIsTruncated() {
    assertThatThrownBy(() -> Reading.of(new DataSet())).isInstanceOf(TruncatedException.class);
    assertThatThrownBy(() -> Reading.of(Arrays.copyOf(preamble(), 132)))
        .isInstanceOf(TruncatedException.class);
  }

  @Test
  void aFileThatBreaksOffBeforeAnythingWantedIsTruncated() {
    DataSet begun =
        new DataSet()
            .text(0x0008_0005, "CS", "ISO_IR 100")
            .text(0x0008_0008, "CS", "ORIGINAL")
            .header(0x0008_0018, "UI", 20);
    assertThatThrownBy(() -> Reading.of(begun)).isInstanceOf(TruncatedException.class);
  }

  @Test
  void aDirectoryHasNoneOfTheTags() throws IOException {
    DataSet directory =
        new DataSet()
            .text(0x0004_1130, "CS", "SET")
            .numbers(0x0004_1200, "UL", 366)
            .sequence(0x0004_1220, new DataSet().text(0x0004_1430, "CS", "PATIENT").all(patient()));
    Reading reading = Reading.of(directory);
    assertThat(reading.facts().missingTags()).hasSize(22);
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.incomplete()).isFalse();
  }

  @Test
  void aFileThatStartsWithItsPixelsHasNoDataSet() {
    assertThatThrownBy(() -> Reading.of(DicomImages.slicePixels()))
        .isInstanceOf(MalformedException.class);
  }

  private static byte[] preamble() {
    return DicomFile.of(new DataSet(), Encoding.EXPLICIT_LITTLE).bytes();
  }
}
