package dev.assay.encord.compare;

import java.util.Objects;

/**
 * One field in which a claim and the file part.
 *
 * @param field the field's wire name; a DICOM tag is {@code tags.00280010}
 * @param claimed what is claimed, as JSON text or in words
 * @param actual what is the case, as JSON text or in words
 */
public record Difference(String field, String claimed, String actual) {

  /** What stands for a value that is not there. */
  public static final String NOTHING = "nothing";

  public Difference {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(claimed, "claimed");
    Objects.requireNonNull(actual, "actual");
  }
}
