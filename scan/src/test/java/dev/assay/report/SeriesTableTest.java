package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.encord.gate.Gate;
import dev.assay.scan.ScanRecord;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class SeriesTableTest {
  private static final int MOST_FRAMES = 5_000;
  private static final int MOST_FRAMES_OF_ONE = 1_000;

  private final SeriesTable table =
      new SeriesTable(Gate.standard(), MOST_FRAMES, MOST_FRAMES_OF_ONE);

  private void add(ScanRecord record) {
    table.add(Described.of(record));
  }

  private void addVolume(String series, int slices) {
    for (int i = 0; i < slices; i++) {
      add(Records.slice(series + "/" + i + ".dcm", series, i, 2.5 * i));
    }
  }

  private JsonNode written() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      table.write(out);
    }
    return new ObjectMapper().readTree(text.toString());
  }

  @Test
  void aCleanVolumeRegisters() throws IOException {
    addVolume("1.2.3", 5);

    JsonNode row = written().path("rows").path(0);
    assertThat(row.path("verdict").asText()).isEqualTo("registers");
    assertThat(row.path("severity").asInt()).isZero();
    assertThat(row.path("series").asText()).isEqualTo("1.2.3");
    assertThat(row.path("modality").asText()).isEqualTo("CT");
    assertThat(row.path("files").asInt()).isEqualTo(5);
    assertThat(row.path("frames").asInt()).isEqualTo(5);
    assertThat(row.path("spacing").asDouble()).isEqualTo(2.5);
  }

  @Test
  void theWorstVerdictsComeFirstWithTheirReasons() throws IOException {
    addVolume("1.2.3", 3);
    addVolume("1.2.4", 3);
    add(Records.slice("again.dcm", "1.2.4", /* number= */ 0, 7.5));

    JsonNode written = written();
    JsonNode worst = written.path("rows").path(0);
    assertThat(worst.path("series").asText()).isEqualTo("1.2.4");
    assertThat(worst.path("verdict").asText()).isEqualTo("will be refused");
    String code = worst.path("findings").path(0).path("code").asText();
    assertThat(code).contains("DUPLICATE");
    assertThat(written.path("remedies").path(code).asText()).isNotEmpty();
    assertThat(written.path("verdicts").path("registers").asInt()).isEqualTo(1);
  }

  @Test
  void aSeriesWithRefusedFilesIsIncomplete() throws IOException {
    addVolume("1.2.3", 3);
    add(Records.refusedSlice("bad.dcm", "1.2.3"));

    JsonNode row = written().path("rows").path(0);
    assertThat(row.path("verdict").asText()).startsWith("incomplete");
    assertThat(row.path("files").asInt()).isEqualTo(4);
    assertThat(row.path("refused").asInt()).isEqualTo(1);
  }

  @Test
  void ofTooManySeriesASampleIsJudgedEachWithAllItsFiles() throws IOException {
    int series = 2 * MOST_FRAMES / 3;
    for (int slice = 0; slice < 3; slice++) {
      for (int i = 0; i < series; i++) {
        add(Records.slice(i + "/" + slice, "1.2." + i, slice, slice));
      }
    }

    JsonNode written = written();
    long oneIn = written.path("oneIn").asLong();
    assertThat(oneIn).isGreaterThan(1);
    assertThat(written.path("judged").asLong() * oneIn)
        .isBetween(series * 8L / 10, series * 12L / 10);
    assertThat(written.path("rows"))
        .allSatisfy(row -> assertThat(row.path("files").asInt()).isEqualTo(3));
  }

  @Test
  void aSeriesTooLargeToKeepIsCountedAndLeavesRoomForOthers() throws IOException {
    addVolume("1.2.3", MOST_FRAMES_OF_ONE + 10);
    addVolume("1.2.4", 3);

    JsonNode written = written();
    assertThat(written.path("oneIn").asLong()).isEqualTo(1);
    assertThat(written.path("rows").path(0).path("verdict").asText()).startsWith("too large");
    assertThat(written.path("rows").path(0).path("files").asInt())
        .isEqualTo(MOST_FRAMES_OF_ONE + 10);
    assertThat(written.path("rows").path(1).path("verdict").asText()).isEqualTo("registers");
  }
}
