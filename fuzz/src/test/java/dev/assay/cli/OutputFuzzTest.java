package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.series.SeriesSurvey;
import dev.assay.facts.DicomFacts;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.fuzz.Targets;
import dev.assay.read.Limits;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.StoredRecord;
import dev.assay.testdata.Examples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A target for each thing that is written of files of any name and content: whatever they are, it
 * can be read back.
 */
final class OutputFuzzTest {
  private static final Assay ASSAY =
      Assay.with(
              FormatCatalog.of(
                  FormatCatalog.installed().formats().stream()
                      .filter(reader -> !reader.info().reader().equals("ffmpeg"))
                      .toArray(Format[]::new)))
          .within(Limits.tiny().withElapsed(Duration.ofSeconds(10)));

  private static final Gate GATE = Gate.standard();
  private static final DicomFacts SLICE = slice();

  static final Targets TARGETS =
      new Targets()
          .with("record", OutputFuzzTest::writeRecord)
          .with("csv", bytes -> writeTable(text(bytes)))
          .with("junit", bytes -> writeJunit(text(bytes)));

  private static DicomFacts slice() {
    byte[] file = Examples.files().get("media/dicom/ct/1.dcm");
    return (DicomFacts) ASSAY.inspect(file, "1.dcm").facts();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_16BE);
  }

  static Stream<byte[]> seeds() {
    List<byte[]> names =
        Stream.of("=1+1", "a/b.dcm", "\u202E<&\"'>]]>\u0000\uFFFF\uD800", "\"a\",\r\n;b")
            .map(name -> name.getBytes(StandardCharsets.UTF_16BE))
            .toList();
    List<byte[]> files =
        Examples.files().entrySet().stream()
            .filter(file -> file.getValue().length < 8000)
            .map(file -> named(file.getKey(), file.getValue()))
            .toList();
    Map<String, List<byte[]>> inputs = Map.of("record", files, "csv", names, "junit", names);
    return TARGETS.names().stream()
        .flatMap(name -> inputs.get(name).stream().map(seed -> TARGETS.seed(name, seed)));
  }

  /** A name, behind its length, and what the file of that name holds. */
  private static byte[] named(String path, byte[] content) {
    byte[] name = path.substring(path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_16BE);
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(name.length);
    input.writeBytes(name);
    input.writeBytes(content);
    return input.toByteArray();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void canBeReadBack(byte[] bytes) throws IOException {
    TARGETS.take(bytes);
  }

  private static void writeRecord(byte[] input) throws IOException {
    int named = input.length == 0 ? 0 : Math.min(input.length - 1, input[0] & 0xFF);
    String name = text(Arrays.copyOfRange(input, Math.min(1, input.length), 1 + named));
    byte[] file = Arrays.copyOfRange(input, Math.min(input.length, 1 + named), input.length);
    Inspection inspection = ASSAY.inspect(file, name);
    ScanRecord record = ScanRecord.of(name, inspection, GATE.judge(inspection));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (RecordWriter writer = new RecordWriter(line)) {
      writer.write(record);
    }
    StoredRecord stored = StoredRecord.parse(line.toByteArray());
    assertThat(stored.kind()).isEqualTo(record.kind());
    assertThat(stored.status()).isEqualTo(record.status());
    assertThat(stored.findings()).hasSameSizeAs(record.findings());
    assertThat(stored.metadata() == null).isEqualTo(record.metadata() == null);
  }

  private static void writeTable(String path) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TagTable table = new TagTable(out)) {
      table.add(path, SLICE);
    }
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(out.toByteArray())) {
      Map<String, String> row = rows.next();
      assertThat(rows.hasNext()).isFalse();
      assertThat(row.get("file")).endsWith(Console.printable(path)).doesNotMatch("(?s)[=+@-].*");
    }
  }

  private static void writeJunit(String path) throws IOException {
    SeriesSurvey survey = new SeriesSurvey(SeriesSurvey.Grouping.FOLDER);
    survey.add(path, SLICE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SeriesJunit.write(survey.reports().stream().map(GATE::judge).toList(), FailOn.ERROR, out);
    try {
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(out.toByteArray()))
              .getDocumentElement();
      assertThat(root.getElementsByTagName("testsuite").getLength()).isEqualTo(1);
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError(e);
    }
  }
}
