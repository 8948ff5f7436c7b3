package dev.assay.encord.wire;

import dev.assay.facts.DicomElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random instances of any record of this package, made from the types of its components. */
final class WireInstances {
  private static final List<String> STRINGS =
      List.of(
          "", "a", " b\t", "\"\\\n", "ü𝄞", "null", "1", "https://b/x y", "\u0000", "camelCase");
  private static final double[] DOUBLES = {
    0.0, -0.0, 40.0, 29.97002997002997, 1e-7, Double.MIN_VALUE, -Double.MAX_VALUE, 1e22
  };
  private static final long[] LONGS = {0, 1, -1, 1L << 31, 5_000_000_000L, Long.MAX_VALUE};

  private final Random random;

  WireInstances(Random random) {
    this.random = random;
  }

  /** An instance of a record. */
  Object of(Class<?> type) {
    return any(type, 2);
  }

  /** An instance of a component's type, or null where that may be. */
  private @Nullable Object any(AnnotatedType type, int depth) {
    if (type.isAnnotationPresent(Nullable.class) && one(3)) {
      return null;
    }
    if (type instanceof AnnotatedParameterizedType generic) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      return arguments.length == 1
          ? list(() -> any(arguments[0], depth))
          : map(() -> any(arguments[0], depth), () -> any(arguments[1], depth));
    }
    return any(type.getType() instanceof Class<?> raw ? raw : String.class, depth);
  }

  /** An instance of a type; {@code depth} bounds what can hold itself. */
  private Object any(Class<?> raw, int depth) {
    if (raw == String.class) {
      return string();
    }
    if (raw == long.class || raw == Long.class) {
      return number();
    }
    if (raw == double.class || raw == Double.class) {
      return real();
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return random.nextBoolean();
    }
    if (raw == UUID.class) {
      return new UUID(random.nextLong(), random.nextLong());
    }
    if (raw == Instant.class) {
      return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L);
    }
    if (raw == Object.class) {
      return freeForm(depth);
    }
    if (raw == DicomElement.class) {
      return element(depth);
    }
    if (raw.isSealed()) {
      List<Class<?>> permitted =
          Arrays.stream(raw.getPermittedSubclasses())
              .filter(one -> depth > 0 || !holds(one, raw))
              .toList();
      return any(permitted.get(random.nextInt(permitted.size())), depth - 1);
    }
    if (raw.isRecord()) {
      return record(raw, depth);
    }
    throw new IllegalArgumentException("no instance of " + raw);
  }

  private Object record(Class<?> type, int depth) {
    List<?> known = WireTypes.known(type);
    if (!known.isEmpty() && !one(8)) {
      return known.get(random.nextInt(known.size()));
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(component -> any(component.getAnnotatedType(), depth))
            .toArray();
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refuses " + Arrays.toString(values), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object freeForm(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> string();
      case 1 -> number();
      case 2 -> real();
      case 3 -> random.nextBoolean();
      case 4 -> BigInteger.valueOf(1 + random.nextInt(9)).shiftLeft(64);
      case 5 -> list(() -> one(4) ? null : freeForm(depth - 1));
      default -> map(this::string, () -> one(4) ? null : freeForm(depth - 1));
    };
  }

  private DicomElement element(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 6)) {
      case 0 -> DicomElement.of("LO", List.of(string(), string()));
      case 1 -> DicomElement.of("DS", List.of(real()));
      case 2 -> DicomElement.of("US", List.of(number(), number(), number()));
      case 3 -> DicomElement.of("PN", List.of(Map.of("Alphabetic", string())));
      case 4 -> DicomElement.empty(random.nextBoolean() ? "SQ" : "DS");
      case 5 -> {
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        yield DicomElement.binary("OB", Base64.getEncoder().encodeToString(bytes));
      }
      default ->
          DicomElement.of(
              "SQ",
              list(
                  () ->
                      map(
                          () -> random.nextBoolean() ? "00280030" : "52009230",
                          () -> element(depth - 1))));
    };
  }

  private String string() {
    return STRINGS.get(random.nextInt(STRINGS.size()));
  }

  private long number() {
    return one(2) ? LONGS[random.nextInt(LONGS.length)] : random.nextLong();
  }

  private double real() {
    double value = Double.longBitsToDouble(random.nextLong());
    return one(2) || !Double.isFinite(value) ? DOUBLES[random.nextInt(DOUBLES.length)] : value;
  }

  private <T> List<T> list(Supplier<T> item) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(item.get());
    }
    return list;
  }

  private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
    Map<K, V> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(key.get(), value.get());
    }
    return map;
  }

  /** True once in so many times. */
  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private static boolean holds(Class<?> record, Class<?> type) {
    return Arrays.stream(record.getRecordComponents())
        .anyMatch(component -> component.getType() == type);
  }
}
