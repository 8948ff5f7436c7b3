package dev.assay.encord.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds metadata that somebody claims against metadata derived from the file, field by field. */
public final class MetadataComparison {

  /** Doubles that differ by less than this share differ in how they were computed only. */
  private static final double SAME = 1e-9;

  private static final String TAGS = "tags";

  private MetadataComparison() {}

  /**
   * The fields that differ, by name.
   *
   * @param claimed an object of one of the {@code CustomerProvided*Metadata} kinds, however wrong
   * @param actual the same object, derived from the file
   */
  public static List<Difference> differences(JsonNode claimed, JsonNode actual) {
    List<Difference> differences = new ArrayList<>();
    for (String field : fields(claimed, actual)) {
      JsonNode one = claimed.get(field);
      JsonNode other = actual.get(field);
      if (field.equals(TAGS) && one != null && one.isObject() && other != null) {
        for (String tag : fields(one, other)) {
          compare(TAGS + "." + tag, one.get(tag), other.get(tag), differences);
        }
      } else {
        compare(field, one, other, differences);
      }
    }
    noteFrames(claimed, actual, differences);
    return differences;
  }

  private static Iterable<String> fields(JsonNode one, JsonNode other) {
    TreeSet<String> names = new TreeSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void compare(
      String field,
      @Nullable JsonNode claimed,
      @Nullable JsonNode actual,
      List<Difference> differences) {
    if (claimed == null) {
      differences.add(new Difference(field, Difference.NOTHING, text(actual)));
    } else if (actual == null) {
      differences.add(
          isTag(field)
              ? new Difference(field, text(claimed), "no such tag")
              : Difference.ofUnknownKey(field, text(claimed)));
    } else if (claimed.getNodeType() != actual.getNodeType() && !isTag(field)) {
      differences.add(Difference.ofType(field, text(claimed), text(actual)));
    } else if (!same(claimed, actual)) {
      differences.add(new Difference(field, text(claimed), text(actual)));
    }
  }

  /** Whether this is a tag: a key of its own list, and null where a file has none. */
  private static boolean isTag(String field) {
    return field.startsWith(TAGS + ".");
  }

  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      if (one.isIntegralNumber() && other.isIntegralNumber()) {
        return one.bigIntegerValue().equals(other.bigIntegerValue());
      }
      double a = one.asDouble();
      double b = other.asDouble();
      return a == b || Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
    }
    if (one.isArray() && other.isArray() && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        if (!same(one.get(i), other.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (one.isObject() && other.isObject() && one.size() == other.size()) {
      for (Map.Entry<String, JsonNode> member : one.properties()) {
        JsonNode match = other.get(member.getKey());
        if (match == null || !same(member.getValue(), match)) {
          return false;
        }
      }
      return true;
    }
    return one.equals(other);
  }

  /** Says how many frames a claimed rate and duration stand for, when that is not how many are. */
  private static void noteFrames(JsonNode claimed, JsonNode actual, List<Difference> differences) {
    if (claimed.path("fps").isNumber()
        && claimed.path("duration").isNumber()
        && actual.path("fps").isNumber()) {
      double wrong = frames(claimed);
      double right = frames(actual);
      if (wrong != right) {
        differences.add(
            new Difference(
                "frames implied", Long.toString((long) wrong), Long.toString((long) right)));
      }
    }
  }

  /** The platform's own arithmetic: the product in doubles, rounded up. */
  private static double frames(JsonNode metadata) {
    return Math.ceil(metadata.get("fps").asDouble() * metadata.get("duration").asDouble());
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? Difference.NOTHING : value.toString();
  }
}
