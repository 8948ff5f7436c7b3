package dev.assay.dcm4che;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.dicom.DicomFormat;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.format.FormatCatalog;
import dev.assay.format.IodLibrary;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IodCheckTest {
  @TempDir private Path folder;

  @Test
  void theLibraryIsFoundWhereItsModuleIs() {
    assertThat(IodLibrary.installed()).containsInstanceOf(Dcm4cheIods.class);
  }

  @Test
  void whatASliceLacksIsToldWithItsTags() throws IOException {
    List<Finding> findings = check("ct", DicomImages.slice().all(DicomImages.slicePixels()));
    assertThat(findings)
        .extracting(Finding::code, Finding::field)
        .contains(
            tuple("IOD_MISSING", "00200052"), // Frame of Reference UID
            tuple("IOD_MISSING", "00281052"), // Rescale Intercept
            tuple("IOD_MISSING", "00185100")); // Patient Position
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("IOD_MISSING");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.remedy()).isNotNull();
            });
  }

  @Test
  void aSliceInOrderBreaksNothing() throws IOException {
    assertThat(check("ct", wholeSlice())).isEmpty();
  }

  private static DataSet wholeSlice() {
    return new DataSet()
        .text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
        .text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        .text(0x0008_0018, "UI", "1.2.3.4")
        .text(0x0008_0020, "DA", "")
        .text(0x0008_0030, "TM", "")
        .text(0x0008_0050, "SH", "")
        .text(0x0008_0060, "CS", "CT")
        .text(0x0008_0070, "LO", "Maker")
        .text(0x0008_0090, "PN", "")
        .text(0x0010_0010, "PN", "Doe^Jane")
        .text(0x0010_0020, "LO", "P-1")
        .text(0x0010_0030, "DA", "")
        .text(0x0010_0040, "CS", "F")
        .text(0x0018_0050, "DS", "2.5")
        .text(0x0018_0060, "DS", "120")
        .text(0x0018_5100, "CS", "HFS")
        .text(0x0020_000D, "UI", "1.2.3")
        .text(0x0020_000E, "UI", "1.2.3.1")
        .text(0x0020_0010, "SH", "1")
        .text(0x0020_0011, "IS", "1")
        .text(0x0020_0012, "IS", "1")
        .text(0x0020_0013, "IS", "1")
        .text(0x0020_0032, "DS", "0\\0\\0")
        .text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0")
        .text(0x0020_0052, "UI", "1.2.3.7")
        .text(0x0020_1040, "LO", "")
        .numbers(0x0028_0002, "US", 1)
        .text(0x0028_0004, "CS", "MONOCHROME2")
        .numbers(0x0028_0010, "US", 3)
        .numbers(0x0028_0011, "US", 4)
        .text(0x0028_0030, "DS", "0.5\\0.75")
        .numbers(0x0028_0100, "US", 16)
        .numbers(0x0028_0101, "US", 12)
        .numbers(0x0028_0102, "US", 11)
        .numbers(0x0028_0103, "US", 1)
        .text(0x0028_1052, "DS", "-1024")
        .text(0x0028_1053, "DS", "1")
        .all(DicomImages.slicePixels());
  }

  @Test
  void emptyWrongAndTooManyValuesAreToldApart() throws IOException {
    Path iod =
        iod(
            """
            <DataElement tag="00080060" vr="CS" type="1" vm="1"><Value>CT</Value></DataElement>
            <DataElement tag="00100020" vr="LO" type="1" vm="1"/>
            <DataElement tag="00100040" vr="CS" type="0"/>
            <DataElement tag="00200032" vr="DS" type="1" vm="3"/>
            <DataElement tag="00280103" vr="US" type="1" vm="1"><Value>0</Value></DataElement>
            """);
    DataSet set =
        new DataSet()
            .text(0x0008_0018, "UI", "1.2")
            .text(0x0008_0060, "CS", "MR")
            .text(0x0010_0020, "LO", "")
            .text(0x0010_0040, "CS", "F")
            .text(0x0020_0032, "DS", "1\\2")
            .numbers(0x0028_0103, "US", 1);
    assertThat(check(iod.toString(), set))
        .extracting(Finding::code, Finding::field)
        .containsExactlyInAnyOrder(
            tuple("IOD_VALUE", "00080060"),
            tuple("IOD_EMPTY", "00100020"),
            tuple("IOD_NOT_ALLOWED", "00100040"),
            tuple("IOD_VM", "00200032"),
            tuple("IOD_VALUE", "00280103"));
    assertThat(check(iod.toString(), set))
        .filteredOn(finding -> "00080060".equals(finding.field()))
        .extracting(Finding::message)
        .containsExactly("(0008,0060) Modality is \"MR\", which is none of [CT].");
  }

  @Test
  void whatIsWrongInItemsIsToldOnceWithThePathToIt() throws IOException {
    Path iod =
        iod(
            """
            <DataElement tag="52009230" vr="SQ" type="1" items="1-n">
              <Item type="1">
                <DataElement tag="00209113" vr="SQ" type="1" items="1">
                  <Item type="1">
                    <DataElement tag="00200032" vr="DS" type="1" vm="6"/>
                    <DataElement tag="00200037" vr="DS" type="1" vm="6"/>
                  </Item>
                </DataElement>
              </Item>
            </DataElement>
            """);
    assertThat(check(iod.toString(), DicomImages.multiFrame(100)))
        .extracting(Finding::code, Finding::field)
        .containsExactly(
            tuple("IOD_VM", "52009230/00209113/00200032"),
            tuple("IOD_MISSING", "52009230/00209113/00200037"));
  }

  @Test
  void conditionsWithNamesAreEvaluated() throws IOException {
    Path iod =
        iod(
            """
            <DataElement tag="00100040" vr="CS" type="1">
              <If id="isCt"><MemberOf tag="00080060" vr="CS"><Value>CT</Value></MemberOf></If>
            </DataElement>
            <DataElement tag="00100030" vr="DA" type="1"><If idref="isCt"/></DataElement>
            """);
    assertThat(check(iod.toString(), DicomImages.slice()))
        .extracting(Finding::field)
        .containsExactly("00100040", "00100030");
    assertThat(check(iod.toString(), DicomImages.multiFrame(1))).isEmpty();
  }

  @Test
  void pixelsAndLongValuesCountAsThere() throws IOException {
    Path iod =
        iod(
            """
            <DataElement tag="00420011" vr="OB" type="1" vm="1"/>
            <DataElement tag="7FE00010" vr="OW" type="1" vm="1"/>
            """);
    DataSet set =
        new DataSet()
            .text(0x0008_0018, "UI", "1.2")
            .bytes(0x0042_0011, "OB", new byte[100_000])
            .fragments(0x7FE0_0010, "OB", new byte[0], new byte[8]);
    assertThat(check(iod.toString(), set)).isEmpty();
  }

  @Test
  void aFileThatBreaksOffIsNotJudged() throws IOException {
    DataSet set =
        new DataSet().text(0x0008_0018, "UI", "1.2").header(0x5400_0100, "SQ", 0xFFFF_FFFFL);
    assertThat(check("ct", set)).extracting(Finding::code).containsExactly("IOD_UNCHECKED");
  }

  @Test
  void whatIsNoIodIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("a.xml"), "not XML");
    Path other = Files.writeString(folder.resolve("b.xml"), "<html/>");
    Dcm4cheIods library = new Dcm4cheIods();
    assertThatThrownBy(() -> library.load(text.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no IOD");
    assertThatThrownBy(() -> library.load(other.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no DataElement");
    assertThatThrownBy(() -> library.load("us"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ct, mr");
  }

  @Test
  void everyNamedIodLoads() throws IOException {
    Dcm4cheIods library = new Dcm4cheIods();
    for (String name : library.names()) {
      assertThat(library.load(name)).isNotNull();
    }
  }

  private Path iod(String elements) throws IOException {
    return Files.writeString(folder.resolve("iod.xml"), "<IOD>" + elements + "</IOD>");
  }

  private static List<Finding> check(String iod, DataSet set) throws IOException {
    byte[] file = DicomFile.of(set, Encoding.EXPLICIT_LITTLE).bytes();
    Inspection inspection =
        Assay.with(FormatCatalog.of(new DicomFormat()))
            .checking(new Dcm4cheIods().load(iod))
            .inspect(file, "a.dcm");
    assertThat(inspection.facts()).isNotNull();
    return inspection.findings();
  }
}
