package dev.assay.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said about a file.
 *
 * @param code stable upper-case name, such as {@code ROTATED}
 * @param severity how much it matters
 * @param field the metadata field it concerns, by wire name; null when it concerns the whole file
 * @param message what is the case, one sentence
 * @param remedy what to do and who can do it; null when there is nothing to do
 * @param offset the byte it was seen at, {@link #NO_OFFSET} when it has no place
 */
public record Finding(
    String code,
    Severity severity,
    @Nullable String field,
    String message,
    @Nullable String remedy,
    long offset) {

  /** The offset of a finding that has no place in the file. */
  public static final long NO_OFFSET = -1;

  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /** A finding to know about. */
  public static Finding info(String code, String message) {
    return new Finding(code, Severity.INFO, null, message, null, NO_OFFSET);
  }

  /** A finding to look at. */
  public static Finding warning(String code, String message) {
    return new Finding(code, Severity.WARNING, null, message, null, NO_OFFSET);
  }

  /** A finding that refuses the metadata. */
  public static Finding error(String code, String message) {
    return new Finding(code, Severity.ERROR, null, message, null, NO_OFFSET);
  }

  /** This finding about the metadata field of that wire name. */
  public Finding about(String field) {
    return new Finding(code, severity, field, message, remedy, offset);
  }

  /** This finding with a remedy. */
  public Finding mendedBy(String remedy) {
    return new Finding(code, severity, field, message, remedy, offset);
  }

  /** This finding with the byte it was seen at. */
  public Finding at(long offset) {
    return new Finding(code, severity, field, message, remedy, offset);
  }
}
