package dev.assay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * The cache in which Linux keeps files that were read, for the whole machine.
 *
 * <p>Only root can empty it, by {@code /proc/sys/vm/drop_caches}. The call for a single file,
 * {@code posix_fadvise}, is not reachable from Java.
 */
public final class PageCache {
  /** Contents of files, and also the names and attributes of files (proc_sys_vm(5)). */
  private static final String EVERYTHING = "3\n";

  private static final String READ_FROM_STORAGE = "read_bytes:";

  private final Path control;
  private final Path counters;

  PageCache(Path control, Path counters) {
    this.control = control;
    this.counters = counters;
  }

  /** The cache of this machine. */
  public static PageCache ofThisMachine() {
    return new PageCache(Path.of("/proc/sys/vm/drop_caches"), Path.of("/proc/self/io"));
  }

  /**
   * Empties the cache, of all processes on the machine.
   *
   * @throws IOException when that is not possible here; the message says why
   */
  void drop() throws IOException, InterruptedException {
    if (!Files.exists(control)) {
      throw new IOException("there is no " + control + " on this system");
    }
    if (!Files.isWritable(control)) {
      throw new IOException(control + " can be written by root only");
    }
    // What has not reached the storage yet would stay in the cache.
    new ProcessBuilder("sync").start().waitFor();
    try {
      Files.writeString(control, EVERYTHING, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException(control + " refuses to be written: " + e.getMessage(), e);
    }
  }

  /** Bytes that storage has handed over to this process so far, empty where nobody counts them. */
  OptionalLong readFromStorage() throws IOException {
    if (!Files.isReadable(counters)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(counters, StandardCharsets.US_ASCII).stream()
        .filter(line -> line.startsWith(READ_FROM_STORAGE))
        .mapToLong(line -> Long.parseLong(line.substring(READ_FROM_STORAGE.length()).strip()))
        .findFirst();
  }
}
