package dev.assay.encord.series;

import dev.assay.encord.rule.Rule;
import java.util.List;

/**
 * The ten checks the platform publishes for the import of a DICOM series, each a {@linkplain
 * SeriesRules rule} or a few.
 */
public enum SeriesCheck {
  /** All files name the same study. */
  STUDY(
      "same StudyInstanceUID in all files",
      SeriesRules.DIFFERENT_STUDIES,
      SeriesRules.DIFFERENT_SERIES),
  /** The tags without which nothing is imported are there. */
  PRESENCE("required tags present", SeriesRules.TAG_VALUE_MISSING, SeriesRules.PATIENT_ID_EMPTY),
  /** Unique identifiers have 1 to 64 characters; others than digits and dots are tolerated. */
  UID("valid unique identifiers", SeriesRules.UID_LENGTH, SeriesRules.UID_CHARACTERS),
  /** No two files are the same instance. */
  UNIQUE_INSTANCES("unique SOPInstanceUIDs", SeriesRules.DUPLICATE_INSTANCE),
  /** All pictures have the same rows and columns. */
  MATRIX("same rows and columns in all images", SeriesRules.DIFFERENT_MATRICES),
  /** Every frame says where it lies. */
  SPATIAL_TAGS("spatial tags present", SeriesRules.SPATIAL_TAGS_MISSING),
  /** Slices are evenly spaced along their normal. */
  SPACING("even slice spacing", SeriesRules.UNEVEN_SLICES),
  /** Rows and columns of every frame are orthogonal unit vectors, the same throughout. */
  ORIENTATION(
      "one sound orientation", SeriesRules.UNSOUND_ORIENTATION, SeriesRules.DIFFERENT_ORIENTATIONS),
  /** Frame counts are possible and agree with the frames described. */
  FRAMES("consistent frame counts", SeriesRules.NUMBER_OF_FRAMES),
  /** Window centre and width belong together and hardly vary. */
  WINDOW("consistent display window", SeriesRules.IMPOSSIBLE_WINDOW, SeriesRules.DIFFERENT_WINDOWS);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes what nobody can change
  private final List<Rule> rules;

  SeriesCheck(String title, Rule... rules) {
    this.title = title;
    this.rules = List.of(rules);
  }

  /** What passes, for people. */
  public String title() {
    return title;
  }

  /** The rules it asks. */
  public List<Rule> rules() {
    return rules;
  }

  /** Whether it asks of each file alone what the gate asks of the file, too. */
  public boolean isOfEachFile() {
    return this == PRESENCE || this == UID || this == FRAMES;
  }

  /** Whether what fails it cannot be shown in 3D. */
  boolean isAboutVolumes() {
    return this == SPATIAL_TAGS || this == SPACING || this == ORIENTATION;
  }

  /** The check that asks a rule. */
  static SeriesCheck of(Rule rule) {
    for (SeriesCheck check : values()) {
      if (check.rules.contains(rule)) {
        return check;
      }
    }
    throw new IllegalArgumentException(rule.code() + " is not asked of a series");
  }
}
