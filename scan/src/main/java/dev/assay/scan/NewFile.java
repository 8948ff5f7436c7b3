package dev.assay.scan;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all.
 *
 * <p>It is written under a temporary name beside its place and moved there by {@link #commit};
 * closing it before that, or ending the program, removes what was written.
 */
public final class NewFile implements Closeable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path place;
  private final Path temporary;
  private final OutputStream stream;
  private final Thread cleaner;
  private boolean committed;

  private NewFile(Path place, Path temporary) throws IOException {
    this.place = place;
    this.temporary = temporary;
    this.stream =
        new BufferedOutputStream(
            Files.newOutputStream(
                temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            BUFFER_BYTES);
    this.cleaner = new Thread(temporary.toFile()::delete, "remove " + temporary);
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /**
   * Starts a file at {@code place}, which may exist and then is replaced.
   *
   * @throws IOException when its folder cannot be written
   */
  public static NewFile at(Path place) throws IOException {
    Path absolute = checked(place);
    // Not a file of createTempFile, which only its owner may read.
    String name = "." + absolute.getFileName() + "." + UUID.randomUUID() + ".part";
    return new NewFile(absolute, absolute.resolveSibling(name));
  }

  /** The absolute path of a place that a file can be at. */
  static Path checked(Path place) throws IOException {
    Path absolute = place.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new IOException(place + " is a folder");
    }
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder + " to write " + place + " in");
    }
    return absolute;
  }

  /** Where to write; closing it is left to {@link #commit}. */
  public OutputStream stream() {
    return stream;
  }

  /** Puts the file in its place. */
  public void commit() throws IOException {
    stream.close();
    try {
      Files.move(
          temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
    }
    committed = true;
    removeHook(cleaner);
  }

  @Override
  public void close() throws IOException {
    if (committed) {
      return;
    }
    try {
      stream.close();
    } finally {
      Files.deleteIfExists(temporary);
      removeHook(cleaner);
    }
  }

  /** Takes back what was to be done at the end of the program. */
  static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running already, and finds nothing left to do or does it.
      assert Thread.currentThread().isAlive();
    }
  }
}
