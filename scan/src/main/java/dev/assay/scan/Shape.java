package dev.assay.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.facts.Fact;
import dev.assay.facts.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a JSON object: its keys in order, what stands behind each, and where it comes from.
 * Both the object and its schema are made of it.
 *
 * @param <S> what the object tells of
 */
final class Shape<S> {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
  record Values<T>(ObjectNode schema, Writer<T> writer) {

    static final Values<Long> WHOLE = of("integer", (value, out) -> out.writeNumber(value));
    static final Values<Double> REAL = of("number", (value, out) -> out.writeNumber(value));
    static final Values<String> TEXT = of("string", (value, out) -> out.writeString(value));
    static final Values<Boolean> FLAG = of("boolean", (value, out) -> out.writeBoolean(value));

    private static <T> Values<T> of(String type, Writer<T> writer) {
      return new Values<>(NODES.objectNode().put("type", type), writer);
    }

    /** One of some words. */
    static Values<String> oneOf(List<String> words) {
      ObjectNode schema = NODES.objectNode();
      words.forEach(schema.putArray("enum")::add);
      return new Values<>(schema, TEXT.writer);
    }

    static <T> Values<T> object(Shape<T> shape) {
      return new Values<>(shape.schema(), shape::write);
    }

    static <T extends @Nullable Object> Values<List<T>> list(Values<T> values) {
      ObjectNode schema = NODES.objectNode().put("type", "array").set("items", values.schema);
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
  ObjectNode schema() {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Key<S, ?> key : keys) {
      ObjectNode values = key.values().schema();
      properties.set(key.name(), key.nullable() ? nullable(values) : values);
      if (key.required()) {
        required.add(key.name());
      }
    }
    return schema;
  }

  /** A schema that null meets, too. */
  static ObjectNode nullable(ObjectNode schema) {
    ObjectNode either = NODES.objectNode();
    if (schema.size() == 1 && schema.path("type").isTextual()) {
      either.putArray("type").add(schema.get("type")).add("null");
    } else if (schema.path("enum").isArray()) {
      either.putArray("enum").addAll((ArrayNode) schema.get("enum")).addNull();
    } else {
      either.putArray("anyOf").add(schema).addObject().put("type", "null");
    }
    return either;
  }
}
