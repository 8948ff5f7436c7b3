package dev.assay.encord.series;

import dev.assay.encord.rule.Rule;
import dev.assay.encord.rule.Rule.Latitude;
import dev.assay.finding.Severity;
import java.util.List;

/** The rules that a series of DICOM files is held to, those for each of its files included. */
public final class SeriesRules {
  private static final String TAGS = "tags";
  private static final String FILES = "dicomFiles";

  /** All files name the same study. */
  public static final Rule DIFFERENT_STUDIES =
      error(
          "DIFFERENT_STUDIES",
          FILES,
          "J.22, F.2-1",
          "The files of a series have the same StudyInstanceUID.",
          "Upload each study as a series of its own.");

  /** All files name the same series. */
  public static final Rule DIFFERENT_SERIES =
      warning(
          "DIFFERENT_SERIES",
          FILES,
          "J.22, F.2-1",
          "The files of a series have the same SeriesInstanceUID.",
          "Upload each series as an item of its own.");

  /** The tags without which nothing is imported are there. */
  public static final Rule TAG_VALUE_MISSING =
      error(
          "TAG_VALUE_MISSING",
          TAGS,
          "J.20, F.2-2",
          "StudyInstanceUID, SeriesInstanceUID, SOPInstanceUID, Rows and Columns have values, and"
              + " PatientID is present.",
          "Have the file exported again from the modality or the archive.");

  /** PatientID is more than present. */
  public static final Rule PATIENT_ID_EMPTY =
      warning(
          "PATIENT_ID_EMPTY",
          TAGS,
          "J.20, F.2-2",
          "PatientID has a value.",
          "Give a pseudonym; whether the platform takes an empty one is not documented.");

  /** Unique identifiers have 1 to 64 characters (PS3.5 9.1). */
  public static final Rule UID_LENGTH =
      error(
          "UID_LENGTH",
          TAGS,
          "J.21, F.2-3",
          "Instance UIDs have 1 to 64 characters.",
          "Have the source write valid identifiers (PS3.5 9.1).");

  /** Unique identifiers are made of digits and dots (PS3.5 9.1). */
  public static final Rule UID_CHARACTERS =
      warning(
          "UID_CHARACTERS",
          TAGS,
          "J.21, F.2-3",
          "Instance UIDs consist of digits and dots.",
          "The platform tolerates it; other software may not (PS3.5 9.1).");

  /** No two files are the same instance. */
  public static final Rule DUPLICATE_INSTANCE =
      error(
          "DUPLICATE_INSTANCE",
          FILES,
          "J.22, F.2-4",
          "Every file of a series has a SOPInstanceUID of its own.",
          "Leave the copies out.");

  /** All pictures have the same rows and columns. */
  public static final Rule DIFFERENT_MATRICES =
      error(
          "DIFFERENT_MATRICES",
          FILES,
          "J.22, F.2-5",
          "The files of a series have the same Rows and Columns.",
          "Upload images of different sizes (localisers, dose reports) as other series.");

  /** Every frame says where it lies. */
  public static final Rule SPATIAL_TAGS_MISSING =
      warning(
          "SPATIAL_TAGS_MISSING",
          FILES,
          "J.23, F.2-6",
          "Every frame has ImagePositionPatient, ImageOrientationPatient, PixelSpacing and"
              + " SliceThickness, at the top level or in functional groups.",
          "Nothing to do for projections and cine loops; else export with geometry.");

  /** Slices are evenly spaced along their normal. */
  public static final Rule UNEVEN_SLICES =
      warning(
          "UNEVEN_SLICES",
          FILES,
          "J.23, F.2-7",
          "At least 97 % of the gaps between slices, along their normal, are the same.",
          "Look for missing, repeated or mixed slices.");

  /** Direction cosines are cosines. */
  public static final Rule UNSOUND_ORIENTATION =
      warning(
          "UNSOUND_ORIENTATION",
          FILES,
          "J.23, F.2-8",
          "ImageOrientationPatient is two orthogonal unit vectors.",
          "Have the source write the direction cosines (PS3.3 C.7.6.2.1.1).");

  /** All frames are turned alike. */
  public static final Rule DIFFERENT_ORIENTATIONS =
      warning(
          "DIFFERENT_ORIENTATIONS",
          FILES,
          "J.23, F.2-8",
          "All frames of a series have the same orientation.",
          "Upload the orientations as series of their own.");

  /** Frame counts are possible and agree with the frames described. */
  public static final Rule NUMBER_OF_FRAMES =
      error(
          "NUMBER_OF_FRAMES",
          TAGS,
          "J.24, F.2-9",
          "NumberOfFrames is at least 1 and the number of items in"
              + " PerFrameFunctionalGroupsSequence.",
          "Have the source write the number of frames, and one functional group for each.");

  /** Window centre and width belong together (PS3.3 C.11.2.1.2). */
  public static final Rule IMPOSSIBLE_WINDOW =
      warning(
          "IMPOSSIBLE_WINDOW",
          FILES,
          "F.2-10",
          "WindowCenter and WindowWidth have a value each for every window, and widths are 1 or"
              + " more.",
          "Have the source write both (PS3.3 C.11.2.1.2); else the platform computes a window.");

  /** The display window hardly varies. */
  public static final Rule DIFFERENT_WINDOWS =
      new Rule(
          "DIFFERENT_WINDOWS",
          Severity.INFO,
          Latitude.POLICY,
          FILES,
          "The files of a series have the same display window.",
          "Nothing to do: the platform computes one window for the series.",
          "F.2-10");

  /** A folder is no mixture that would be refused as one series. */
  public static final Rule FOLDER_OF_SEVERAL_STUDIES =
      warning(
          "FOLDER_OF_SEVERAL_STUDIES",
          FILES,
          "J.22, F.2-1",
          "The DICOM files of a folder are of one study.",
          "Upload the series one by one, not the folder as one.");

  /** All of them, in the order of the checks. */
  public static final List<Rule> ALL =
      List.of(
          DIFFERENT_STUDIES,
          DIFFERENT_SERIES,
          TAG_VALUE_MISSING,
          PATIENT_ID_EMPTY,
          UID_LENGTH,
          UID_CHARACTERS,
          DUPLICATE_INSTANCE,
          DIFFERENT_MATRICES,
          SPATIAL_TAGS_MISSING,
          UNEVEN_SLICES,
          UNSOUND_ORIENTATION,
          DIFFERENT_ORIENTATIONS,
          NUMBER_OF_FRAMES,
          IMPOSSIBLE_WINDOW,
          DIFFERENT_WINDOWS,
          FOLDER_OF_SEVERAL_STUDIES);

  private SeriesRules() {}

  private static Rule error(
      String code, String field, String section, String demand, String remedy) {
    return new Rule(code, Severity.ERROR, Latitude.POLICY, field, demand, remedy, section);
  }

  private static Rule warning(
      String code, String field, String section, String demand, String remedy) {
    return new Rule(code, Severity.WARNING, Latitude.POLICY, field, demand, remedy, section);
  }
}
