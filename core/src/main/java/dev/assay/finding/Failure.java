package dev.assay.finding;

import java.util.Objects;

/**
 * Why an inspection ended without facts.
 *
 * @param kind the kind of reason, which says who can mend it
 * @param code stable upper-case name, such as {@code TRUNCATED}
 * @param message what is the case and where in the structure, one sentence; a capital and a full
 *     stop are added where they are missing
 * @param remedy what to do and who can do it
 * @param offset the byte it was seen at, {@link Finding#NO_OFFSET} when it has no place
 */
public record Failure(FailureKind kind, String code, String message, String remedy, long offset) {

  public Failure {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(code, "code");
    message = sentence(message);
    Objects.requireNonNull(remedy, "remedy");
  }

  /** Exceptions begin in lower case and end without a full stop; what people read does not. */
  private static String sentence(String message) {
    if (message.isEmpty()) {
      return message;
    }
    int first = message.codePointAt(0);
    String rest = message.substring(Character.charCount(first));
    String stop = rest.endsWith(".") ? "" : ".";
    return Character.toString(Character.toUpperCase(first)) + rest + stop;
  }

  /** The failure as a finding that refuses the metadata. */
  public Finding asFinding() {
    return new Finding(code, Severity.ERROR, null, message, remedy, offset);
  }
}
