package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page about a scan. */
final class ReportTest extends CommandLineTest {
  private static final List<String> HEADING = List.of("places", "morePlaces", "made", "seconds");

  /** The data of a page. */
  private JsonNode data(String name) throws IOException {
    String page = Files.readString(folder.resolve(name));
    String before = "<script type=\"application/json\" id=\"data\">";
    int begin = page.indexOf(before) + before.length();
    return MAPPER.readTree(page.substring(begin, page.indexOf("</script>", begin)));
  }

  private JsonNode withoutHeading(String name) throws IOException {
    return ((ObjectNode) data(name)).without(HEADING);
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  @Test
  void theReportOfAScanIsTheOneOfItsRecords() throws IOException {
    assay("scan", media(), "-o", at("scan.jsonl"), "--report", at("scan.html"));
    assertThat(assay("report", at("scan.jsonl"), "-o", at("records.html"))).isZero();

    assertThat(withoutHeading("records.html")).isEqualTo(withoutHeading("scan.html"));
    assertThat(data("scan.html").path("totals").path("files").asLong())
        .isEqualTo(Files.readAllLines(at("scan.jsonl")).size())
        .isPositive();
    assertThat(data("scan.html").path("seconds").asDouble()).isPositive();
  }

  @Test
  void theReportOfAResumedScanIsOfAllFiles() throws IOException {
    assay("scan", media(), "-o", at("scan.jsonl"), "--report", at("whole.html"));
    List<String> lines = Files.readAllLines(at("scan.jsonl"));
    Files.write(at("scan.jsonl"), lines.subList(0, lines.size() / 2));
    assay("scan", media(), "-o", at("scan.jsonl"), "--resume", "--report", at("resumed.html"));

    for (String part : List.of("findings", "resolutions", "distributions", "series")) {
      assertThat(data("resumed.html").path(part)).isEqualTo(data("whole.html").path(part));
    }
    assertThat(data("resumed.html").path("totals").path("files").asInt()).isEqualTo(lines.size());
  }

  @Test
  void theReportOfAScanForDuplicatesNamesThem() throws IOException {
    Path data = Files.createDirectory(at("data"));
    for (String name : List.of("a.png", "b.png", "c/d.png")) {
      Files.createDirectories(data.resolve(name).getParent());
      Files.copy(media().resolve("image/chart.png"), data.resolve(name));
    }
    Files.copy(media().resolve("audio/tone.wav"), data.resolve("e.wav"));
    Object[] scan = {
      "scan",
      data,
      "-o",
      at("scan.jsonl"),
      "--dedupe",
      "size+hash",
      "--only-kind",
      "image",
      "--report",
      at("scan.html"),
      "--resume"
    };

    for (int i = 0; i < 2; i++) { // a scan, and one that keeps all of its records
      assertThat(assay(scan)).isZero();
      JsonNode page = data("scan.html");
      assertThat(page.at("/totals/files").asInt()).isEqualTo(4);
      assertThat(page.at("/duplicates/files").asInt()).isEqualTo(2);
      assertThat(page.at("/duplicates/bytes").asLong())
          .isEqualTo(2 * Files.size(data.resolve("a.png")));
      JsonNode rows = page.at("/duplicates/rows");
      List<String> all = new ArrayList<>(rows.findValuesAsText("path"));
      assertThat(new HashSet<>(rows.findValuesAsText("original"))).hasSize(1);
      all.add(rows.path(0).path("original").asText());
      assertThat(all).containsExactlyInAnyOrder("a.png", "b.png", "c/d.png");
    }
    assay("report", at("scan.jsonl"), "-o", at("records.html"));
    assertThat(data("records.html").path("duplicates"))
        .isEqualTo(data("scan.html").path("duplicates"));
  }

  @Test
  void seriesHaveTheVerdictsThatDicomGives() throws IOException {
    assay("scan", media().resolve("dicom"), "--report", at("report.html"));
    assay("dicom", media().resolve("dicom"), "--json");

    Map<String, Integer> files = new TreeMap<>();
    for (JsonNode series : MAPPER.readTree(printed()).path("series")) {
      files.put(
          series.path("name").asText() + " " + series.path("verdict").asText(),
          series.path("files").asInt());
    }
    Map<String, Integer> reported = new TreeMap<>();
    List<String> verdicts = List.of("registers", "no_3d", "refused");
    for (JsonNode series : data("report.html").path("series").path("rows")) {
      reported.put(
          series.path("series").asText() + " " + verdicts.get(series.path("severity").asInt()),
          series.path("files").asInt());
    }
    assertThat(reported).isEqualTo(files).isNotEmpty();
  }

  @Test
  void onlyTheRecordsThatAreWantedAreInIt() throws IOException {
    assay("scan", media(), "-o", at("scan.jsonl"));
    assay("report", at("scan.jsonl"), "-o", at("report.html"), "--only-kind", "video");

    assertThat(data("report.html").path("kinds").findValuesAsText("kind")).containsExactly("video");
  }

  @Test
  void whereItCannotBeWrittenIsKnownBeforeTheScan() {
    assertThat(assay("scan", media(), "--report", at("nowhere/report.html")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("there is no folder");
    assertThat(assay("scan", media(), "-o", at("same"), "--report", at("same")))
        .isEqualTo(ExitCode.USAGE);
    assertThat(at("same")).doesNotExist();
  }

  @Test
  void aReportThatCannotBeMadeLeavesTheOldOne() throws IOException {
    Files.writeString(at("report.html"), "old");
    Files.writeString(at("scan.jsonl"), "{\"no\": \"record\"}\n");

    assertThat(assay("report", at("scan.jsonl"), "-o", at("report.html")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(at("report.html")).hasContent("old");
  }
}
