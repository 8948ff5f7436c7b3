package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.encord.gate.Rules;
import dev.assay.encord.rule.Rule;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code assay dicom} as people and pipelines call it. */
final class DicomTest extends CommandLineTest {
  private static final Encoding ENCODING = Encoding.EXPLICIT_LITTLE;
  private static final Pattern COMMA = Pattern.compile(",");
  private static final int MIB = 1 << 20;

  private Path write(String path, DataSet dataSet) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(
        file, DicomFile.of(dataSet.all(DicomImages.slicePixels()), ENCODING).bytes());
  }

  private JsonNode judged(Object... args) throws IOException {
    assay(args);
    return MAPPER.readTree(printed());
  }

  private static DataSet ofStudy(String study, String series) {
    return new DataSet()
        .text(0x0008_0018, "UI", series + ".1")
        .text(0x0010_0020, "LO", "P-1")
        .text(0x0020_000D, "UI", study)
        .text(0x0020_000E, "UI", series)
        .numbers(0x0028_0010, "US", 3)
        .numbers(0x0028_0011, "US", 4);
  }

  @Test
  void aFolderOfTwoFilesOfDifferentStudiesIsPointedOut() throws IOException {
    write("in/a.dcm", ofStudy("1.2.3", "1.2.3.1"));
    write("in/b.dcm", ofStudy("1.2.9", "1.2.9.1"));

    assertThat(assay("dicom", folder)).isEqualTo(ExitCode.PASS);
    assertThat(printed())
        .contains("2 series: 2 register", "warning", "folder in holds files of 2 studies")
        .contains("1.2.3 in in/a.dcm", "1.2.9 in in/b.dcm");
    assertThat(assay("dicom", folder, "--fail-on", "warning")).isEqualTo(ExitCode.FINDINGS);

    JsonNode asOne = judged("dicom", folder, "--series-by", "folder", "--json");
    assertThat(asOne.at("/series/0/verdict").asText()).isEqualTo("refused");
    assertThat(asOne.at("/series/0/findings").findValuesAsText("code"))
        .containsExactly("DIFFERENT_STUDIES", "DIFFERENT_SERIES", "SPATIAL_TAGS_MISSING");
  }

  @ParameterizedTest
  @CsvSource({"00180050, 'DS', '1,25'", "00200013, 'IS', '1A'"})
  void aNumberThatIsNoneLeavesAsNullAsTheRuleHasIt(String tag, String vr, String text)
      throws IOException {
    Path file =
        write(
            "in/a.dcm", ofStudy("1.2.3", "1.2.3.1").text((int) Long.parseLong(tag, 16), vr, text));
    assertThat(assay("scan", file, "-q", "-o", folder.resolve("scan.jsonl")))
        .isEqualTo(ExitCode.PASS);

    JsonNode record = json("scan.jsonl");
    assertThat(record.at("/metadata/tags/" + tag).isNull()).isTrue();
    Rule rule = Rules.named("DICOM_BAD_VALUE");
    assertThat(record.get("findings"))
        .filteredOn(finding -> finding.get("code").asText().equals(rule.code()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.get("severity").asText()).isEqualTo(rule.severity().label());
              assertThat(finding.get("remedy").asText()).isEqualTo(rule.remedy());
              assertThat(finding.get("message").asText()).contains(text);
            });
  }

  @Test
  void filesOfASeriesBelongTogetherWhereverTheyLie() throws IOException {
    for (int i = 1; i <= 4; i++) {
      String where = i % 2 == 0 ? "even/" : "odd/deep/";
      write(where + i, DicomImages.slice("1.2.3.4." + i, i, "" + 2 * i, "1.2.3"));
    }
    JsonNode series = judged("dicom", folder, "--json").get("series");
    assertThat(series).hasSize(1);
    assertThat(series.at("/0/files").asInt()).isEqualTo(4);
    assertThat(series.at("/0/verdict").asText()).isEqualTo("registers");
    assertThat(series.at("/0/sliceSpacing").asDouble()).isEqualTo(2.0);
  }

  @Test
  void everyCheckIsACaseForBuildServers() throws Exception {
    write("a.dcm", ofStudy("1.2.3", "1.2.3.1"));
    write("b.dcm", ofStudy("1.2.9", "1.2.9.1"));
    Path junit = folder.resolve("junit.xml");

    assay("dicom", folder, "--series-by", "folder", "--junit", junit, "--fail-on", "warning");

    Document report =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile());
    assertThat(report.getElementsByTagName("testcase").getLength()).isEqualTo(10);
    Element suite = (Element) report.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    Element failure = (Element) report.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("DIFFERENT_STUDIES");
    assertThat(failure.getAttribute("message")).contains("1.2.3", "1.2.9", "a.dcm", "b.dcm");
  }

  @Test
  void theTableSaysWhichTagIsPresentEmptyOrAbsent() throws IOException {
    write("a.dcm", ofStudy("1.2.3", "1.2.3.1").text(0x0028_1050, "DS", ""));
    Path csv = folder.resolve("tags.csv");

    assay("dicom", folder, "--csv", csv);

    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(2);
    List<String> header = COMMA.splitAsStream(lines.get(0)).toList();
    List<String> row = COMMA.splitAsStream(lines.get(1)).toList();
    List<String> tags = CustomerProvidedDicomSeriesDicomFileMetadata.REQUIRED_TAGS;
    assertThat(tags).hasSize(22);
    assertThat(header.subList(1, header.size())).containsExactlyElementsOf(tags);
    assertThat(row.get(header.indexOf("00100020"))).isEqualTo("present");
    assertThat(row.get(header.indexOf("00281050"))).isEqualTo("empty");
    assertThat(row.get(header.indexOf("00180050"))).isEqualTo("absent");
  }

  @Test
  void aPolicyReachesEveryCheckAndTheVerdict() throws IOException {
    write("a.dcm", ofStudy("1.2.3", "1.2.3.1"));
    write("b.dcm", ofStudy("1.2.9", "1.2.9.1"));
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(
        policy,
        "severities: {DIFFERENT_STUDIES: warning, DIFFERENT_SERIES: off,"
            + " SPATIAL_TAGS_MISSING: info}");

    JsonNode asOne = judged("dicom", folder, "--series-by", "folder", "--json", "--policy", policy);
    assertThat(asOne.at("/series/0/verdict").asText()).isEqualTo("registers");
    assertThat(asOne.at("/series/0/findings").findValuesAsText("severity"))
        .containsExactly("warning", "info");

    Files.writeString(policy, "severities: {FOLDER_OF_SEVERAL_STUDIES: error}");
    assertThat(assay("dicom", folder, "--policy", policy)).isEqualTo(ExitCode.FINDINGS);
    Files.writeString(policy, "severities: {FOLDER_OF_SEVERAL_STUDIES: off}");
    assertThat(assay("dicom", folder, "--policy", policy)).isEqualTo(ExitCode.PASS);
    assertThat(printed()).doesNotContain("holds files of");
    Files.writeString(policy, "severities: {SERIES_MIXES_STUDIES: off}");
    assertThat(assay("dicom", folder, "--policy", policy)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("no rule and no reader says SERIES_MIXES_STUDIES");
  }

  @Test
  void tenThousandFramesAreReadAndTheirPayloadIsMeasured() throws IOException {
    Path file = write("in/enhanced.dcm", DicomImages.multiFrame(10_000));

    JsonNode series = judged("dicom", file.getParent(), "--json").at("/series/0");

    assertThat(series.get("verdict").asText()).isEqualTo("registers");
    assertThat(series.get("frames").asInt()).isEqualTo(10_000);
    assertThat(series.get("sliceSpacing").asDouble()).isEqualTo(1.5);
    assay(
        "scan",
        folder.resolve("in"),
        "--payload",
        folder.resolve("p.json"),
        "--url-prefix",
        PREFIX);
    JsonNode metadata = json("p.json").at("/dicomSeries/0/dicomFiles/0/dicomMetadata/tags");
    assertThat(metadata.at("/52009230/Value")).hasSize(10_000);
    assertThat(series.get("payloadBytes").asLong())
        .isEqualTo(metadata.toString().getBytes(StandardCharsets.UTF_8).length);
    assertThat(assay("dicom", file)).isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains("payload", Console.bytes(series.get("payloadBytes").asLong()));
  }

  /** Sixteen gigabytes of slices, whose private data and pixels are holes in their files. */
  @Test
  void aSeriesOfTwoThousandSlicesTakesMemoryForItsGeometryOnly() throws Exception {
    Path series = Files.createDirectories(folder.resolve("series"));
    for (int i = 1; i <= 2000; i++) {
      slice(series.resolve(i + ".dcm"), i);
    }

    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.assay.cli.Main",
                "dicom",
                series.toString(),
                "--json")
            .redirectError(folder.resolve("stderr").toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .start();
    assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();

    assertThat(folder.resolve("stderr")).content().doesNotContain("OutOfMemory");
    assertThat(child.exitValue()).isZero();
    JsonNode judged = json("stdout").at("/series/0");
    assertThat(judged.get("files").asInt()).isEqualTo(2000);
    assertThat(judged.get("verdict").asText()).isEqualTo("registers");
    assertThat(judged.get("sliceSpacing").asDouble()).isEqualTo(0.5);
  }

  private static void slice(Path path, int number) throws IOException {
    DataSet head =
        new DataSet()
            .text(0x0008_0018, "UI", "1.2.3.4." + number)
            .header(0x0009_1010, "OB", 4 * MIB);
    DataSet tail =
        new DataSet()
            .text(0x0010_0020, "LO", "P-1")
            .text(0x0018_0050, "DS", "0.5")
            .text(0x0020_000D, "UI", "1.2.3")
            .text(0x0020_000E, "UI", "1.2.3.1")
            .text(0x0020_0013, "IS", "" + number)
            .text(0x0020_0032, "DS", "0\\0\\" + 0.5 * number)
            .text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0")
            .numbers(0x0028_0010, "US", 1024)
            .numbers(0x0028_0011, "US", 2048)
            .text(0x0028_0030, "DS", "0.5\\0.5")
            .header(0x7FE0_0010, "OW", 4 * MIB);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(DicomFile.of(head, ENCODING).bytes());
      file.seek(file.getFilePointer() + 4L * MIB);
      file.write(tail.encoded(ENCODING));
      file.setLength(file.getFilePointer() + 4L * MIB);
    }
  }
}
