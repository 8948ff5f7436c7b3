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
 * @param rows the rows of its first picture, 0 when unknown
 * @param columns the columns of its first picture, 0 when unknown
 * @param sliceSpacing the median distance between slices along their normal in millimetres, null
 *     when it is no volume
 * @param verdict what will become of it
 * @param findings what the checks have against it, in their order
 */
public record SeriesReport(
    String name,
    @Nullable String studyInstanceUid,
    @Nullable String seriesInstanceUid,
    @Nullable String modality,
    int files,
    long frames,
    long rows,
    long columns,
    @Nullable Double sliceSpacing,
    Verdict verdict,
    List<SeriesFinding> findings) {

  public SeriesReport {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(verdict, "verdict");
    findings = List.copyOf(findings);
  }
}
