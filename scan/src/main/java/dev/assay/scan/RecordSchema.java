package dev.assay.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.WireSchema;
import dev.assay.facts.MediaKind;
import java.util.Map;

/** The JSON Schema (2020-12) of a scan record. */
final class RecordSchema {
  private static final ObjectMapper TREES = new ObjectMapper();

  private RecordSchema() {}

  static ObjectNode schema() {
    ObjectNode schema =
        TREES
            .createObjectNode()
            .put("$schema", WireSchema.DIALECT)
            .put("$id", "urn:assay:schema:ScanRecord")
            .put("title", "ScanRecord")
            .setAll(tree(RecordShape.schema()));
    // Only known when all files of a scan are.
    schema.withObject("/properties").set(Duplicates.FIELD, tree(Shape.Values.TEXT.schema()));
    ObjectNode definitions = TREES.createObjectNode();
    ArrayNode kinds = schema.putArray("allOf");
    for (MediaKind kind : MediaKind.values()) {
      ObjectNode when = kinds.addObject();
      when.putObject("if")
          .putObject("properties")
          .putObject(RecordShape.KIND)
          .put("const", kind.label());
      ObjectNode then = when.putObject("then").putObject("properties");
      then.set(RecordShape.FACTS, factsOf(kind, definitions));
      then.set(RecordShape.METADATA, metadataOf(kind, definitions));
    }
    return schema.set("$defs", definitions);
  }

  private static ObjectNode factsOf(MediaKind kind, ObjectNode definitions) {
    Shape<?> facts = FactShapes.of(kind);
    if (facts == null) {
      return nothing();
    }
    String name = kind.label() + "Facts";
    definitions.set(name, tree(facts.schema()));
    return orNothing(TREES.createObjectNode().put("$ref", "#/$defs/" + name));
  }

  private static ObjectNode metadataOf(MediaKind kind, ObjectNode definitions) {
    Class<? extends CustomerProvidedMetadata> type = CustomerProvidedMetadata.typeFor(kind);
    return type == null
        ? nothing()
        : orNothing(WireSchema.reference(type.asSubclass(Record.class), definitions));
  }

  private static ObjectNode orNothing(ObjectNode schema) {
    ObjectNode either = TREES.createObjectNode();
    either.putArray("anyOf").add(schema).add(nothing());
    return either;
  }

  private static ObjectNode nothing() {
    return TREES.createObjectNode().put("type", "null");
  }

  private static ObjectNode tree(Map<String, Object> schema) {
    return TREES.valueToTree(schema);
  }
}
