package dev.assay.encord.series;

import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.DicomElement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the checks keep of one file: identifiers and geometry, never its functional groups.
 *
 * @param path where it lies
 * @param studyUid StudyInstanceUID
 * @param seriesUid SeriesInstanceUID
 * @param instanceUid SOPInstanceUID
 * @param patientIdPresent whether PatientID is present; it may be empty
 * @param patientIdEmpty whether PatientID is present without a value
 * @param modality Modality
 * @param rows Rows, NaN when absent
 * @param columns Columns, NaN when absent
 * @param numberOfFrames NumberOfFrames, NaN when absent
 * @param framesTagPresent whether NumberOfFrames is present, whatever its value
 * @param framesDescribed items of the per-frame functional groups, 0 when there are none
 * @param windowCenters the values of WindowCenter, empty when there are none
 * @param windowWidths the values of WindowWidth, empty when there are none
 * @param payloadBytes the bytes its tags take in a payload
 * @param slices where its frames lie
 */
record SeriesFile(
    String path,
    @Nullable String studyUid,
    @Nullable String seriesUid,
    @Nullable String instanceUid,
    boolean patientIdPresent,
    boolean patientIdEmpty,
    @Nullable String modality,
    double rows,
    double columns,
    double numberOfFrames,
    boolean framesTagPresent,
    int framesDescribed,
    List<Double> windowCenters,
    List<Double> windowWidths,
    long payloadBytes,
    List<SliceGeometry> slices) {

  static SeriesFile of(
      String path, Map<String, ? extends @Nullable DicomElement> tags, @Nullable String modality) {
    DicomElement patientId = tags.get(Tags.PATIENT_ID);
    return new SeriesFile(
        path,
        Tags.text(tags, Tags.STUDY_INSTANCE_UID),
        Tags.text(tags, Tags.SERIES_INSTANCE_UID),
        Tags.text(tags, Tags.SOP_INSTANCE_UID),
        patientId != null,
        patientId != null && patientId.isEmpty(),
        modality,
        Tags.number(tags, Tags.ROWS),
        Tags.number(tags, Tags.COLUMNS),
        Tags.number(tags, Tags.NUMBER_OF_FRAMES),
        tags.get(Tags.NUMBER_OF_FRAMES) != null,
        Tags.items(tags, Tags.PER_FRAME_GROUPS).size(),
        Tags.allNumbers(tags, Tags.WINDOW_CENTER),
        Tags.allNumbers(tags, Tags.WINDOW_WIDTH),
        EncordJson.length(tags),
        SliceGeometry.of(tags));
  }

  /** How many frames it has: what it says, else what it describes, else one. */
  long frames() {
    return numberOfFrames >= 1 ? (long) numberOfFrames : Math.max(1, framesDescribed);
  }
}
