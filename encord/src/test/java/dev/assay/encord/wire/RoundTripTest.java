package dev.assay.encord.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {
  private static final ObjectMapper MAPPER = EncordJson.mapper();
  private static final List<Class<?>> TYPES = WireTypes.records();

  @Provide
  Arbitrary<Object> instances() {
    return Arbitraries.randomValue(
        random -> {
          WireInstances instances = new WireInstances(random);
          return instances.of(TYPES.get(random.nextInt(TYPES.size())));
        });
  }

  @Property(tries = 4000)
  void whatIsWrittenReadsBackEqual(@ForAll("instances") Object instance)
      throws JsonProcessingException {
    String json = MAPPER.writeValueAsString(instance);

    assertThat(MAPPER.readValue(json, instance.getClass())).isEqualTo(instance);
  }

  @Property(tries = 2000)
  void snakeCaseReadsLikeCamelCase(@ForAll("instances") Object instance)
      throws JsonProcessingException {
    JsonNode tree = MAPPER.valueToTree(instance);
    String json = snakeCase(instance, tree).toString();

    assertThat(MAPPER.readValue(json, instance.getClass())).isEqualTo(instance);
  }

  @Property(tries = 2000)
  void unknownKeysAreIgnored(@ForAll("instances") Object instance) throws JsonProcessingException {
    JsonNode tree = MAPPER.valueToTree(instance);
    if (tree instanceof ObjectNode object && !isMap(instance)) {
      object.putArray("aKeyOfTheFuture").addObject().put("a", 1);
    }

    assertThat(MAPPER.readValue(tree.toString(), instance.getClass())).isEqualTo(instance);
  }

  @Property(tries = 2000)
  void noFieldOfARecordIsWrittenAsNull(@ForAll("instances") Object instance) {
    JsonNode tree = MAPPER.valueToTree(instance);

    if (!isMap(instance)) {
      assertThat(tree).noneMatch(JsonNode::isNull);
    }
  }

  /** Respells the keys of records, and only those: the keys of maps are data. */
  private static JsonNode snakeCase(Object value, JsonNode tree) {
    if (value instanceof Record record && tree instanceof ObjectNode object) {
      ObjectNode respelled = object.objectNode();
      object
          .properties()
          .forEach(
              entry -> {
                RecordComponent component = component(record, entry.getKey());
                respelled.set(
                    component == null
                        ? entry.getKey()
                        : entry
                            .getKey()
                            .replaceAll("([A-Z])", "_$1")
                            .toLowerCase(java.util.Locale.ROOT),
                    component == null
                        ? entry.getValue()
                        : snakeCase(read(record, component), entry.getValue()));
              });
      return respelled;
    }
    if (value instanceof List<?> list && tree.isArray()) {
      for (int i = 0; i < list.size(); i++) {
        ((com.fasterxml.jackson.databind.node.ArrayNode) tree)
            .set(i, snakeCase(list.get(i), tree.get(i)));
      }
    }
    return tree;
  }

  private static RecordComponent component(Record record, String name) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        return component;
      }
    }
    return null;
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isMap(Object instance) {
    return instance instanceof Map;
  }
}
