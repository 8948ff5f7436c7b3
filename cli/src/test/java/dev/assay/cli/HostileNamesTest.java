package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What was said on both streams, if anything. */
  private void assertAllHarmless() {
    assertHarmless(printed() + complained());
  }

  /** An upload of which every item has a name that is obeyed somewhere, and nothing right. */
  private Path upload() throws IOException {
    ObjectNode upload = MAPPER.createObjectNode();
    ArrayNode images = upload.putArray("images");
    for (String name : Hostile.names()) {
      ObjectNode image = images.addObject().put("objectUrl", PREFIX + name).put("title", name);
      image
          .putObject("imageMetadata")
          .put("width", 4)
          .put("height", 3)
          .put("fileSize", 9)
          .put("mimeType", name);
    }
    return Files.write(folder.resolve("upload.json"), MAPPER.writeValueAsBytes(upload));
  }

  /** A listing of what the platform stored under such names. */
  private Path items() throws IOException {
    ArrayNode items = MAPPER.createArrayNode();
    for (String name : Hostile.names()) {
      items
          .addObject()
          .put("itemType", "image")
          .put("name", name)
          .put("url", PREFIX + name)
          .put("mimeType", name)
          .put("width", 4);
    }
    return Files.write(folder.resolve("items.json"), MAPPER.writeValueAsBytes(items));
  }

  /** Records as a scan writes them, raw characters and all. */
  private Path records() throws IOException {
    Path records = folder.resolve("scan.jsonl");
    assay("scan", pictures(), "-o", records);
    return records;
  }

  private List<String> textsIn(String lines) throws IOException {
    List<String> texts = new ArrayList<>();
    try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(lines)) {
      while (values.hasNextValue()) {
        collect(values.nextValue(), texts);
      }
    }
    return texts;
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(child -> collect(child, texts));
  }

  /** The names as they come back from a file: what is no character is replaced before. */
  private void assertAllNamesIn(String json) throws IOException {
    List<String> texts = textsIn(json);
    for (String name : Hostile.names()) {
      assertThat(texts).anyMatch(text -> text.contains(name));
    }
  }

  @Test
  void reachNoTerminalThroughRecordsOnStandardOutput() throws IOException {
    assay("scan", pictures(), "-o", "-", "-q");
    assertAllHarmless();
    assertAllNamesIn(printed());
    assay("records", records());
    assertAllHarmless();
    assertAllNamesIn(printed());
    assertThat(printed()).contains("\\u009b", "\\u202e", "\\uDB40\\uDC41");
  }

  @Test
  void reachNoTerminalThroughTheJsonOfAnInspection() throws IOException {
    Path tar = pictures();
    for (String name : Hostile.names()) {
      assay("inspect", "--json", tar + "!/" + name);
      assertAllHarmless();
      assertThat(textsIn(printed())).contains(tar.getFileName() + "!/" + name);
    }
  }

  @Test
  void reachNoTerminalThroughTheJsonOfASurveyOfSeries() throws IOException {
    assay("dicom", "--json", series());
    assertAllHarmless();
    assertAllNamesIn(printed());
  }

  @Test
  void reachNoTerminalThroughAVerification() throws IOException {
    Path upload = upload();
    assay("verify", upload, "--root", folder, "--url-prefix", PREFIX);
    assertAllHarmless();
    assay("verify", upload, "--root", folder, "--url-prefix", PREFIX, "--json");
    assertAllHarmless();
    assertAllNamesIn(printed());
  }

  @Test
  void reachNoTerminalThroughAComparison() throws IOException {
    Path items = items();
    assay("compare", items, "--root", folder, "--url-prefix", PREFIX);
    assertAllHarmless();
    assay("compare", items, "--root", folder, "--url-prefix", PREFIX, "--json");
    assertAllHarmless();
    assertAllNamesIn(printed());
  }

  @Test
  void reachNoTerminalThroughAPayload() throws IOException {
    Path records = records();
    Path upload = folder.resolve("made.json");
    assay("payload", records, "--payload", upload, "--url-prefix", PREFIX);
    assertAllHarmless();
    assay("payload", records, "--payload", "-", "--url-prefix", PREFIX);
    assertAllHarmless();
  }

  @Test
  void reachNoTerminalThroughAMeasurement() throws IOException {
    Object[] bench = {"bench", pictures(), "--warm-up", 0, "--passes", 1, "--threads", 1};
    assay(bench);
    assertAllHarmless();
    Object[] json = Arrays.copyOf(bench, bench.length + 1);
    json[bench.length] = "--json";
    assay(json);
    assertAllHarmless();
  }

  @Test
  void reachNoTerminalWhereTheyAreWrongArguments() {
    for (String name : Hostile.names()) {
      for (String command : List.of("scan", "inspect", "dicom", "verify", "compare", "records")) {
        assay(command, folder.resolve("no such " + name.replace('/', ' ')));
        assertAllHarmless();
      }
      assay("scan", "--" + name);
      assertAllHarmless();
    }
  }

  @Test
  void areNoMarkupOfAReport() throws IOException {
    Path page = folder.resolve("report.html");
    assay("scan", pictures(), "--report", page);
    String text = Files.readString(page);
    assay("scan", media(), "--report", page);
    String data = "(?s)id=\"data\">.*?</script>";
    assertHarmless(text.replaceAll("\t", " "));
    // Whatever the names, the page is the same but for its data, which has no character of markup.
    assertThat(text.replaceFirst(data, ""))
        .isEqualTo(Files.readString(page).replaceFirst(data, ""));
    Matcher found = Pattern.compile("(?s)id=\"data\">(.*?)</script>").matcher(text);
    assertThat(found.find()).isTrue();
    assertThat(found.group(1)).matches("[\\x20-\\x7e&&[^<>&]]*");
    assertAllNamesIn(found.group(1));
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
