package dev.assay.ffmpeg;

import dev.assay.Assay;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.Loader;

/**
 * How children are started: the Java of this process, the class path that FFmpeg needs, little
 * memory, and nothing of the environment that could hold a secret.
 *
 * @param main the class to run
 * @param classPath folders and archives
 * @param addressSpaceKib the most memory of any kind, in KiB, where the system can bound it
 */
record ChildCommand(String main, List<String> classPath, long addressSpaceKib) {
  private static final long ADDRESS_SPACE_KIB = 3L << 20;
  private static final Path SHELL = Path.of("/bin/sh");

  /** An hour, for a child that neither its parent nor the parent's end could stop. */
  private static final String MOST_CPU_SECONDS = "3600";

  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "HOME", "TMPDIR", "TMP", "TEMP", "SystemRoot", "LD_LIBRARY_PATH");

  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  static ChildCommand standard() {
    Set<String> classPath = new LinkedHashSet<>();
    for (Class<?> type :
        List.of(
            FfmpegFormat.class,
            Assay.class,
            Loader.class,
            org.bytedeco.ffmpeg.global.avformat.class)) {
      add(classPath, type);
    }
    String platform = Loader.getPlatform();
    addNatives(classPath, "org/bytedeco/javacpp/" + platform + "/", "jnijavacpp");
    addNatives(classPath, "org/bytedeco/ffmpeg/" + platform + "/", "jniavformat");
    return new ChildCommand(FfmpegChild.class.getName(), List.copyOf(classPath), ADDRESS_SPACE_KIB);
  }

  private static void add(Set<String> classPath, Class<?> type) {
    try {
      URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      classPath.add(Path.of(place).toString());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no path: " + e.getInput(), e);
    }
  }

  /** Adds the archive with native libraries; one that lacks is what the child complains of. */
  private static void addNatives(Set<String> classPath, String folder, String library) {
    URL found =
        ChildCommand.class.getClassLoader().getResource(folder + System.mapLibraryName(library));
    try {
      if (found != null && found.openConnection() instanceof JarURLConnection jar) {
        classPath.add(Path.of(jar.getJarFileURL().toURI()).toString());
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot find " + library, e);
    }
  }

  /** Whether the system bounds all memory of a child. */
  boolean boundsMemory() {
    if (!Files.isExecutable(SHELL)) {
      return false;
    }
    try {
      Process attempt = new ProcessBuilder(SHELL.toString(), "-c", bounds() + " exit 0").start();
      return attempt.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String bounds() {
    return "ulimit -v " + addressSpaceKib + " && ulimit -t " + MOST_CPU_SECONDS + " &&";
  }

  /** Starts a child. */
  Process start() throws IOException {
    List<String> words = new ArrayList<>();
    if (boundsMemory()) {
      words.addAll(List.of(SHELL.toString(), "-c", bounds() + " ulimit -c 0; exec \"$0\" \"$@\""));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx256m",
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            // A crash is told on standard error, of which the parent keeps the beginning.
            "-XX:+ErrorFileToStderr",
            "-XX:+DisplayVMOutputToStderr"));
    if (Runtime.version().feature() >= 22) {
      words.add("--enable-native-access=ALL-UNNAMED");
    }
    String cache = System.getProperty(CACHE);
    if (cache != null) {
      words.add("-D" + CACHE + "=" + cache);
    }
    words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main));
    ProcessBuilder builder = new ProcessBuilder(words);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(ENVIRONMENT);
    // Each of FFmpeg's threads would reserve address space of its own.
    environment.put("MALLOC_ARENA_MAX", "2");
    return builder.start();
  }
}
