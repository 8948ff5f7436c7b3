package dev.assay.encord.series;

import dev.assay.finding.Severity;

/**
 * The checks the platform publishes for the import of a DICOM series.
 *
 * <p>Checks of {@link Severity#ERROR} refuse the series; the others cost it the 3D view or a
 * measurement.
 */
public enum SeriesCheck {
  /** All files name the same study. */
  STUDY("SERIES_MIXES_STUDIES", Severity.ERROR, "same StudyInstanceUID in all files"),
  /** The tags without which nothing is imported are there. */
  PRESENCE("DICOM_TAG_MISSING", Severity.ERROR, "required tags present"),
  /** Unique identifiers have 1 to 64 characters; others than digits and dots are tolerated. */
  UID("DICOM_UID_INVALID", Severity.ERROR, "valid unique identifiers"),
  /** No two files are the same instance. */
  UNIQUE_INSTANCES("SERIES_DUPLICATE_INSTANCE", Severity.ERROR, "unique SOPInstanceUIDs"),
  /** All pictures have the same rows and columns. */
  MATRIX("SERIES_MATRIX_DIFFERS", Severity.ERROR, "same rows and columns in all images"),
  /** Every frame says where it lies. */
  SPATIAL_TAGS("SERIES_SPATIAL_TAGS_MISSING", Severity.WARNING, "spatial tags present"),
  /** Slices are evenly spaced along their normal. */
  SPACING("SERIES_SPACING_UNEVEN", Severity.WARNING, "even slice spacing"),
  /** Rows and columns of every frame are orthogonal unit vectors, the same throughout. */
  ORIENTATION("SERIES_ORIENTATION_INCONSISTENT", Severity.WARNING, "one sound orientation"),
  /** Frame counts are possible and agree with the frames described. */
  FRAMES("DICOM_FRAME_COUNT_WRONG", Severity.ERROR, "consistent frame counts"),
  /** Window centre and width belong together and hardly vary. */
  WINDOW("SERIES_WINDOW_INCONSISTENT", Severity.WARNING, "consistent display window");

  private final String code;
  private final Severity severity;
  private final String title;

  SeriesCheck(String code, Severity severity, String title) {
    this.code = code;
    this.severity = severity;
    this.title = title;
  }

  /** The code of the findings of this check. */
  public String code() {
    return code;
  }

  /** How bad it is when the check fails. */
  public Severity severity() {
    return severity;
  }

  /** What passes, for people. */
  public String title() {
    return title;
  }
}
