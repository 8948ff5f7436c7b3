package dev.assay.encord.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a whole number that may be spelled {@code 10.0}, and refuses {@code 10.5}. */
final class WholeNumber extends StdScalarDeserializer<Long> {

  WholeNumber(Class<Long> type) {
    super(type);
  }

  @Override
  public Long deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      try {
        return in.getDecimalValue().longValueExact();
      } catch (ArithmeticException e) {
        return (Long)
            context.handleWeirdNumberValue(
                handledType(), in.getDecimalValue(), "not a whole number of 64 bits");
      }
    }
    return _parseLongPrimitive(in, context);
  }

  @Override
  public @Nullable Long getNullValue(DeserializationContext context) {
    return null;
  }
}
