package dev.assay.encord.series;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say of one series.
 *
 * @param name what the series was grouped by: its SeriesInstanceUID or its folder
 * @param studyInstanceUid the study of its first file, null when that names none
 * @param seriesInstanceUid the series of its first file, null when that names none
 * @param modality the modality of its first file, null when that names none
 * @param files how many files it has
 * @param frames how many frames they have together
 * @param payloadBytes the bytes their tags take in a payload
 * @param rows the rows of its first picture, 0 when unknown
 * @param columns the columns of its first picture, 0 when unknown
 * @param sliceSpacing the median distance between slices along their normal in millimetres, null
 *     when it is no volume
 * @param findings what the checks have against it, in their order
 */
public record SeriesReport(
    String name,
    @Nullable String studyInstanceUid,
    @Nullable String seriesInstanceUid,
    @Nullable String modality,
    int files,
    long frames,
    long payloadBytes,
    long rows,
    long columns,
    @Nullable Double sliceSpacing,
    List<SeriesFinding> findings) {

  public SeriesReport {
    Objects.requireNonNull(name, "name");
    findings = List.copyOf(findings);
  }

  /** What will become of it, by its findings. */
  public Verdict verdict() {
    return Verdict.of(findings);
  }

  /** This report with other findings, or other severities of them. */
  public SeriesReport withFindings(List<SeriesFinding> findings) {
    return new SeriesReport(
        name,
        studyInstanceUid,
        seriesInstanceUid,
        modality,
        files,
        frames,
        payloadBytes,
        rows,
        columns,
        sliceSpacing,
        findings);
  }
}
