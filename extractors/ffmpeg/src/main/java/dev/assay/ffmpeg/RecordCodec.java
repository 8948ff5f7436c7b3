package dev.assay.ffmpeg;

import dev.assay.facts.Facts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records as bytes, for processes that do not trust each other.
 *
 * <p>What is read is decided by the declared types alone: no byte names a class, and counts and
 * lengths are bounded, so that the worst that foreign bytes can do is an {@link IOException}.
 */
final class RecordCodec {
  private static final int MOST_ELEMENTS = 100_000;
  private static final int MOST_TEXT_BYTES = 1 << 20;

  private RecordCodec() {}

  /** Writes a record. */
  static void write(DataOutputStream out, Record record) throws IOException {
    writeValue(out, record.getClass(), record);
  }

  /**
   * Reads a record of that type.
   *
   * @throws EOFException when the bytes end before
   * @throws IOException when they are of no such record
   */
  static <R extends Record> R read(DataInputStream in, Class<R> type) throws IOException {
    Object value = readValue(in, type);
    if (value == null) {
      throw new IOException("there is nothing where a " + type.getSimpleName() + " was expected");
    }
    return type.cast(value);
  }

  private static void writeValue(DataOutputStream out, Type type, @Nullable Object value)
      throws IOException {
    out.writeBoolean(value != null);
    if (value == null) {
      return;
    }
    if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeLong(number);
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    } else if (value instanceof Enum<?> constant) {
      Object[] constants = constant.getDeclaringClass().getEnumConstants();
      out.writeInt(List.of(constants).indexOf(constant));
    } else if (value instanceof Duration duration) {
      out.writeLong(duration.getSeconds());
      out.writeInt(duration.getNano());
    } else if (value instanceof List<?> list) {
      out.writeInt(list.size());
      for (Object element : list) {
        writeValue(out, argument(type), element);
      }
    } else if (value instanceof Record record) {
      if (type == Facts.class) {
        out.writeInt(List.of(Facts.class.getPermittedSubclasses()).indexOf(record.getClass()));
      }
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        writeValue(out, resolved(component, type), valueOf(component, record));
      }
    } else {
      throw new IOException("there is no way to write a " + value.getClass().getName());
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Record record)
      throws IOException {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IOException("cannot take apart a " + record.getClass().getName(), e);
    }
  }

  private static @Nullable Object readValue(DataInputStream in, Type type) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    Class<?> raw =
        type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
    if (raw == boolean.class || raw == Boolean.class) {
      return in.readBoolean();
    } else if (raw == int.class || raw == Integer.class) {
      return in.readInt();
    } else if (raw == long.class || raw == Long.class) {
      return in.readLong();
    } else if (raw == String.class) {
      int length = bounded(in.readInt(), MOST_TEXT_BYTES);
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException();
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } else if (raw.isEnum()) {
      Object[] constants = raw.getEnumConstants();
      return constants[bounded(in.readInt(), constants.length - 1)];
    } else if (raw == Duration.class) {
      return Duration.ofSeconds(in.readLong(), bounded(in.readInt(), 999_999_999));
    } else if (raw == List.class) {
      int count = bounded(in.readInt(), MOST_ELEMENTS);
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Object element = readValue(in, argument(type));
        if (element == null) {
          throw new IOException("an element of a list is missing");
        }
        list.add(element);
      }
      return list;
    } else if (raw == Facts.class) {
      Class<?>[] kinds = Facts.class.getPermittedSubclasses();
      return record(in, kinds[bounded(in.readInt(), kinds.length - 1)], type);
    } else if (raw.isRecord()) {
      return record(in, raw, type);
    }
    throw new IOException("there is no way to read a " + raw.getName());
  }

  private static Object record(DataInputStream in, Class<?> raw, Type type) throws IOException {
    RecordComponent[] components = raw.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = readValue(in, resolved(components[i], type));
    }
    try {
      var constructor = raw.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IOException("impossible " + raw.getSimpleName() + ": " + e.getCause(), e);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IOException("cannot put together a " + raw.getName() + ": " + e, e);
    }
  }

  /** The type of a component, the variable of a generic record replaced by what it stands for. */
  private static Type resolved(RecordComponent component, Type owner) {
    Type type = component.getGenericType();
    return type instanceof TypeVariable<?> ? argument(owner) : type;
  }

  private static Type argument(Type type) {
    return type instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : Object.class;
  }

  private static int bounded(int value, int most) throws IOException {
    if (value < 0 || value > most) {
      throw new IOException(value + " is not between 0 and " + most);
    }
    return value;
  }
}
