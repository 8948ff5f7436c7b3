package dev.assay.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
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
  private final List<Part<S>> parts = new ArrayList<>();

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

  /** One key, or several. */
  private interface Part<S> {

    /** Writes the keys with their values. */
    void write(S subject, JsonGenerator out) throws IOException;

    /** Notes where the values come from. */
    void noteOrigins(S subject, String prefix, Map<String, Origin> origins);

    /** Adds the keys to a schema. */
    void describe(Map<String, Object> properties, List<String> required);
  }

  private record Key<S, T>(
      SerializedString name,
      Values<T> values,
      boolean required,
      boolean nullable,
      Function<S, @Nullable T> value,
      @Nullable Origins<S> origins)
      implements Part<S> {

    Key(
        String name,
        Values<T> values,
        boolean required,
        boolean nullable,
        Function<S, @Nullable T> value,
        @Nullable Origins<S> origins) {
      this(new SerializedString(name), values, required, nullable, value, origins);
    }

    @Override
    public void write(S subject, JsonGenerator out) throws IOException {
      T found = value.apply(subject);
      if (found != null) {
        out.writeFieldName(name);
        values.writer().write(found, out);
      } else if (nullable) {
        out.writeFieldName(name);
        out.writeNull();
      } else if (required) {
        throw new IllegalStateException("there is no " + name);
      }
    }

    @Override
    public void noteOrigins(S subject, String prefix, Map<String, Origin> noted) {
      if (origins != null) {
        origins.note(subject, prefix.concat(name.getValue()), noted);
      }
    }

    @Override
    public void describe(Map<String, Object> properties, List<String> demanded) {
      Map<String, Object> schema = values.schema();
      properties.put(name.getValue(), nullable ? Shape.nullable(schema) : schema);
      if (required) {
        demanded.add(name.getValue());
      }
    }
  }

  private record Included<S, T>(Shape<T> shape, Function<S, T> part) implements Part<S> {

    @Override
    public void write(S subject, JsonGenerator out) throws IOException {
      shape.writeKeys(part.apply(subject), out);
    }

    @Override
    public void noteOrigins(S subject, String prefix, Map<String, Origin> origins) {
      shape.noteOrigins(part.apply(subject), prefix, origins);
    }

    @Override
    public void describe(Map<String, Object> properties, List<String> required) {
      shape.parts.forEach(one -> one.describe(properties, required));
    }
  }

  /** Notes where the values behind a key come from. */
  @FunctionalInterface
  private interface Origins<S> {
    void note(S subject, String name, Map<String, Origin> origins);
  }

  /** A key with a value in every case. */
  <T> Shape<S> key(String name, Values<T> values, Function<S, T> value) {
    parts.add(new Key<>(name, values, true, false, value, null));
    return this;
  }

  /** A key that is there in every case, its value null for nothing. */
  <T> Shape<S> orNull(String name, Values<T> values, Function<S, @Nullable T> value) {
    parts.add(new Key<>(name, values, true, true, value, null));
    return this;
  }

  /** A key that is left out for nothing. */
  <T> Shape<S> orAbsent(String name, Values<T> values, Function<S, @Nullable T> value) {
    parts.add(new Key<>(name, values, false, false, value, null));
    return this;
  }

  /** A fact, null for nothing, whose origin is told. */
  <T, V> Shape<S> fact(
      String name, Values<T> values, Function<S, @Nullable Fact<V>> fact, Function<V, T> value) {
    parts.add(
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
    parts.add(
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
    parts.add(new Included<>(shape, part));
    return this;
  }

  /** Writes the object. */
  void write(S subject, JsonGenerator out) throws IOException {
    out.writeStartObject();
    writeKeys(subject, out);
    out.writeEndObject();
  }

  private void writeKeys(S subject, JsonGenerator out) throws IOException {
    for (Part<S> part : parts) {
      part.write(subject, out);
    }
  }

  /** Notes the origins of facts by their names, behind a prefix. */
  void noteOrigins(S subject, String prefix, Map<String, Origin> origins) {
    for (Part<S> part : parts) {
      part.noteOrigins(subject, prefix, origins);
    }
  }

  /** The schema of the object. */
  Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    parts.forEach(part -> part.describe(properties, required));
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
