package dev.assay.finding;

import java.util.Objects;

/**
 * Why an inspection ended without facts.
 *
 * @param kind the kind of reason, which says who can mend it
 * @param code stable upper-case name, such as {@code TRUNCATED}
 * @param message what is the case and where in the structure, one sentence
 * @param remedy what to do and who can do it
 * @param offset the byte it was seen at, {@link Finding#NO_OFFSET} when it has no place
 */
public record Failure(FailureKind kind, String code, String message, String remedy, long offset) {

  public Failure {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
  }

  /** The failure as a finding that refuses the metadata. */
  public Finding asFinding() {
    return new Finding(code, Severity.ERROR, null, message, remedy, offset);
  }
}
