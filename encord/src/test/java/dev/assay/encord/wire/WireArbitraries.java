package dev.assay.encord.wire;

import dev.assay.facts.DicomElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary instances of any record of this package, made from the types of its components. */
final class WireArbitraries {
  /** How deep free-form objects, layouts and DICOM sequences go. */
  private static final int DEPTH = 2;

  private WireArbitraries() {}

  static Arbitrary<Object> instancesOf(Class<?> type) {
    return any(type, DEPTH);
  }

  private static Arbitrary<Object> component(RecordComponent component, int depth) {
    Arbitrary<Object> values = any(component.getGenericType(), depth);
    return WireIntrospector.isNullable(component) ? values.injectNull(0.3) : values;
  }

  private static Arbitrary<Object> any(Type type, int depth) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class
          ? any(last, depth).list().ofMaxSize(3).map(list -> list)
          : map(key(generic.getActualTypeArguments()[0]), last, depth);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == String.class) {
      return strings().map(text -> text);
    }
    if (raw == long.class || raw == Long.class) {
      return Arbitraries.longs().map(number -> number);
    }
    if (raw == int.class || raw == Integer.class) {
      return Arbitraries.integers().map(number -> number);
    }
    if (raw == double.class || raw == Double.class) {
      return doubles().map(number -> number);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return Arbitraries.of(true, false);
    }
    if (raw == UUID.class) {
      return uuids().map(uuid -> uuid);
    }
    if (raw == Instant.class) {
      return Arbitraries.longs()
          .between(0, 4_000_000_000_000_000L)
          .map(micros -> Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS));
    }
    if (raw == Object.class) {
      return freeForm(depth);
    }
    if (raw == DicomElement.class) {
      return element(depth).map(element -> element);
    }
    if (raw.isSealed()) {
      List<Class<?>> permitted =
          Arrays.stream(raw.getPermittedSubclasses()).<Class<?>>map(one -> one).toList();
      return Arbitraries.of(permitted).flatMap(one -> any(one, depth));
    }
    if (raw.isRecord()) {
      return record(raw, depth);
    }
    throw new IllegalArgumentException("no arbitrary " + type);
  }

  private static Arbitrary<Object> record(Class<?> type, int depth) {
    List<Arbitrary<Object>> components =
        Arrays.stream(type.getRecordComponents())
            .map(component -> component(component, depth))
            .toList();
    return Combinators.combine(components).as(values -> construct(type, values));
  }

  private static Object construct(Class<?> type, List<Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refuses " + values, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Arbitrary<Object> key(Type type) {
    return any(type, 0);
  }

  private static Arbitrary<Object> map(Arbitrary<Object> keys, Type type, int depth) {
    Arbitrary<Object> values = any(type, depth);
    boolean nullable = type == DicomElement.class || type == Object.class;
    return Arbitraries.maps(keys, nullable ? values.injectNull(0.2) : values)
        .ofMaxSize(3)
        .map(LinkedHashMap::new);
  }

  private static Arbitrary<Object> freeForm(int depth) {
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            strings().map(text -> text),
            Arbitraries.longs().map(number -> number),
            Arbitraries.longs()
                .greaterOrEqual(1)
                .map(number -> java.math.BigInteger.valueOf(number).shiftLeft(64)),
            doubles().map(number -> number),
            Arbitraries.of(true, false));
    if (depth == 0) {
      return scalar;
    }
    return Arbitraries.oneOf(
        scalar,
        freeForm(depth - 1).injectNull(0.2).list().ofMaxSize(3).map(list -> list),
        map(strings().map(text -> text), Object.class, depth - 1));
  }

  private static Arbitrary<DicomElement> element(int depth) {
    Arbitrary<DicomElement> text =
        Combinators.combine(
                Arbitraries.of("LO", "UI", "CS"), strings().list().ofMinSize(1).ofMaxSize(3))
            .as(DicomElement::of);
    Arbitrary<DicomElement> real =
        Combinators.combine(Arbitraries.of("DS", "FD"), doubles().list().ofMinSize(1).ofMaxSize(6))
            .as(DicomElement::of);
    Arbitrary<DicomElement> whole =
        Combinators.combine(
                Arbitraries.of("IS", "US"), Arbitraries.longs().list().ofMinSize(1).ofMaxSize(3))
            .as(DicomElement::of);
    Arbitrary<DicomElement> name =
        strings().map(each -> DicomElement.of("PN", List.of(Map.of("Alphabetic", each))));
    Arbitrary<DicomElement> binary =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMaxSize(9)
            .map(bytes -> DicomElement.binary("OB", Base64.getEncoder().encodeToString(bytes)));
    Arbitrary<DicomElement> empty = Arbitraries.of("DS", "SQ", "LO").map(DicomElement::empty);
    if (depth == 0) {
      return Arbitraries.oneOf(text, real, whole, name, binary, empty);
    }
    Arbitrary<DicomElement> sequence =
        Arbitraries.maps(Arbitraries.of("00280030", "00200032", "52009230"), element(depth - 1))
            .list()
            .ofMaxSize(2)
            .map(items -> DicomElement.of("SQ", items));
    return Arbitraries.oneOf(text, real, whole, name, binary, empty, sequence);
  }

  private static Arbitrary<String> strings() {
    return Arbitraries.strings().ofMaxLength(8).filter(WireArbitraries::isUnicode);
  }

  private static boolean isUnicode(String text) {
    return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.of(0.0, -0.0, 40.0, 1e-7, Double.MIN_VALUE, Double.MAX_VALUE));
  }

  private static Arbitrary<UUID> uuids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }
}
