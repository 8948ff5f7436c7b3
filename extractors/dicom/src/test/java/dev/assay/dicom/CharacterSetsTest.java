package dev.assay.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.DicomElement;
import dev.assay.testdata.dicom.DataSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text in the character sets of PS3.3 section C.12.1.1.2; examples are those of PS3.5. */
class CharacterSetsTest {

  private static Reading reading(String characterSet, byte... patientId) throws IOException {
    return Reading.of(
        new DataSet().text(0x0008_0005, "CS", characterSet).bytes(0x0010_0020, "LO", patientId));
  }

  private static List<Object> patientId(String characterSet, byte... value) throws IOException {
    DicomElement element = Objects.requireNonNull(reading(characterSet, value).tag("00100020"));
    return Objects.requireNonNull(element.value());
  }

  /** Bytes from characters, a digit pair in angle brackets being one byte. */
  private static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '<') {
        out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 3;
      } else {
        out.write(text.charAt(i));
      }
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "ISO_IR 100, ISO-8859-1, Äneas",
    "ISO_IR 101, ISO-8859-2, Wałęsa",
    "ISO_IR 109, ISO-8859-3, Ĉu ŝi",
    "ISO_IR 110, ISO-8859-4, Šķēle",
    "ISO_IR 126, ISO-8859-7, Διονυσιος",
    "ISO_IR 127, ISO-8859-6, قباني",
    "ISO_IR 138, ISO-8859-8, שרון",
    "ISO_IR 144, ISO-8859-5, Люкceмбypг",
    "ISO_IR 148, ISO-8859-9, Çavuşoğlu",
    "ISO_IR 166, TIS-620, นามสกุล",
    "ISO_IR 203, ISO-8859-15, Œuvre €",
    "ISO_IR 13, Shift_JIS, ﾔﾏﾀﾞ",
    "ISO_IR 192, UTF-8, 王^小東",
    "GB18030, GB18030, 王小东",
    "GBK, GBK, 王小东",
    "ISO 2022 IR 144, ISO-8859-5, Люкceмбypг",
    "ISO-IR 192, UTF-8, Éric",
    "ISO_2022_IR_100, ISO-8859-1, Éric"
  })
  void theFirstSetIsTheOneTextStartsWith(String term, String charset, String text)
      throws IOException {
    assertThat(patientId(term, text.getBytes(Charset.forName(charset)))).containsExactly(text);
    assertThat(reading(term, (byte) 'A', (byte) 'B').findings()).isEmpty();
  }

  @Test
  void bytesOutsideAsciiAreLatin1WhereNoSetIsNamed() throws IOException {
    Reading reading =
        Reading.of(
            new DataSet().bytes(0x0010_0020, "LO", "Bär ".getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(reading.tag("00100020")).isEqualTo(DicomElement.of("LO", List.of("Bär")));
  }

  @Test
  void escapeSequencesSwitchTheSet() throws IOException {
    assertThat(
            patientId(
                "\\ISO 2022 IR 126\\ISO 2022 IR 144", bytes("ab<1B>-F<C4>c<1B>-L<BB><1B>(Bz")))
        .containsExactly("abΔcЛz");
  }

  @Test
  void japaneseOfTwoBytesEndsWithItsEscapeSequence() throws IOException {
    assertThat(patientId("\\ISO 2022 IR 87", bytes("Y=<1B>$B;3ED<1B>(B^<1B>$BB@O:<1B>(B")))
        .containsExactly("Y=山田^太郎");
    assertThat(patientId("\\ISO 2022 IR 159", bytes("<1B>$(D0!<1B>(B!"))).containsExactly("丂!");
    assertThat(patientId("ISO 2022 IR 13\\ISO 2022 IR 87", bytes("<D4><CF><1B>$B;3<1B>(J~")))
        .containsExactly("ﾔﾏ山~");
  }

  @Test
  void koreanReturnsToTheFirstSetBehindALineEnd() throws IOException {
    assertThat(patientId("\\ISO 2022 IR 149", bytes("<1B>$)C<B1><E8>x<0D><0A>y")))
        .containsExactly("김x\r\ny");
  }

  @Test
  void simplifiedChineseIsSwitchedToAsWell() throws IOException {
    assertThat(patientId("\\ISO 2022 IR 58", bytes("A<1B>$)A<CD><F5>"))).containsExactly("A王");
  }

  @Test
  void aBackslashInsideACharacterOfTwoBytesSplitsNothing() throws IOException {
    byte[] gbk = "乗A\\B".getBytes(Charset.forName("GBK"));
    assertThat(gbk[1]).as("second byte").isEqualTo((byte) '\\');
    assertThat(patientId("GBK", gbk)).containsExactly("乗A", "B");
    assertThat(patientId("\\ISO 2022 IR 87", bytes("<1B>$B%\\%\\<1B>(B\\C")))
        .containsExactly("ボボ", "C");
  }

  @Test
  void anEqualsSignInsideACharacterOfTwoBytesSplitsNoName() throws IOException {
    DataSet item =
        new DataSet().bytes(0x0008_1050, "PN", bytes("Haru=<1B>$B=U=)<1B>(B^<1B>$BB@<1B>(B=x"));
    DataSet dataSet =
        new DataSet().text(0x0008_0005, "CS", "\\ISO 2022 IR 87").sequence(0x5200_9229, item);
    DicomElement sequence = Objects.requireNonNull(Reading.of(dataSet).tag("52009229"));
    Map<String, String> name = Map.of("Alphabetic", "Haru", "Ideographic", "春秋^太", "Phonetic", "x");
    assertThat(sequence.value())
        .containsExactly(Map.of("00081050", DicomElement.of("PN", List.of(name))));
  }

  @Test
  void aSetThatIsNotKnownIsSaid() throws IOException {
    Reading reading = reading("KLINGON", (byte) 'A', (byte) 0xE4);
    assertThat(reading.codes()).containsExactly("DICOM_CHARSET_UNKNOWN");
    assertThat(reading.findings().get(0).message()).contains("KLINGON");
    assertThat(reading.tag("00100020")).isEqualTo(DicomElement.of("LO", List.of("Aä")));
  }

  @Test
  void anEscapeSequenceThatIsNotKnownStays() throws IOException {
    assertThat(patientId("ISO_IR 100", bytes("A<1B>-zB"))).containsExactly("A\u001b-zB");
    assertThat(patientId("ISO_IR 100", bytes("A<1B>"))).containsExactly("A\u001b");
  }

  @Test
  void bytesThatTheSetDoesNotHaveAreReplaced() throws IOException {
    assertThat(patientId("ISO_IR 192", bytes("A<FF>B"))).containsExactly("A\uFFFDB");
  }

  @Test
  void itemsInheritTheSetUnlessTheyNameTheirOwn() throws IOException {
    DataSet dataSet =
        new DataSet()
            .text(0x0008_0005, "CS", "ISO_IR 192")
            .sequence(
                0x5200_9229,
                new DataSet().bytes(0x0008_1050, "PN", "é=ü".getBytes(StandardCharsets.UTF_8)),
                new DataSet()
                    .text(0x0008_0005, "CS", "ISO_IR 100")
                    .bytes(0x0008_1050, "PN", "é ".getBytes(StandardCharsets.ISO_8859_1)));
    DicomElement sequence = Objects.requireNonNull(Reading.of(dataSet).tag("52009229"));
    assertThat(sequence.value())
        .containsExactly(
            Map.of(
                "00081050",
                DicomElement.of("PN", List.of(Map.of("Alphabetic", "é", "Ideographic", "ü")))),
            Map.of(
                "00080005",
                DicomElement.of("CS", List.of("ISO_IR 100")),
                "00081050",
                DicomElement.of("PN", List.of(Map.of("Alphabetic", "é")))));
  }
}
