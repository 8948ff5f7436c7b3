package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.encord.gate.Gate;
import dev.assay.facts.Rational;
import dev.assay.finding.Finding;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.StoredRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ReportTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static final Report.Heading HEADING = new Report.Heading(List.of("data"), Instant.EPOCH, null);

  private final Report report = new Report(Gate.standard());

  private static JsonNode data(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.writeJson(HEADING, out);
    return MAPPER.readTree(out.toByteArray());
  }

  /** The counts of a distribution by class. */
  private JsonNode distribution(String title) throws IOException {
    for (JsonNode one : data(report).path("distributions")) {
      if (one.path("title").asText().startsWith(title)) {
        return one;
      }
    }
    throw new AssertionError("there is no " + title);
  }

  private Map<String, Long> counts(String title, String kind) throws IOException {
    JsonNode distribution = distribution(title);
    Map<String, Long> counts = new TreeMap<>();
    for (JsonNode one : distribution.path("kinds")) {
      if (one.path("kind").asText().equals(kind)) {
        for (int i = 0; i < distribution.path("bins").size(); i++) {
          counts.put(
              distribution.path("bins").path(i).asText(), one.path("counts").path(i).asLong());
        }
      }
    }
    return counts;
  }

  private static List<ScanRecord> someOfEverything() {
    List<ScanRecord> records = new ArrayList<>();
    records.add(Records.image("a.png", 2000, 1920, 1080, Finding.warning("W", "Look.")));
    records.add(Records.image("b.png", 3000, 300, 300));
    records.add(Records.video("c.mp4", Rational.of(30000, 1001), Rational.of(61, 2), 48_000));
    records.add(Records.audio("d.wav", 7, 44_100));
    records.add(Records.pdf("e.pdf", 12));
    records.add(Records.failed("f", 9_000_000, Finding.error("E", "No.").mendedBy("Mend it.")));
    for (int i = 0; i < 4; i++) {
      records.add(Records.slice("ct/" + i + ".dcm", "1.2.3", i, 2.0 * i));
    }
    records.add(Records.refusedSlice("ct/bad.dcm", "1.2.4"));
    return records;
  }

  @Test
  void totalsAreOfAllFilesAndOfEachKind() throws IOException {
    someOfEverything().forEach(report::add);

    JsonNode data = data(report);
    assertThat(data.path("totals").path("files").asLong()).isEqualTo(11);
    assertThat(data.path("totals").path("admitted").asLong()).isEqualTo(6);
    assertThat(data.path("totals").path("failed").asLong()).isEqualTo(1);
    assertThat(data.path("totals").path("bytes").asLong())
        .isEqualTo(2000 + 3000 + (5 << 20) + 900 + 70_000 + 4 * 500_000 + 500);
    assertThat(data.path("totals").path("bytesRead").asLong()).isEqualTo(10 * 40);
    assertThat(data.path("totals").path("reads").asLong()).isEqualTo(10 * 2 + 1);
    assertThat(data.path("kinds").findValuesAsText("kind"))
        .containsExactly("image", "video", "audio", "pdf", "dicom", "unknown");
    assertThat(data.path("kinds").path(0).path("files").asLong()).isEqualTo(2);
  }

  @Test
  void distributionsCountEachFileInItsClass() throws IOException {
    someOfEverything().forEach(report::add);

    assertThat(counts("Aspect", "image"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("16:9", 1L, "1:1", 1L));
    assertThat(counts("Aspect", "video")).containsEntry("16:9", 1L).containsEntry("1:1", 0L);
    assertThat(counts("Duration", "video")).containsEntry("30 s to 1 min", 1L);
    assertThat(counts("Duration", "audio")).containsEntry("5 s to 10 s", 1L);
    assertThat(counts("Frame rate", "video")).containsExactly(Map.entry("29.97", 1L));
    assertThat(counts("Sample rate", "video")).containsEntry("48 kHz", 1L);
    assertThat(counts("Sample rate", "audio")).containsEntry("44.1 kHz", 1L);
    assertThat(counts("Pages", "pdf")).containsExactly(Map.entry("11 to 20", 1L));
    assertThat(counts("File size", "image")).containsEntry("1 KiB to 10 KiB", 2L);
    assertThat(counts("File size", "unknown")).isEmpty();
  }

  @Test
  void ratesThatDifferByAThousandthAreToldApart() throws IOException {
    report.add(Records.video("a", Rational.of(24000, 1001), Rational.ONE, 48_000));
    report.add(Records.video("b", Rational.of(24), Rational.ONE, 48_000));
    report.add(Records.video("c", Rational.of(2397, 100), Rational.ONE, 48_000));

    assertThat(counts("Frame rate", "video"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("between 20 and 23.976", 1L, "23.976", 1L, "24", 1L));
  }

  @Test
  void aSizeThatManyFilesHaveIsOnePoint() throws IOException {
    for (int i = 0; i < 5; i++) {
      report.add(Records.image(i + ".png", 10, 640, 480));
    }
    report.add(Records.image("other.png", 10, 20, 30));

    JsonNode images = data(report).path("resolutions").path(0);
    assertThat(images.path("sizes"))
        .extracting(JsonNode::toString)
        .containsExactlyInAnyOrder("[640,480,5]", "[20,30,1]");
    assertThat(images.path("sampled").asLong()).isEqualTo(6);
  }

  @Test
  void theWorstFindingsComeFirstEachWithExamplesAndItsRemedy() throws IOException {
    for (int i = 0; i < 20; i++) {
      Finding twice = Finding.warning("COMMON", "Look at " + i + ".");
      report.add(Records.image(i + ".png", 10, 1, 1, twice, twice, Finding.info("I", "")));
    }
    report.add(Records.failed("x", 1, Finding.error("RARE", "No.").mendedBy("Mend it.")));

    JsonNode findings = data(report).path("findings");
    assertThat(findings.findValuesAsText("code")).containsExactly("RARE", "COMMON", "I");
    assertThat(findings.findValuesAsText("files")).containsExactly("1", "20", "20");
    assertThat(findings.path(0).path("remedy").asText()).isEqualTo("Mend it.");
    assertThat(findings.path(1).path("examples")).hasSize(5);
    for (JsonNode example : findings.path(1).path("examples")) {
      String number = example.path("path").asText().replace(".png", "");
      assertThat(example.path("message").asText()).isEqualTo("Look at " + number + ".");
    }
  }

  @Test
  void theSlowestFilesAreThereInOrder() throws IOException {
    for (int i = 0; i < 300; i++) {
      report.add(Records.failed("f" + i, (i * 7) % 300));
    }

    JsonNode slowest = data(report).path("slowest");
    assertThat(slowest).hasSize(100);
    assertThat(slowest.path(0).path("micros").asLong()).isEqualTo(299);
    assertThat(slowest.path(99).path("micros").asLong()).isEqualTo(200);
    assertThat(slowest.path(0).has("bytes")).isFalse();
  }

  @Test
  void recordsOfAJournalAndOfAScanGiveTheSameReport() throws IOException {
    Report stored = new Report(Gate.standard());
    for (ScanRecord record : someOfEverything()) {
      report.add(record);
      stored.add(StoredRecord.parse(Records.line(record)));
    }

    assertThat(data(stored)).isEqualTo(data(report));
  }

  @Test
  void theOrderOfTheRecordsMakesNoDifference() throws IOException {
    List<ScanRecord> records = new ArrayList<>(someOfEverything());
    for (int i = 0; i < 3000; i++) {
      records.add(Records.image(i + ".png", i, i + 1, 100, Finding.warning("W", "w" + i)));
    }
    records.forEach(report::add);
    Report other = new Report(Gate.standard());
    Collections.shuffle(records, new Random(1));
    records.forEach(other::add);

    assertThat(data(other)).isEqualTo(data(report));
  }

  @Test
  void aMillionFilesOfTheWorstKindFitIntoFiveMebibytes() throws IOException {
    String worst = "\u0001<\u2028\ud800".repeat(80);
    long seed = 1;
    for (int i = 0; i < 1_000_000; i++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      int random = (int) (seed >>> 40);
      if (i % 50 == 0) {
        report.add(Records.slice(worst + i, "1.2." + (i / 500) + worst, i, i));
      } else if (i % 50 == 1) {
        Finding finding =
            Finding.error("CODE_" + (i % 5000), worst + random).mendedBy(worst + random);
        report.add(Records.failed(worst + i, random, finding));
      } else {
        report.add(Records.image("images/" + i, random, 1 + random % 8000, 1 + random % 4999));
      }
    }

    JsonNode data = data(report);
    assertThat(data.path("totals").path("files").asLong()).isEqualTo(1_000_000);
    assertThat(data.path("resolutions").path(0).path("files").asLong()).isEqualTo(960_000);
    assertThat(data.path("resolutions").path(0).path("sampled").asLong()).isEqualTo(1000);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    report.write(HEADING, page);
    assertThat(page.size()).isLessThan(5 << 20);
  }
}
