package dev.assay.facts;

import java.util.Locale;

/** The kind of a file as the scan record and the upload payload tell kinds apart. */
public enum MediaKind {
  IMAGE,
  VIDEO,
  AUDIO,
  TEXT,
  PDF,
  DICOM,
  NIFTI,
  SCENE,
  /** Recognised or not, nothing in Assay describes it. */
  UNKNOWN;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used in scan records and on the command line. */
  public String label() {
    return label;
  }
}
