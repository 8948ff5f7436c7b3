package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.assay.facts.DicomElement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON configuration of the records in this package.
 *
 * <p>Written: camelCase keys; a null field is left out; a null inside {@code tags}, {@code
 * clientMetadata} and other free-form objects stays; numbers that are not finite are refused. Read:
 * camelCase and snake_case keys (of two spellings of one key the later counts); unknown keys are
 * ignored; a required key that is missing, and a whole number with a fraction, are refused.
 */
public final class EncordJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(MetadataJson.newFactory())
          .annotationIntrospector(new WireIntrospector())
          .injectableValues(new WireDefaults())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(
              new SimpleModule("assay-encord")
                  .addSerializer(CustomerProvidedMetadata.class, new MetadataSerializer())
                  .addSerializer(DicomElement.class, new DicomElementJson.Writer())
                  .addDeserializer(DicomElement.class, new DicomElementJson.Reader())
                  .addSerializer(Instant.class, new Times.Writer())
                  .addDeserializer(Instant.class, new Times.Reader())
                  .addDeserializer(Long.class, new WholeNumber(Long.class))
                  .addDeserializer(Long.TYPE, new WholeNumber(Long.TYPE)))
          .build();

  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private EncordJson() {}

  /** The mapper, shared and thread-safe; configure a {@link ObjectMapper#copy copy}, not it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** A record as a free-form object. */
  static Map<String, @Nullable Object> toObject(Object instance) {
    return MAPPER.convertValue(instance, OBJECT);
  }

  /** The free-form object a text holds. */
  static @Nullable Map<String, @Nullable Object> readObject(String json)
      throws JsonProcessingException {
    return MAPPER.readValue(json, OBJECT);
  }

  /**
   * Bytes that a value has as JSON; it is written to nowhere.
   *
   * @throws IllegalArgumentException when it cannot be written, such as a number that is not finite
   */
  public static long length(Object value) {
    Counter counter = new Counter();
    try {
      mapper().writeValue(counter, value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counter.length;
  }

  /** A stream that keeps nothing but the number of bytes. */
  private static final class Counter extends OutputStream {
    private long length;

    @Override
    public void write(int b) {
      length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      length += count;
    }
  }
}
