package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.assay.testdata.Hostile;
import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.image.PngFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/**
 * Names of files, and text in them, that a terminal, a spreadsheet or a build server would obey:
 * they are shown and do nothing. The names stand in an archive, since not every file system takes
 * them.
 */
final class HostileNamesTest extends CommandLineTest {

  private Path pictures() throws IOException {
    TarFile tar = TarFile.empty();
    for (String name : Hostile.names()) {
      byte[] whole = PngFile.of(4, 3).toBytes();
      tar.file("whole/" + name, whole).file(name, Arrays.copyOf(whole, 20));
    }
    return Files.write(folder.resolve("pictures.tar"), tar.bytes());
  }

  /** Series that lack what makes them register, so that files and values are named. */
  private Path series() throws IOException {
    TarFile tar = TarFile.empty();
    int number = 0;
    for (String name : Hostile.names()) {
      number++;
      DataSet slice =
          DicomImages.slice("1.2.3.4." + number, number, "2.5", "1.2." + number)
              .text(0x0008_0060, "CS", name)
              .text(0x0028_0030, "DS", name);
      tar.file(name + ".dcm", DicomFile.of(slice, Encoding.EXPLICIT_LITTLE).bytes());
    }
    return Files.write(folder.resolve("series.tar"), tar.bytes());
  }

  private static void assertHarmless(String text) {
    assertThat(text).isNotBlank();
    text.codePoints()
        .forEach(
            c -> {
              boolean shown = Character.getType(c) != Character.FORMAT && !isLineEnd(c);
              assertThat(c == '\n' || (shown && !Character.isISOControl(c)))
                  .as("U+%04X in %s", c, text)
                  .isTrue();
            });
  }

  private static boolean isLineEnd(int c) {
    return c == '\u2028' || c == '\u2029';
  }

  @Test
  void reachNoTerminalThroughAScan() throws IOException {
    assay("scan", pictures(), "-o", folder.resolve("scan.jsonl"));
    assertHarmless(printed());
    assertThat(complained()).satisfiesAnyOf(s -> assertThat(s).isEmpty(), s -> assertHarmless(s));
    assertThat(Files.readAllLines(folder.resolve("scan.jsonl")))
        .hasSize(2 * Hostile.names().size())
        .allSatisfy(line -> assertThat(MAPPER.readTree(line).get("path").isTextual()).isTrue());
  }

  @Test
  void reachNoTerminalThroughAnInspection() throws IOException {
    Path tar = pictures();
    for (String name : Hostile.names()) {
      assay("inspect", tar + "!/" + name);
      assertHarmless(printed() + complained());
    }
  }

  @Test
  void reachNoTerminalThroughASurveyOfSeries() throws IOException {
    assay("dicom", series());
    assertHarmless(printed());
    assertThat(printed()).contains("\\u001b[31mred");
  }

  @Test
  void startNoFormulaInATable() throws IOException {
    Path csv = folder.resolve("tags.csv");
    assay("dicom", series(), "--csv", csv);
    try (MappingIterator<String[]> rows =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(csv.toFile())) {
      List<String[]> all = rows.readAll();
      assertThat(all).hasSize(1 + Hostile.names().size());
      for (String[] row : all) {
        assertThat(row).hasSameSizeAs(all.get(0));
        assertThat(row).allSatisfy(cell -> assertThat(cell).doesNotMatch("(?s)[=+@\\t\\r-].*"));
        assertHarmless(String.join(" ", row));
      }
    }
  }

  @Test
  void leaveAJunitReportWellFormed() throws Exception {
    Path junit = folder.resolve("junit.xml");
    assay("dicom", series(), "--junit", junit);
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile());
    assertHarmless(Files.readString(junit));
  }

  @Test
  void areNoMarkupOfTheConsole() {
    String name = "@|bold,red markup|@";
    assertThat(Console.styledForTerminal("bold", name)).contains(name);
  }

  @Test
  void areWrittenAsEscapesWhereXmlOrATerminalCannotTakeThem() {
    assertThat(Console.printable("a\u001B\u009B\u202E\uFFFF\uD800\uDB40\uDC41é😀"))
        .isEqualTo("a\\u001b\\u009b\\u202e\\uffff\\ud800\\u{e0041}é😀");
  }
}
