package dev.assay.encord.wire;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The records of this package, found where the compiler puts them. */
final class WireTypes {

  private WireTypes() {}

  /** Every public record of the package, by name. */
  static List<Class<?>> records() {
    Package wire = EncordJson.class.getPackage();
    File[] files = directory().resolve(wire.getName().replace('.', '/')).toFile().listFiles();
    return Arrays.stream(Objects.requireNonNull(files))
        .map(File::getName)
        .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
        .<Class<?>>map(name -> load(wire.getName() + "." + name.replace(".class", "")))
        .filter(type -> type.isRecord() && java.lang.reflect.Modifier.isPublic(type.getModifiers()))
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }

  /** The values a type lists as known, empty when it lists none. */
  static List<?> known(Class<?> type) {
    try {
      return (List<?>) type.getMethod("known").invoke(null);
    } catch (NoSuchMethodException e) {
      return List.of();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path directory() {
    try {
      return Path.of(EncordJson.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
