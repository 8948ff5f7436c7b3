package dev.assay.encord.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values a free-form JSON object may hold: null, {@link Boolean}, {@link String}, {@link Long}
 * ({@link BigInteger} beyond its range), finite {@link Double}, and lists and maps of those.
 *
 * <p>Every record keeps free-form values in this one form, so an object equals what is read back
 * from its JSON.
 */
final class FreeForm {

  private FreeForm() {}

  /** An unmodifiable deep copy in order. */
  static Map<String, @Nullable Object> copyOf(Map<String, ?> object) {
    return object(Objects.requireNonNull(object, "object"));
  }

  /** Like {@link #copyOf}, but an absent object stays absent. */
  static @Nullable Map<String, @Nullable Object> copyOfNullable(@Nullable Map<String, ?> object) {
    return object == null ? null : object(object);
  }

  /** An unmodifiable copy in order of a map whose values may be null. */
  static <K, V extends @Nullable Object> Map<K, V> mapOf(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Like {@link #mapOf}, but an absent map stays absent. */
  static <K, V extends @Nullable Object> @Nullable Map<K, V> mapOfNullable(
      @Nullable Map<K, V> map) {
    return map == null ? null : mapOf(map);
  }

  /** A deep copy of one value. */
  static @Nullable Object value(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(value(item)));
      return Collections.unmodifiableList(copy);
    }
    throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
  }

  /** Refuses what JSON cannot carry. */
  static double requireFinite(double number, String name) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(name + " is not a finite number: " + number);
    }
    return number;
  }

  private static Map<String, @Nullable Object> object(Map<?, ?> object) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw new IllegalArgumentException("not a JSON key: " + key);
          }
          copy.put(name, value(value));
        });
    return Collections.unmodifiableMap(copy);
  }

  private static Number number(Number number) {
    if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
      return requireFinite(number.doubleValue(), "value");
    }
    if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Number) big.longValue() : big;
    }
    if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      return number.longValue();
    }
    throw new IllegalArgumentException("JSON has no " + number.getClass().getName());
  }
}
