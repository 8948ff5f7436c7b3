package dev.assay.encord.wire;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives absent keys the defaults their components name. */
final class WireDefaults extends InjectableValues.Std {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper PLAIN = new ObjectMapper();

  /**
   * Marks a key that has a default.
   *
   * @param json the default as JSON
   */
  record Id(String json) {}

  @Override
  public Object findInjectableValue(
      DeserializationContext context,
      Object id,
      BeanProperty property,
      @Nullable Object bean,
      @Nullable Boolean optional,
      @Nullable Boolean useInput)
      throws JsonMappingException {
    try {
      return context.readTreeAsValue(PLAIN.readTree(((Id) id).json()), property.getType());
    } catch (JsonMappingException e) {
      throw e;
    } catch (IOException e) {
      throw JsonMappingException.from(context, "no default " + id, e);
    }
  }
}
