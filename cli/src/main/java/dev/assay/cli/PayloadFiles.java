package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.encord.payload.PartSink;
import dev.assay.encord.payload.PayloadPart;
import dev.assay.encord.wire.EncordJson;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of an upload, which appear together and whole: one under the name asked for, or
 * numbered ones and a manifest that lists them.
 *
 * <p>They are written in a folder beside their place and moved from there by {@link #commit}, the
 * manifest last. Files of an earlier upload under the same name do not outlive it.
 */
final class PayloadFiles implements PartSink, Closeable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final @Nullable Path place;
  private final Console console;
  private final Path staging;
  private final Thread cleaner;

  private PayloadFiles(@Nullable Path place, Path staging, Console console) throws IOException {
    this.place = place;
    this.console = console;
    this.staging = Files.createDirectory(staging);
    this.cleaner = new Thread(() -> removeQuietly(staging), "remove " + staging);
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /**
   * Starts an upload at a place, or on standard output when the place is {@code -}.
   *
   * @throws IOException when its folder cannot be written
   */
  static PayloadFiles at(Path place, Console console) throws IOException {
    String hidden = "." + place.getFileName() + "." + UUID.randomUUID() + ".part";
    if (place.toString().equals("-")) {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
      return new PayloadFiles(null, temporary.resolve(hidden), console);
    }
    Path absolute = place.toAbsolutePath();
    Path folder = absolute.getParent();
    if (Files.isDirectory(absolute)) {
      throw new IOException(place + " is a folder");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder + " to write " + place + " in");
    }
    return new PayloadFiles(absolute, folder.resolve(hidden), console);
  }

  /** Where temporary files may be made. */
  Path staging() {
    return staging;
  }

  @Override
  public OutputStream open(int number) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(staged(number)), BUFFER_BYTES);
  }

  /**
   * Puts the files in their places.
   *
   * @return the one to begin with: the payload or the manifest; null for standard output
   */
  @Nullable Path commit(List<PayloadPart> parts) throws IOException {
    Path target = place;
    if (target == null) {
      if (parts.size() > 1) {
        throw new IOException(
            "the upload has "
                + parts.size()
                + " parts, and standard output holds one: name a file, or raise --max-items or"
                + " --max-bytes");
      }
      try (OutputStream out = console.json()) {
        Files.copy(staged(1), out);
      }
      return null;
    }
    Path manifest = target.resolveSibling(stem(target) + ".manifest.json");
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= parts.size() && parts.size() > 1; i++) {
      names.add(String.format(Locale.ROOT, "%s-%04d%s", stem(target), i, extension(target)));
    }
    removeEarlier(manifest, names);
    if (names.isEmpty()) {
      move(staged(1), target);
      return target;
    }
    Files.deleteIfExists(target);
    for (int i = 0; i < names.size(); i++) {
      move(staged(i + 1), target.resolveSibling(names.get(i)));
    }
    Path written = staging.resolve("manifest");
    EncordJson.mapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(written.toFile(), manifest(parts, names));
    move(written, manifest);
    return manifest;
  }

  private static ObjectNode manifest(List<PayloadPart> parts, List<String> names) {
    ObjectMapper mapper = EncordJson.mapper();
    ObjectNode manifest = mapper.createObjectNode();
    for (int i = 0; i < parts.size(); i++) {
      ObjectNode part = mapper.createObjectNode().put("file", names.get(i));
      part.setAll(mapper.<ObjectNode>valueToTree(parts.get(i)));
      manifest.withArray("parts").add(part);
    }
    return manifest
        .put("items", parts.stream().mapToLong(PayloadPart::items).sum())
        .put("urls", parts.stream().mapToLong(PayloadPart::urls).sum())
        .put("bytes", parts.stream().mapToLong(PayloadPart::bytes).sum());
  }

  /** Removes what an earlier manifest lists and the new one does not, and that manifest. */
  private static void removeEarlier(Path manifest, List<String> names) throws IOException {
    if (!Files.isRegularFile(manifest)) {
      return;
    }
    JsonNode earlier;
    try {
      earlier = EncordJson.mapper().readTree(manifest.toFile());
    } catch (JsonProcessingException e) {
      throw new IOException(manifest + " is in the way: it is no manifest of an upload", e);
    }
    Files.delete(manifest);
    String stem = stem(manifest).replaceAll("\\.manifest$", "");
    Pattern numbered = Pattern.compile(Pattern.quote(stem) + "-[0-9]{4,}[^/\\\\]*");
    for (JsonNode part : earlier.path("parts")) {
      String name = part.path("file").asText();
      if (!names.contains(name) && numbered.matcher(name).matches()) {
        Files.deleteIfExists(manifest.resolveSibling(name));
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path staged(int number) {
    return staging.resolve("part-" + number);
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - extension(file).length());
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot);
  }

  @Override
  public void close() throws IOException {
    try {
      remove(staging);
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(cleaner);
      } catch (IllegalStateException shuttingDown) {
        // The hook is running already and finds nothing, or removes what this would have.
        assert Thread.currentThread().isAlive();
      }
    }
  }

  private static void removeQuietly(Path folder) {
    try {
      remove(folder);
    } catch (IOException | UncheckedIOException e) {
      System.err.println(
          Console.printable("assay: cannot remove " + folder + ": " + e.getMessage()));
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
