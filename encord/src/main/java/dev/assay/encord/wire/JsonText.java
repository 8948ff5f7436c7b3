package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A free-form object that travels as JSON inside a string; kept as it came until it is asked for.
 *
 * @param text the JSON
 */
public record JsonText(@JsonValue String text) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JsonText {
    Objects.requireNonNull(text, "text");
  }

  /** The text of an object. */
  public static JsonText of(Map<String, ?> object) {
    try {
      return new JsonText(EncordJson.mapper().writeValueAsString(FreeForm.copyOf(object)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + e.getMessage(), e);
    }
  }

  /**
   * The object the text holds, empty when it holds null.
   *
   * @throws IllegalArgumentException when the text is not a JSON object
   */
  public Map<String, @Nullable Object> object() {
    try {
      Map<String, @Nullable Object> object = EncordJson.readObject(text);
      return object == null ? Map.of() : FreeForm.copyOf(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
    }
  }
}
