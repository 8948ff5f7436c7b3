package dev.assay.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.facts.Fact;
import dev.assay.facts.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a JSON object: its keys in order, what stands behind each, and where it comes from.
 * Both the object and its schema are made of it. Schemas are maps and lists in order here, so that
 * who only writes objects needs no library for trees.
 *
 * @param <S> what the object tells of
 */
final class Shape<S> {
  private final List<Key<S, ?>> keys = new ArrayList<>();

  /** Writes a value. */
  @FunctionalInterface
  interface Writer<T> {
    void write(T value, JsonGenerator out) throws IOException;
  }

  /**
   * Values of one JSON type.
   *
   * @param schema what they are, in JSON Schema
   */
  record Values<T>(Map<String, Object> schema, Writer<T> writer) {

    static final Values<Long> WHOLE = of("integer", (value, out) -> out.writeNumber(value));
    static final Values<Double> REAL = of("number", (value, out) -> out.writeNumber(value));
    static final Values<String> TEXT = of("string", (value, out) -> out.writeString(value));
    static final Values<Boolean> FLAG = of("boolean", (value, out) -> out.writeBoolean(value));

    private static <T> Values<T> of(String type, Writer<T> writer) {
      return new Values<>(Map.of("type", type), writer);
    }

    /** One of some words. */
    static Values<String> oneOf(List<String> words) {
      return new Values<>(Map.of("enum", words), TEXT.writer);
    }

    static <T> Values<T> object(Shape<T> shape) {
      return new Values<>(shape.schema(), shape::write);
    }

    static <T extends @Nullable Object> Values<List<T>> list(Values<T> values) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "array");
      schema.put("items", values.schema);
      return new Values<>(
          schema,
          (list, out) -> {
            out.writeStartArray();
            for (T value : list) {
              values.writer.write(value, out);
            }
            out.writeEndArray();
          });
    }

    /** Numbers of a list, null where JSON has none for it. */
    static Values<Double> finiteOrNull() {
      return new Values<>(
          nullable(REAL.schema),
          (value, out) -> {
            if (Double.isFinite(value)) {
              out.writeNumber(value);
            } else {
              out.writeNull();
            }
          });
    }
  }

  private record Key<S, T>(
      String name,
      Values<T> values,
      boolean required,
      boolean nullable,
      Function<S, @Nullable T> value,
      @Nullable Origins<S> origins) {

    void write(S subject, JsonGenerator out) throws IOException {
      T found = value.apply(subject);
      if (found != null) {
        out.writeFieldName(name);
        values.writer().write(found, out);
      } else if (nullable) {
        out.writeNullField(name);
      } else if (required) {
        throw new IllegalStateException("there is no " + name);
      }
    }
  }

  /** Notes where the values behind a key come from. */
  @FunctionalInterface
  private interface Origins<S> {
    void note(S subject, String name, Map<String, Origin> origins);
  }

  /** A key with a value in every case. */
  <T> Shape<S> key(String name, Values<T> values, Function<S, T> value) {
    keys.add(new Key<>(name, values, true, false, value, null));
    return this;
  }

  /** A key that is there in every case, its value null for nothing. */
  <T> Shape<S> orNull(String name, Values<T> values, Function<S, @Nullable T> value) {
    keys.add(new Key<>(name, values, true, true, value, null));
    return this;
  }

  /** A key that is left out for nothing. */
  <T> Shape<S> orAbsent(String name, Values<T> values, Function<S, @Nullable T> value) {
    keys.add(new Key<>(name, values, false, false, value, null));
    return this;
  }

  /** A fact, null for nothing, whose origin is told. */
  <T, V> Shape<S> fact(
      String name, Values<T> values, Function<S, @Nullable Fact<V>> fact, Function<V, T> value) {
    keys.add(
        new Key<>(
            name,
            values,
            true,
            true,
            subject -> {
              Fact<V> found = fact.apply(subject);
              return found == null ? null : value.apply(found.value());
            },
            (subject, key, origins) -> {
              Fact<V> found = fact.apply(subject);
              if (found != null) {
                origins.put(key, found.origin());
              }
            }));
    return this;
  }

  /** An object, null for nothing, the origins of whose facts are told behind its name. */
  <T> Shape<S> orNull(String name, Shape<T> shape, Function<S, @Nullable T> value) {
    keys.add(
        new Key<>(
            name,
            Values.object(shape),
            true,
            true,
            value,
            (subject, key, origins) -> {
              T found = value.apply(subject);
              if (found != null) {
                shape.noteOrigins(found, key + ".", origins);
              }
            }));
    return this;
  }

  /** The keys of another shape, among these. */
  <T> Shape<S> including(Shape<T> shape, Function<S, T> part) {
    shape.keys.forEach(key -> include(key, part));
    return this;
  }

  private <T, V> void include(Key<T, V> key, Function<S, T> part) {
    Origins<T> told = key.origins();
    keys.add(
        new Key<>(
            key.name(),
            key.values(),
            key.required(),
            key.nullable(),
            subject -> key.value().apply(part.apply(subject)),
            told == null
                ? null
                : (subject, name, origins) -> told.note(part.apply(subject), name, origins)));
  }

  /** Writes the object. */
  void write(S subject, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Key<S, ?> key : keys) {
      key.write(subject, out);
    }
    out.writeEndObject();
  }

  /** Notes the origins of facts by their names, behind a prefix. */
  void noteOrigins(S subject, String prefix, Map<String, Origin> origins) {
    for (Key<S, ?> key : keys) {
      Origins<S> told = key.origins();
      if (told != null) {
        told.note(subject, prefix + key.name(), origins);
      }
    }
  }

  /** The schema of the object. */
  Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Key<S, ?> key : keys) {
      Map<String, Object> values = key.values().schema();
      properties.put(key.name(), key.nullable() ? nullable(values) : values);
      if (key.required()) {
        required.add(key.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    return schema;
  }

  /** A schema that null meets, too. */
  static Map<String, Object> nullable(Map<String, Object> schema) {
    if (schema.size() == 1 && schema.get("type") instanceof String type) {
      return Map.of("type", List.of(type, "null"));
    }
    if (schema.get("enum") instanceof List<?> words) {
      List<@Nullable Object> more = new ArrayList<>(words);
      more.add(null);
      return Map.of("enum", more);
    }
    return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
  }
}
