package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.facts.DicomElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON Schemas (2020-12) of the records of this package, made from their components. */
public final class WireSchema {
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final String TAG = "^[0-9A-F]{8}$";

  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  private WireSchema() {}

  /** The dialect the schemas are written in. */
  public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /**
   * The schema of a record and, under {@code $defs}, of everything in it.
   *
   * @param id the {@code $id} of the schema
   */
  public static ObjectNode of(Class<? extends Record> type, String id) {
    WireSchema schema = new WireSchema();
    ObjectNode root =
        PLAIN
            .createObjectNode()
            .put("$schema", DIALECT)
            .put("$id", id)
            .put("title", type.getSimpleName());
    root.setAll(schema.object(type));
    ObjectNode defs = root.putObject("$defs");
    schema.definitions.forEach(defs::set);
    return root;
  }

  /**
   * A reference to the schema of a record.
   *
   * @param defs the {@code $defs} that schema is added to, with those of everything in the record
   */
  public static ObjectNode reference(Class<? extends Record> type, ObjectNode defs) {
    WireSchema schema = new WireSchema();
    ObjectNode reference = schema.defined(type, schema.object(type));
    schema.definitions.forEach(defs::set);
    return reference;
  }

  private ObjectNode object(Class<?> record) {
    ObjectNode schema = PLAIN.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = PLAIN.createArrayNode();
    typeOf(record, properties);
    for (RecordComponent component : record.getRecordComponents()) {
      ObjectNode value = value(component.getAnnotatedType());
      String fallback = WireIntrospector.defaultValue(component);
      if (!fallback.isEmpty()) {
        value.set("default", tree(fallback));
      }
      properties.set(component.getName(), value);
      if (WireIntrospector.isRequired(component)) {
        required.add(component.getName());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (record == CustomerProvidedDicomSeriesDicomFileMetadata.class) {
      ObjectNode tags = (ObjectNode) properties.get("tags");
      tags.putObject("propertyNames").put("pattern", TAG);
      CustomerProvidedDicomSeriesDicomFileMetadata.REQUIRED_TAGS.forEach(
          tags.putArray("required")::add);
    }
    return schema;
  }

  /** Adds the key that says which of several types an object has. */
  private static void typeOf(Class<?> record, ObjectNode properties) {
    for (Class<?> base : record.getInterfaces()) {
      JsonTypeInfo info = base.getAnnotation(JsonTypeInfo.class);
      if (info != null) {
        for (JsonSubTypes.Type type : base.getAnnotation(JsonSubTypes.class).value()) {
          if (type.value() == record) {
            properties.putObject(info.property()).put("const", type.name());
          }
        }
      }
    }
  }

  private ObjectNode value(AnnotatedType type) {
    ObjectNode value = plain(type);
    if (!type.isAnnotationPresent(Nullable.class) || value.isEmpty()) {
      return value;
    }
    if (value.path("type").isTextual()) {
      String name = value.get("type").asText();
      value.putArray("type").add(name).add("null");
      return value;
    }
    ObjectNode either = PLAIN.createObjectNode();
    either.putArray("anyOf").add(value).addObject().put("type", "null");
    return either;
  }

  private ObjectNode plain(AnnotatedType type) {
    ObjectNode schema = PLAIN.createObjectNode();
    if (type instanceof AnnotatedParameterizedType generic) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      if (arguments.length == 1) {
        return schema.put("type", "array").set("items", value(arguments[0]));
      }
      ObjectNode values = value(arguments[1]);
      schema.put("type", "object");
      return values.isEmpty() ? schema : schema.set("additionalProperties", values);
    }
    Class<?> raw = (Class<?>) type.getType();
    if (raw == Object.class) {
      return schema;
    }
    if (raw == String.class) {
      return schema.put("type", "string");
    }
    if (raw == UUID.class) {
      return schema.put("type", "string").put("format", "uuid");
    }
    if (raw == long.class) {
      return schema.put("type", "integer");
    }
    if (raw == double.class) {
      return schema.put("type", "number");
    }
    if (raw == boolean.class) {
      return schema.put("type", "boolean");
    }
    if (raw == DicomElement.class) {
      return defined(raw, element());
    }
    if (raw.isRecord()) {
      return definitions.containsKey(raw.getSimpleName())
          ? reference(raw)
          : defined(raw, object(raw));
    }
    throw new IllegalArgumentException("no schema of " + raw);
  }

  /** The DICOM JSON model (PS3.18 F.2.2) as far as it is used. */
  private static ObjectNode element() {
    ObjectNode schema = PLAIN.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("vr").put("type", "string").put("pattern", "^[A-Z]{2}$");
    ArrayNode values =
        properties.putObject("Value").put("type", "array").putObject("items").putArray("anyOf");
    values.addObject().put("type", "string");
    values.addObject().put("type", "number");
    values
        .addObject()
        .put("type", "object")
        .putObject("patternProperties")
        .putObject(TAG)
        .put("$ref", "#/$defs/DicomElement");
    properties.putObject("InlineBinary").put("type", "string").put("contentEncoding", "base64");
    schema.putArray("required").add("vr");
    return schema;
  }

  private ObjectNode defined(Class<?> type, ObjectNode definition) {
    definitions.put(type.getSimpleName(), definition);
    return reference(type);
  }

  private static ObjectNode reference(Class<?> type) {
    return PLAIN.createObjectNode().put("$ref", "#/$defs/" + type.getSimpleName());
  }

  private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
    try {
      return PLAIN.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
