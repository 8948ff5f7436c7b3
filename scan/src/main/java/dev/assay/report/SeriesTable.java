package dev.assay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.series.SeriesFinding;
import dev.assay.encord.series.SeriesReport;
import dev.assay.encord.series.SeriesSurvey;
import dev.assay.encord.series.Verdict;
import dev.assay.facts.DicomElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * DICOM series and what will become of each; not thread-safe.
 *
 * <p>A verdict needs all files of a series, so memory is bounded by leaving out whole series: when
 * there is too much, the half of them whose names have the other digests, and again. What is left
 * is a random sample.
 */
final class SeriesTable {
  private static final int MOST_FRAMES = 100_000;
  private static final int MOST_FRAMES_OF_ONE = 20_000;

  private static final int MOST_ROWS = 400;
  private static final int MOST_FINDINGS = 3;
  private static final String PER_FRAME_GROUPS = "52009230";
  private static final String NO_NAME = "";

  private final Gate gate;
  private final int mostFrames;
  private final int mostFramesOfOne;
  private final Map<String, Series> kept = new HashMap<>();
  private long frames;
  private int halvings;

  private static final class Series {
    private @Nullable SeriesSurvey survey = new SeriesSurvey(SeriesSurvey.Grouping.SERIES);
    private final @Nullable String modality;
    private long files;
    private long refused;
    private int frames;

    Series(@Nullable String modality) {
      this.modality = modality;
    }
  }

  /**
   * A row of the table.
   *
   * @param severity how bad the verdict is: 2 for the worst
   * @param report what the checks say, null when there were none
   */
  private record Row(
      String name, Series series, int severity, String verdict, @Nullable SeriesReport report) {}

  SeriesTable(Gate gate) {
    this(gate, MOST_FRAMES, MOST_FRAMES_OF_ONE);
  }

  /**
   * A table without rows.
   *
   * @param mostFrames most frames kept, of all series
   * @param mostFramesOfOne most frames kept of one series; of a longer one only its files are
   *     counted
   */
  SeriesTable(Gate gate, int mostFrames, int mostFramesOfOne) {
    this.gate = gate;
    this.mostFrames = mostFrames;
    this.mostFramesOfOne = mostFramesOfOne;
  }

  /** Adds a file; nothing when it is of no series. */
  void add(Described file) {
    Described.Slice slice = file.slice();
    if (slice == null) {
      return;
    }
    String name = slice.seriesUid() == null ? NO_NAME : slice.seriesUid();
    if (isLeftOut(name)) {
      return;
    }
    Series series = kept.computeIfAbsent(name, any -> new Series(slice.modality()));
    series.files++;
    Map<String, @Nullable DicomElement> tags = slice.tags();
    if (tags == null) {
      series.refused++;
    } else if (series.survey != null) {
      series.survey.add(file.path(), tags, slice.modality());
      keep(series, frames(tags));
    }
    if (series.files == 1) {
      keep(series, 1);
    }
  }

  private void keep(Series series, int more) {
    series.frames += more;
    frames += more;
    if (series.frames > mostFramesOfOne) {
      frames -= series.frames - 1;
      series.frames = 1;
      series.survey = null;
    }
    while (frames > mostFrames) {
      halvings++;
      kept.entrySet().removeIf(one -> isLeftOut(one.getKey()));
      frames = kept.values().stream().mapToLong(one -> one.frames).sum();
    }
  }

  private boolean isLeftOut(String name) {
    return Long.numberOfTrailingZeros(Best.digest(name)) < halvings;
  }

  private static int frames(Map<String, @Nullable DicomElement> tags) {
    DicomElement groups = tags.get(PER_FRAME_GROUPS);
    List<Object> items = groups == null ? null : groups.value();
    return items == null ? 1 : Math.max(1, items.size());
  }

  private Row row(String name, Series series) {
    if (series.survey == null) {
      return new Row(name, series, 1, "too large to be judged here: see assay dicom", null);
    }
    List<SeriesReport> reports = series.survey.reports();
    SeriesReport report = reports.isEmpty() ? null : gate.judge(reports.get(0));
    if (report == null || series.refused > 0) {
      return new Row(name, series, 2, "incomplete: files are refused", report);
    }
    Verdict verdict = report.verdict();
    int severity =
        switch (verdict) {
          case REGISTERS -> 0;
          case NO_3D -> 1;
          case REFUSED -> 2;
        };
    return new Row(name, series, severity, verdict.text(), report);
  }

  /** Writes the rows, the worst first, and of how many they are a part. */
  void write(JsonGenerator out) throws IOException {
    List<Row> rows = new ArrayList<>();
    kept.forEach((name, series) -> rows.add(row(name, series)));
    rows.sort(Comparator.comparingInt(Row::severity).reversed().thenComparing(Row::name));
    Map<String, Long> verdicts = new TreeMap<>();
    rows.forEach(row -> verdicts.merge(row.verdict(), 1L, Long::sum));
    Map<String, String> remedies = new TreeMap<>();
    out.writeStartObject();
    out.writeNumberField("judged", rows.size());
    out.writeNumberField("oneIn", 1L << Math.min(halvings, 62));
    out.writeObjectFieldStart("verdicts");
    for (Map.Entry<String, Long> verdict : verdicts.entrySet()) {
      out.writeNumberField(verdict.getKey(), verdict.getValue());
    }
    out.writeEndObject();
    out.writeArrayFieldStart("rows");
    for (Row row : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
      write(row, remedies, out);
    }
    out.writeEndArray();
    out.writeObjectFieldStart("remedies");
    for (Map.Entry<String, String> remedy : remedies.entrySet()) {
      out.writeStringField(remedy.getKey(), remedy.getValue());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void write(Row row, Map<String, String> remedies, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("series", Clip.name(row.name()));
    out.writeStringField(
        "modality", Clip.name(Objects.requireNonNullElse(row.series().modality, "")));
    out.writeNumberField("files", row.series().files);
    out.writeNumberField("refused", row.series().refused);
    out.writeNumberField("severity", row.severity());
    out.writeStringField("verdict", row.verdict());
    SeriesReport report = row.report();
    out.writeArrayFieldStart("findings");
    if (report != null) {
      for (SeriesFinding finding :
          report.findings().subList(0, Math.min(report.findings().size(), MOST_FINDINGS))) {
        out.writeStartObject();
        out.writeStringField("code", finding.code());
        out.writeStringField("severity", finding.severity().label());
        out.writeStringField("message", Clip.text(finding.message()));
        out.writeEndObject();
        remedies.put(finding.code(), Clip.remedy(finding.remedy()));
      }
    }
    out.writeEndArray();
    if (report != null) {
      out.writeNumberField("frames", report.frames());
      out.writeNumberField("columns", report.columns());
      out.writeNumberField("rows", report.rows());
      Double spacing = report.sliceSpacing();
      if (spacing != null && Double.isFinite(spacing)) {
        out.writeNumberField("spacing", spacing);
      }
      out.writeNumberField("moreFindings", Math.max(0, report.findings().size() - MOST_FINDINGS));
    }
    out.writeEndObject();
  }
}
