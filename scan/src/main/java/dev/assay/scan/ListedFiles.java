package dev.assay.scan;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files that a list names, one after another; a folder in it is not entered and fails as a
 * file.
 *
 * <p>The list is read while the files are scanned, so it may be of any length.
 */
public final class ListedFiles implements Walk {
  /** No path is that long. */
  private static final int MOST_BYTES = 1 << 16;

  private final Path list;
  private final char separator;
  private final Path base;

  private ListedFiles(Path list, char separator, Path base) {
    this.list = list;
    this.separator = separator;
    this.base = base;
  }

  /**
   * The files in a list.
   *
   * @param list a regular file
   * @param separator what ends a name: a line feed or NUL
   * @param base the folder that paths are counted from; null for the deepest one that holds every
   *     file listed
   * @throws IOException when the list cannot be read, or a file does not lie below the base
   */
  public static ListedFiles in(Path list, char separator, @Nullable Path base) throws IOException {
    Path absoluteBase = base == null ? null : base.toAbsolutePath().normalize();
    Path[] common = {absoluteBase};
    eachFile(
        list,
        separator,
        file -> {
          if (absoluteBase != null && !file.startsWith(absoluteBase)) {
            throw new UncheckedIOException(
                new IOException(file + " in " + list + " does not lie below " + absoluteBase));
          }
          Path folder = common[0] == null ? file.getParent() : common[0];
          while (folder != null && !(file.startsWith(folder) && !file.equals(folder))) {
            folder = folder.getParent();
          }
          common[0] = Objects.requireNonNullElse(folder, file.getRoot());
          return true;
        });
    return new ListedFiles(
        list,
        separator,
        Objects.requireNonNullElseGet(common[0], () -> Path.of("").toAbsolutePath()));
  }

  private interface FileVisitor {
    boolean visit(Path file) throws InterruptedException;
  }

  /** The folder that paths are counted from. */
  public Path base() {
    return base;
  }

  @Override
  public void walk(Visitor visitor) throws InterruptedException {
    FileTargets targets = new FileTargets(base);
    try {
      each(list, separator, file -> visitor.visit(targets.of(file)));
    } catch (IOException e) {
      visitor.visit(targets.unreachable(list, e));
    }
  }

  private static void eachFile(Path list, char separator, FileVisitor visitor) throws IOException {
    try {
      each(list, separator, visitor);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing waits here", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void each(Path list, char separator, FileVisitor visitor)
      throws IOException, InterruptedException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(list))) {
      ByteArrayOutputStream name = new ByteArrayOutputStream();
      boolean goesOn = true;
      int unit = in.read();
      while (goesOn && (unit >= 0 || name.size() > 0)) {
        if (unit >= 0 && unit != separator) {
          name.write(unit);
          if (name.size() > MOST_BYTES) {
            throw new IOException(list + " is no list of files: a name in it is too long");
          }
        } else if (name.size() > 0) {
          byte[] whole = name.toByteArray();
          name.reset();
          goesOn = visitor.visit(file(list, whole));
        }
        unit = unit < 0 ? unit : in.read();
      }
    }
  }

  private static Path file(Path list, byte[] name) throws IOException {
    try {
      return FileNames.path(name);
    } catch (IllegalArgumentException e) {
      String text = new String(name, StandardCharsets.UTF_8);
      throw new IOException(
          list + " is no list of files, or its names end otherwise: no file is called " + text, e);
    }
  }
}
