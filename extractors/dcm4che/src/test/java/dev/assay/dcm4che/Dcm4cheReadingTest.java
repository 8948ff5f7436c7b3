package dev.assay.dcm4che;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.dicom.DicomFormat;
import dev.assay.facts.DicomElement;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.format.FormatCatalog;
import dev.assay.read.LimitExceededException;
import dev.assay.read.TruncatedException;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class Dcm4cheReadingTest {
  private static final FormatCatalog BOTH =
      FormatCatalog.of(new Dcm4cheFormat(), new DicomFormat());

  @Test
  void whatTheOwnReaderReadsIsNotAskedOfDcm4che() {
    byte[] file = DicomFile.of(DicomImages.slice(), Encoding.EXPLICIT_LITTLE).bytes();
    Inspection inspection = Assay.with(BOTH).inspect(file, "a.dcm");
    assertThat(inspection.reader()).isEqualTo("dicom");
  }

  @Test
  void aZlibHeaderWhichTheOwnReaderDeclinesIsReadWithAWarning() throws IOException {
    byte[] file = zlibCompressed(DicomImages.slice());

    Inspection inspection = Assay.with(BOTH).inspect(file, "a.dcm");
    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(inspection.reader()).isEqualTo("dcm4che");
    assertThat(inspection.findings()).extracting(Finding::code).contains("DICOM_ZLIB_HEADER");
    assertThat(Objects.requireNonNull(Reading.of(file).tag("00280010")))
        .isEqualTo(DicomElement.of("US", List.of(3L)));

    Inspection alone = Assay.with(FormatCatalog.of(new DicomFormat())).inspect(file, "a.dcm");
    assertThat(alone)
        .isInstanceOfSatisfying(
            Inspection.Failed.class,
            failed -> {
              assertThat(failed.failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
              assertThat(failed.failure().message()).contains("zlib header");
            });
  }

  private static byte[] zlibCompressed(DataSet set) throws IOException {
    byte[] empty =
        DicomFile.of(new DataSet(), Encoding.EXPLICIT_LITTLE)
            .naming("1.2.840.10008.1.2.1.99")
            .bytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // Without what an empty data set deflates to.
    out.write(empty, 0, empty.length - 2);
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
      zlib.write(set.encoded(Encoding.EXPLICIT_LITTLE));
    }
    return out.toByteArray();
  }

  @Test
  void aHeaderThatBreaksOffKeepsWhatWasThere() throws IOException {
    DataSet slice = DicomImages.slice();
    byte[] file = DicomFile.of(slice, Encoding.EXPLICIT_LITTLE).bytes();
    Reading reading = Reading.of(Arrays.copyOf(file, file.length - 27));
    assertThat(reading.incomplete()).isTrue();
    assertThat(reading.codes()).containsExactly("DICOM_TRUNCATED");
    assertThat(reading.facts().studyInstanceUid()).isEqualTo("1.2.3");
    assertThat(reading.tag("00281051")).isNull();
    assertThat(reading.tag("00281050")).isNull();
    assertThat(reading.tag("00280030")).isNotNull();
  }

  @Test
  void aSequenceThatBreaksOffIsNoPart() throws IOException {
    byte[] file = DicomFile.of(DicomImages.multiFrame(5), Encoding.EXPLICIT_LITTLE).bytes();
    Reading reading = Reading.of(Arrays.copyOf(file, file.length - 20));
    assertThat(reading.incomplete()).isTrue();
    assertThat(reading.tag("52009230")).isNull();
    assertThat(reading.tag("52009229")).isNotNull();
  }

  @Test
  void aValueThatIsLongerThanTheFileTakesNoMemory() {
    byte[] file =
        DicomFile.of(
                new DataSet().header(0x0010_0020, "UT", 60_000_000).raw((byte) 1),
                Encoding.EXPLICIT_LITTLE)
            .bytes();
    assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(TruncatedException.class);
  }

  @Test
  void aValueAboveTheLimitIsNotRead() {
    byte[] file =
        DicomFile.of(
                new DataSet().header(0x0010_0020, "UT", 0xFFFF_FFF0L).raw((byte) 1),
                Encoding.EXPLICIT_LITTLE)
            .bytes();
    assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(LimitExceededException.class);
  }

  @Test
  void sequencesNestedTooDeeplyEndAtTheLimitWantedOrNot() {
    for (int outermost : new int[] {0x5200_9229, 0x0008_1140}) {
      DataSet nested = new DataSet();
      for (int i = 0; i < 3000; i++) {
        nested.header(i == 0 ? outermost : 0x0008_1140, "SQ", 0xFFFF_FFFFL);
        nested.header(0xFFFE_E000, "", 0xFFFF_FFFFL);
      }
      byte[] file = DicomFile.of(nested, Encoding.EXPLICIT_LITTLE).bytes();
      assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(LimitExceededException.class);
    }
  }

  @Test
  void longValuesThatAreNotWantedAreSkippedAndPixelsNotRead() throws IOException {
    byte[] head =
        DicomFile.of(
                new DataSet().text(0x0008_0018, "UI", "1.2").header(0x0009_1001, "OB", 500_000_000),
                Encoding.EXPLICIT_LITTLE)
            .bytes();
    byte[] rest =
        new DataSet()
            .numbers(0x0028_0010, "US", 9)
            .header(0x7FE0_0010, "OW", 500_000_000)
            .encoded(Encoding.EXPLICIT_LITTLE);
    long length = head.length + 500_000_000L + rest.length + 500_000_000L;
    ScriptedSource source =
        ScriptedSource.sparse(length, "a.dcm").put(0, head).put(head.length + 500_000_000L, rest);
    Reading reading = Reading.by(new Dcm4cheFormat(), source);
    assertThat(reading.tag("00280010")).isEqualTo(DicomElement.of("US", List.of(9L)));
    assertThat(source.bytesRead()).isLessThan(300_000);
  }

  @Test
  void groupLengthsInItemsStay() throws IOException {
    Reading reading =
        Reading.of(
            new DataSet()
                .text(0x0008_0018, "UI", "1.2")
                .sequence(0x5200_9229, new DataSet().numbers(0x0008_0000, "UL", 18)));
    assertThat(reading.tag("52009229"))
        .isEqualTo(
            DicomElement.of(
                "SQ", List.of(Map.of("00080000", DicomElement.of("UL", List.of(18L))))));
  }
}
