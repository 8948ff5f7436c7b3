package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * The type of a key of client metadata, in the older kind of schema. The platform may add values;
 * one that is not known here is kept as it is.
 *
 * @param wire the value as it travels
 */
public record ClientMetadataSchemaTypes(@JsonValue String wire) {

  /** A number. */
  public static final ClientMetadataSchemaTypes NUMBER = new ClientMetadataSchemaTypes("number");

  /** A short text. */
  public static final ClientMetadataSchemaTypes STRING = new ClientMetadataSchemaTypes("string");

  /** True or false. */
  public static final ClientMetadataSchemaTypes BOOLEAN = new ClientMetadataSchemaTypes("boolean");

  /** A time. */
  public static final ClientMetadataSchemaTypes DATETIME =
      new ClientMetadataSchemaTypes("datetime");

  /** A place on the earth. */
  public static final ClientMetadataSchemaTypes GEOSPATIAL =
      new ClientMetadataSchemaTypes("geospatial");

  /** One of a list of texts. */
  public static final ClientMetadataSchemaTypes ENUM = new ClientMetadataSchemaTypes("enum");

  /** A vector. */
  public static final ClientMetadataSchemaTypes EMBEDDING =
      new ClientMetadataSchemaTypes("embedding");

  /** A long text. */
  public static final ClientMetadataSchemaTypes LONG_STRING =
      new ClientMetadataSchemaTypes("long_string");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClientMetadataSchemaTypes {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<ClientMetadataSchemaTypes> known() {
    return List.of(NUMBER, STRING, BOOLEAN, DATETIME, GEOSPATIAL, ENUM, EMBEDDING, LONG_STRING);
  }

  @Override
  public String toString() {
    return wire;
  }
}
