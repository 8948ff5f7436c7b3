package dev.assay.encord.wire;

import dev.assay.facts.DicomElement;
import dev.assay.facts.MediaKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform believes of a DICOM file.
 *
 * @param tags elements by eight upper-case hexadecimal digits; a tag the file lacks maps to null,
 *     and that null travels
 */
public record CustomerProvidedDicomSeriesDicomFileMetadata(Map<String, @Nullable DicomElement> tags)
    implements CustomerProvidedMetadata {

  /** The keys the platform demands in {@link #tags}, ascending. */
  public static final List<String> REQUIRED_TAGS =
      List.of(
          "00080018", // SOPInstanceUID
          "00100020", // PatientID
          "00180050", // SliceThickness
          "00181114", // EstimatedRadiographicMagnificationFactor
          "00181164", // ImagerPixelSpacing
          "0020000D", // StudyInstanceUID
          "0020000E", // SeriesInstanceUID
          "00200013", // InstanceNumber
          "00200032", // ImagePositionPatient
          "00200037", // ImageOrientationPatient
          "00209113", // PlanePositionSequence
          "00209116", // PlaneOrientationSequence
          "00280004", // PhotometricInterpretation
          "00280008", // NumberOfFrames
          "00280010", // Rows
          "00280011", // Columns
          "00280030", // PixelSpacing
          "00281050", // WindowCenter
          "00281051", // WindowWidth
          "00289110", // PixelMeasuresSequence
          "52009229", // SharedFunctionalGroupsSequence
          "52009230"); // PerFrameFunctionalGroupsSequence

  public CustomerProvidedDicomSeriesDicomFileMetadata {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  @Override
  public MediaKind kind() {
    return MediaKind.DICOM;
  }
}
