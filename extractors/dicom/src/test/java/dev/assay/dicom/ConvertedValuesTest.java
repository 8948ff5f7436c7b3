package dev.assay.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.DicomElement;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.Encoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in the form pydicom's to_json_dict gives them; what is expected was measured there. */
class ConvertedValuesTest {
  private static final int SLICE_THICKNESS = 0x0018_0050;
  private static final int INSTANCE_NUMBER = 0x0020_0013;
  private static final int PATIENT_ID = 0x0010_0020;
  private static final int MEASURES = 0x0028_9110;

  private static Reading reading(int tag, String vr, String value) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    return Reading.of(new DataSet().bytes(tag, vr, bytes).text(0x0028_0004, "CS", "RGB"));
  }

  private static DicomElement element(int tag, String vr, String value) throws IOException {
    return Objects.requireNonNull(reading(tag, vr, value).tag(Tags.key(tag)));
  }

  /** An element as it comes out of an item of a sequence, which holds any element at all. */
  private static DicomElement nested(DataSet item, int tag, Encoding encoding) throws IOException {
    Reading reading = Reading.of(DicomFile.of(new DataSet().sequence(MEASURES, item), encoding));
    return Objects.requireNonNull(item(reading).get(Tags.key(tag)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, DicomElement> item(Reading reading) {
    DicomElement sequence = Objects.requireNonNull(reading.tag(Tags.key(MEASURES)));
    return (Map<String, DicomElement>) Objects.requireNonNull(sequence.value()).get(0);
  }

  private static DicomElement nested(DataSet item, int tag) throws IOException {
    return nested(item, tag, Encoding.EXPLICIT_LITTLE);
  }

  @Test
  void everyRequiredTagIsThereInAscendingOrder() throws IOException {
    Reading reading = reading(PATIENT_ID, "LO", "P1");
    assertThat(reading.facts().tags().keySet())
        .containsExactly(
            "00080018",
            "00100020",
            "00180050",
            "00181114",
            "00181164",
            "0020000D",
            "0020000E",
            "00200013",
            "00200032",
            "00200037",
            "00209113",
            "00209116",
            "00280004",
            "00280008",
            "00280010",
            "00280011",
            "00280030",
            "00281050",
            "00281051",
            "00289110",
            "52009229",
            "52009230");
    assertThat(reading.facts().missingTags()).hasSize(20).doesNotContain("00100020", "00280004");
    assertThat(reading.tag("00080018")).isNull();
  }

  @Test
  void oneValueIsAListOfOne() throws IOException {
    assertThat(element(PATIENT_ID, "LO", "P1")).isEqualTo(DicomElement.of("LO", List.of("P1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "  ", "\0\0", " \0"})
  void nothingButPaddingIsAnElementWithoutValue(String value) throws IOException {
    for (String vr : List.of("LO", "DS", "IS", "CS", "UI", "SH", "DA", "LT", "PN", "AE", "UR")) {
      DicomElement element = element(PATIENT_ID, vr, value);
      assertThat(element.value()).as(vr).isNull();
      assertThat(element.inlineBinary()).as(vr).isNull();
      assertThat(element.vr()).isEqualTo(vr);
    }
  }

  @Test
  void anEmptySequenceIsAnEmptyList() throws IOException {
    assertThat(Reading.of(new DataSet().sequence(MEASURES)).tag("00289110"))
        .isEqualTo(DicomElement.of("SQ", List.of()));
    assertThat(Reading.of(new DataSet().openSequence(MEASURES)).tag("00289110"))
        .isEqualTo(DicomElement.of("SQ", List.of()));
  }

  @Test
  void anEmptyItemIsAnEmptyMap() throws IOException {
    assertThat(Reading.of(new DataSet().sequence(MEASURES, new DataSet())).tag("00289110"))
        .isEqualTo(DicomElement.of("SQ", List.of(Map.of())));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "40; 40.0",
        "3e1; 30.0",
        "3.5E-1; 0.35",
        "+1.5; 1.5",
        "-0; -0.0",
        "  12.5; 12.5",
        ".5; 0.5",
        "5.; 5.0",
        "0000000000000000001; 1.0",
        "0.1234567890123456789012345; 0.12345678901234568",
        "-161.399994; -161.399994"
      },
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false)
  void decimalStringsAreDoubles(String text, String expected) throws IOException {
    DicomElement element = element(SLICE_THICKNESS, "DS", text);
    assertThat(element).isEqualTo(DicomElement.of("DS", List.of(Double.valueOf(expected.strip()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5\0", "1.5 \0", "1.5  ", "\t1.5\n"})
  void decimalStringsMayBePadded(String text) throws IOException {
    assertThat(element(SLICE_THICKNESS, "DS", text)).isEqualTo(DicomElement.of("DS", List.of(1.5)));
  }

  @Test
  void partsOfADecimalStringMayBePadded() throws IOException {
    assertThat(element(0x0028_0030, "DS", " 1.5 \\ 2 "))
        .isEqualTo(DicomElement.of("DS", List.of(1.5, 2.0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "1,25",
        "1.5\\",
        "1\\\\2",
        "1.5f",
        "0x1p3",
        "1e",
        "e5",
        ".",
        "-",
        "1 2",
        "NaN",
        "Infinity",
        "-inf",
        "1e400",
        "--1",
        "1.5\\abc"
      })
  void aBadDecimalStringIsLeftOutAlone(String text) throws IOException {
    Reading reading = reading(SLICE_THICKNESS, "DS", text);
    assertThat(reading.tag("00180050")).isNull();
    assertThat(reading.tag("00280004")).isEqualTo(DicomElement.of("CS", List.of("RGB")));
    assertThat(reading.codes()).containsExactly("DICOM_BAD_VALUE");
    assertThat(reading.findings().get(0).field()).isEqualTo("00180050");
    assertThat(reading.findings().get(0).message()).contains("(0018,0050)").contains(text);
    assertThat(reading.incomplete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"7,7", "007 ,7", "1.0 ,1", "-3,-3", "+5,5", "99999999999,99999999999", "1e3,1000"})
  void integerStringsAreLongs(String text, long expected) throws IOException {
    assertThat(element(INSTANCE_NUMBER, "IS", text))
        .isEqualTo(DicomElement.of("IS", List.of(expected)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1A", "1\\", "99999999999999999999", "1e30", "+-5", "5-", "nan"})
  void aBadIntegerStringIsLeftOutAlone(String text) throws IOException {
    Reading reading = reading(INSTANCE_NUMBER, "IS", text);
    assertThat(reading.tag("00200013")).isNull();
    assertThat(reading.codes()).containsExactly("DICOM_BAD_VALUE");
    assertThat(reading.findings().get(0).message()).contains("(0020,0013)").contains(text);
  }

  @Test
  void leadingBlanksStayAndTrailingOnesGo() throws IOException {
    assertThat(element(PATIENT_ID, "LO", " P 1 \0"))
        .isEqualTo(DicomElement.of("LO", List.of(" P 1")));
    assertThat(element(PATIENT_ID, "AE", " P 1 ")).isEqualTo(DicomElement.of("AE", List.of("P 1")));
  }

  @Test
  void aBackslashSplitsValuesWithEmptyOnesBetween() throws IOException {
    assertThat(element(PATIENT_ID, "LO", "A\\\\B"))
        .isEqualTo(DicomElement.of("LO", List.of("A", "", "B")));
    assertThat(element(PATIENT_ID, "CS", "A \\B\\ "))
        .isEqualTo(DicomElement.of("CS", List.of("A ", "B", "")));
    assertThat(element(PATIENT_ID, "LT", "A\\B "))
        .isEqualTo(DicomElement.of("LT", List.of("A\\B")));
  }

  @Test
  void invalidCharactersOfAUidStay() throws IOException {
    assertThat(element(0x0020_000D, "UI", "1.2.x-03\0"))
        .isEqualTo(DicomElement.of("UI", List.of("1.2.x-03")));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void binaryNumbersFollowTheByteOrder(Encoding encoding) throws IOException {
    DataSet item =
        new DataSet()
            .numbers(0x0018_9810, "US", 40000)
            .numbers(0x0020_9157, "UL", 1, 4_000_000_000L)
            .numbers(0x0018_9220, "FD", 0.1, -2.5)
            .numbers(0x0018_9218, "FL", 0.1f)
            .numbers(0x0018_6020, "SL", -5)
            .numbers(0x0028_0009, "AT", 0x0018_1063, 0x5200_9230);
    assertThat(nested(item, 0x0018_9810, encoding).value()).containsExactly(40000L);
    assertThat(nested(item, 0x0020_9157, encoding).value()).containsExactly(1L, 4_000_000_000L);
    assertThat(nested(item, 0x0018_9220, encoding).value()).containsExactly(0.1, -2.5);
    assertThat(nested(item, 0x0018_6020, encoding).value()).containsExactly(-5L);
    assertThat(nested(item, 0x0028_0009, encoding))
        .isEqualTo(DicomElement.of("AT", List.of("00181063", "52009230")));
  }

  @Test
  void numbersOf64BitsAndShortOnesKeepTheirSign() throws IOException {
    DataSet item =
        new DataSet()
            .numbers(0x0008_0001, "SV", Long.MIN_VALUE)
            .numbers(0x0008_0002, "UV", Long.MAX_VALUE)
            .numbers(0x0008_0003, "SS", -1)
            .numbers(0x0008_0004, "FL", 0.1f);
    assertThat(nested(item, 0x0008_0001).value()).containsExactly(Long.MIN_VALUE);
    assertThat(nested(item, 0x0008_0002).value()).containsExactly(Long.MAX_VALUE);
    assertThat(nested(item, 0x0008_0003).value()).containsExactly(-1L);
    assertThat(nested(item, 0x0008_0004).value()).containsExactly(0.10000000149011612);
  }

  @Test
  void numbersThatJsonCannotHaveAreLeftOut() throws IOException {
    DataSet item =
        new DataSet()
            .numbers(0x0018_9218, "FL", Float.NaN)
            .numbers(0x0018_9220, "FD", Double.POSITIVE_INFINITY)
            .numbers(0x0018_9221, "UV", -1L)
            .bytes(0x0018_9222, "US", (byte) 1, (byte) 0, (byte) 2)
            .text(0x0028_0030, "DS", "1\\1");
    Reading reading = Reading.of(new DataSet().sequence(MEASURES, item, item));
    assertThat(item(reading).keySet()).containsExactly("00280030");
    assertThat(reading.codes()).hasSize(4).containsOnly("DICOM_BAD_VALUE");
  }

  @Test
  void binaryValuesAreBase64() throws IOException {
    byte[] value = {0, 1, 2, (byte) 0xFF, 65};
    String base64 = Base64.getEncoder().encodeToString(value);
    for (String vr : List.of("OB", "OW", "OD", "OF", "OL", "OV", "UN")) {
      DicomElement element = nested(new DataSet().bytes(0x0029_1010, vr, value), 0x0029_1010);
      assertThat(element).isEqualTo(DicomElement.binary(vr, base64));
    }
    assertThat(nested(new DataSet().bytes(0x0029_1010, "OB"), 0x0029_1010))
        .isEqualTo(DicomElement.empty("OB"));
  }

  @Test
  void fragmentsAreTakenAsTheyLie() throws IOException {
    DataSet item =
        new DataSet()
            .fragments(0x7FE0_0010, "OB", new byte[0], new byte[] {1, 2})
            .text(0x7FE1_1001, "LO", "behind");
    byte[] expected = {
      (byte) 0xFE,
      (byte) 0xFF,
      0,
      (byte) 0xE0,
      0,
      0,
      0,
      0,
      (byte) 0xFE,
      (byte) 0xFF,
      0,
      (byte) 0xE0,
      2,
      0,
      0,
      0,
      1,
      2
    };
    assertThat(nested(item, 0x7FE0_0010))
        .isEqualTo(DicomElement.binary("OB", Base64.getEncoder().encodeToString(expected)));
    assertThat(nested(item, 0x7FE1_1001).value()).containsExactly("behind");
  }

  @Test
  void personNamesAreComponentGroups() throws IOException {
    assertThat(name("Yamada^Tarou=Y^T=y^t").value())
        .containsExactly(
            Map.of("Alphabetic", "Yamada^Tarou", "Ideographic", "Y^T", "Phonetic", "y^t"));
    assertThat(name("Doe^Jane").value()).containsExactly(Map.of("Alphabetic", "Doe^Jane"));
    assertThat(name("=X=").value()).containsExactly(Map.of("Alphabetic", "", "Ideographic", "X"));
    assertThat(name("^^^^").value()).containsExactly(Map.of("Alphabetic", "^^^^"));
    assertThat(name("A^B\\C^D ").value())
        .containsExactly(Map.of("Alphabetic", "A^B"), Map.of("Alphabetic", "C^D"));
  }

  private static DicomElement name(String text) throws IOException {
    return nested(new DataSet().text(0x0008_1050, "PN", text), 0x0008_1050);
  }

  @Test
  void theRepresentationInTheFileIsEchoed() throws IOException {
    DataSet dataSet = new DataSet().numbers(SLICE_THICKNESS, "FD", 2.5);
    assertThat(Reading.of(dataSet).tag("00180050")).isEqualTo(DicomElement.of("FD", List.of(2.5)));
  }

  @Test
  void unknownRepresentationsOfStandardTagsAreThoseOfTheDictionary() throws IOException {
    DataSet dataSet =
        new DataSet()
            .bytes(PATIENT_ID, "UN", (byte) 'P', (byte) ' ')
            .bytes(0x0028_0010, "UN", (byte) 0, (byte) 2)
            .sequence(MEASURES, "UN", new DataSet().text(0x0028_0030, "DS", "1\\2"));
    Reading reading = Reading.of(dataSet);
    assertThat(reading.tag("00100020")).isEqualTo(DicomElement.of("LO", List.of("P")));
    assertThat(reading.tag("00280010")).isEqualTo(DicomElement.of("US", List.of(512L)));
    assertThat(item(reading)).containsEntry("00280030", DicomElement.of("DS", List.of(1.0, 2.0)));
  }

  @Test
  void anUnknownRepresentationTooLongToBeAnythingElseStays() throws IOException {
    byte[] value = new byte[0xFFFF];
    DicomElement element = nested(new DataSet().bytes(0x0020_4000, "UN", value), 0x0020_4000);
    assertThat(element.vr()).isEqualTo("UN");
    byte[] shorter = Arrays.copyOf("A".getBytes(StandardCharsets.US_ASCII), 0xFFFE);
    assertThat(nested(new DataSet().bytes(0x0020_4000, "UN", shorter), 0x0020_4000))
        .isEqualTo(DicomElement.of("LT", List.of("A")));
  }

  @Test
  void aRepresentationThatDoesNotExistIsLeftOut() throws IOException {
    DataSet dataSet =
        new DataSet().text(PATIENT_ID, "XX", "P1").text(0x0028_0004, "CS", "MONOCHROME1");
    Reading reading = Reading.of(dataSet);
    assertThat(reading.tag("00100020")).isNull();
    assertThat(reading.tag("00280004")).isNotNull();
    assertThat(reading.findings().get(0).message()).contains("XX");
  }

  @Test
  void implicitElementsHaveTheRepresentationOfTheDictionary() throws IOException {
    DataSet item =
        new DataSet()
            .numbers(0x0008_0000, "UL", 4)
            .text(0x0008_0008, "CS", "A\\B")
            .text(0x0009_0010, "LO", "ACME")
            .bytes(0x0009_1001, "LO", (byte) 65)
            .text(0x0018_9074, "DT", "20200101")
            .bytes(0x0018_FFFF, "LO", (byte) 66)
            .numbers(0x0020_9128, "UL", 9)
            .numbers(0x6002_0010, "US", 5)
            .bytes(0x6002_3000, "OW", (byte) 1, (byte) 2);
    Encoding implicit = Encoding.IMPLICIT_LITTLE;
    assertThat(nested(item, 0x0008_0000, implicit)).isEqualTo(DicomElement.of("UL", List.of(4L)));
    assertThat(nested(item, 0x0008_0008, implicit))
        .isEqualTo(DicomElement.of("CS", List.of("A", "B")));
    assertThat(nested(item, 0x0009_0010, implicit))
        .isEqualTo(DicomElement.of("LO", List.of("ACME")));
    assertThat(nested(item, 0x0009_1001, implicit)).isEqualTo(DicomElement.binary("UN", "QQ=="));
    assertThat(nested(item, 0x0018_9074, implicit))
        .isEqualTo(DicomElement.of("DT", List.of("20200101")));
    assertThat(nested(item, 0x0018_FFFF, implicit)).isEqualTo(DicomElement.binary("UN", "Qg=="));
    assertThat(nested(item, 0x6002_0010, implicit)).isEqualTo(DicomElement.of("US", List.of(5L)));
    assertThat(nested(item, 0x6002_3000, implicit)).isEqualTo(DicomElement.binary("OW", "AQI="));
  }

  @Test
  void signsOfPixelValuesFollowThePixels() throws IOException {
    DataSet mapping = new DataSet().numbers(0x0040_9216, "SS", -1000);
    assertThat(mappedValue(new DataSet(), mapping))
        .isEqualTo(DicomElement.of("US", List.of(64536L)));
    assertThat(mappedValue(new DataSet().numbers(0x0028_0103, "US", 0), mapping))
        .isEqualTo(DicomElement.of("US", List.of(64536L)));
    assertThat(mappedValue(new DataSet().numbers(0x0028_0103, "US", 1), mapping))
        .isEqualTo(DicomElement.of("SS", List.of(-1000L)));
  }

  private static DicomElement mappedValue(DataSet before, DataSet mapping) throws IOException {
    DataSet dataSet =
        new DataSet().all(before).sequence(MEASURES, new DataSet().sequence(0x0040_9096, mapping));
    Reading reading = Reading.of(DicomFile.of(dataSet, Encoding.IMPLICIT_LITTLE));
    DicomElement inner = Objects.requireNonNull(item(reading).get("00409096"));
    @SuppressWarnings("unchecked")
    Map<String, DicomElement> map =
        (Map<String, DicomElement>) Objects.requireNonNull(inner.value()).get(0);
    return Objects.requireNonNull(map.get("00409216"));
  }

  @Test
  void aLookUpTableOfOneEntryIsNumbers() throws IOException {
    DataSet one =
        new DataSet().numbers(0x0028_3002, "US", 1, 0, 16).numbers(0x0028_3006, "US", 258);
    DataSet more =
        new DataSet().numbers(0x0028_3002, "US", 2, 0, 16).numbers(0x0028_3006, "US", 1, 2);
    assertThat(nested(one, 0x0028_3006, Encoding.IMPLICIT_LITTLE))
        .isEqualTo(DicomElement.of("US", List.of(258L)));
    assertThat(nested(more, 0x0028_3006, Encoding.IMPLICIT_LITTLE))
        .isEqualTo(DicomElement.binary("OW", "AQACAA=="));
  }

  @Test
  void factsBesideTheTags() throws IOException {
    Reading reading =
        Reading.of(
            new DataSet()
                .text(0x0008_0016, "UI", "1.2.840.10008.1.3.10")
                .text(0x0008_0060, "CS", "MR"));
    assertThat(reading.facts().sopClassUid()).isEqualTo("1.2.840.10008.1.3.10");
    assertThat(reading.facts().modality()).isEqualTo("MR");
    assertThat(reading.facts().transferSyntaxUid()).isEqualTo("1.2.840.10008.1.2.1");
    assertThat(reading.facts().type().mimeType()).isEqualTo("application/dicom");
    assertThat(reading.findings()).isEmpty();
  }
}
