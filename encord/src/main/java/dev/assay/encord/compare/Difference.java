package dev.assay.encord.compare;

import dev.assay.encord.gate.Rules;
import dev.assay.facts.MediaKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field in which a claim and the file part.
 *
 * @param field the field's wire name; a DICOM tag is {@code tags.00280010}
 * @param claimed what is claimed, as JSON text or in words
 * @param actual what is the case, as JSON text or in words
 * @param rule the code of the {@linkplain Rules rule} that the claim breaks whatever is in the
 *     file; null when it is well made and wrong
 */
public record Difference(String field, String claimed, String actual, @Nullable String rule) {

  /** What stands for a value that is not there. */
  public static final String NOTHING = "nothing";

  public Difference {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(claimed, "claimed");
    Objects.requireNonNull(actual, "actual");
    if (rule != null) {
      Rules.named(rule);
    }
  }

  /** A claim that is well made and wrong. */
  public Difference(String field, String claimed, String actual) {
    this(field, claimed, actual, null);
  }

  /**
   * A claim about an object of another kind.
   *
   * @param actual the object's kind, {@link MediaKind#UNKNOWN} when it is none that is known
   */
  public static Difference ofKind(String field, MediaKind claimed, MediaKind actual) {
    return new Difference(
        field,
        claimed.label(),
        actual.label(),
        actual == MediaKind.UNKNOWN ? null : "ITEM_OF_ANOTHER_KIND");
  }

  /** A key the platform does not know. */
  static Difference ofUnknownKey(String key, String value) {
    return new Difference(key, value, "no such field", "UNKNOWN_KEY");
  }

  /** A value its field does not take. */
  static Difference ofType(String field, String value, String demanded) {
    return new Difference(field, value, demanded, "VALUE_OF_ANOTHER_TYPE");
  }
}
