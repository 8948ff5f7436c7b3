package dev.assay.dcm4che;

import java.util.Arrays;
import org.dcm4che3.data.Tag;

/** The tags the platform requires, and those that are needed to read them by. */
final class RequiredTags {
  private static final int[] REQUIRED = {
    Tag.SOPInstanceUID,
    Tag.PatientID,
    Tag.SliceThickness,
    Tag.EstimatedRadiographicMagnificationFactor,
    Tag.ImagerPixelSpacing,
    Tag.StudyInstanceUID,
    Tag.SeriesInstanceUID,
    Tag.InstanceNumber,
    Tag.ImagePositionPatient,
    Tag.ImageOrientationPatient,
    Tag.PlanePositionSequence,
    Tag.PlaneOrientationSequence,
    Tag.PhotometricInterpretation,
    Tag.NumberOfFrames,
    Tag.Rows,
    Tag.Columns,
    Tag.PixelSpacing,
    Tag.WindowCenter,
    Tag.WindowWidth,
    Tag.PixelMeasuresSequence,
    Tag.SharedFunctionalGroupsSequence,
    Tag.PerFrameFunctionalGroupsSequence,
  };

  private RequiredTags() {}

  /** The required tags, ascending. */
  static int[] all() {
    return REQUIRED.clone();
  }

  /** Whether an element of the data set is needed. */
  static boolean isNeeded(int tag) {
    return switch (tag) {
      case Tag.SpecificCharacterSet, Tag.SOPClassUID, Tag.Modality, Tag.PixelRepresentation -> true;
      default -> Arrays.binarySearch(REQUIRED, tag) >= 0;
    };
  }

  /** Whether nothing that is needed can come at that tag or behind it. */
  static boolean isBehind(int tag) {
    return Integer.compareUnsigned(tag, Tag.PerFrameFunctionalGroupsSequence) > 0;
  }
}
