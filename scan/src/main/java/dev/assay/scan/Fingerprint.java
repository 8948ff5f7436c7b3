package dev.assay.scan;

import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.format.Format;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * A short name for everything besides the file that decides what its record says: the readers, the
 * limits, the policy, and the build of Assay and of its libraries.
 */
public final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  /**
   * The fingerprint of an engine and a gate.
   *
   * @param more other settings that change records
   * @return 16 hexadecimal digits
   */
  public static String of(Assay assay, Gate gate, List<String> more) {
    GatePolicy policy = gate.policy();
    List<String> all = new ArrayList<>();
    all.add(assay.limits().toString());
    all.add(policy.dimensions().toString());
    all.add("estimates " + policy.allowEstimates() + ", strict " + policy.strictClientOnly());
    // In order: maps of the JDK have another one in each run.
    all.add(new TreeMap<>(policy.severities()).toString());
    Set<Path> code = new TreeSet<>();
    addCode(Assay.class, code);
    addCode(Gate.class, code);
    addCode(Fingerprint.class, code);
    for (Format format : assay.formats().formats()) {
      all.add(format.getClass().getName());
      addCode(format.getClass(), code);
    }
    for (Path place : code) {
      all.add(contentOf(place));
    }
    all.addAll(libraries());
    all.addAll(more);
    byte[] digest = FileTable.sha256(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  private static void addCode(Class<?> type, Set<Path> places) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source != null) {
      try {
        places.add(Path.of(source.getLocation().toURI()));
      } catch (URISyntaxException e) {
        throw new IllegalStateException("no place to load classes from: " + source, e);
      }
    }
  }

  /**
   * The checksum of an archive, which tells builds from each other in a tenth of the time that a
   * digest takes when a process begins; nothing for a folder of classes, which only developers
   * have.
   */
  private static String contentOf(Path place) {
    if (!Files.isRegularFile(place)) {
      return "";
    }
    try {
      CRC32 sum = new CRC32();
      sum.update(Files.readAllBytes(place));
      return Long.toHexString(sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the archives on the class path, which hold their versions. */
  private static Set<String> libraries() {
    Set<String> names = new TreeSet<>();
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        names.add(new File(entry).getName());
      }
    }
    return names;
  }
}
