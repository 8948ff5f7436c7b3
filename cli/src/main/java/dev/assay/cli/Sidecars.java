package dev.assay.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.assay.encord.payload.ClientMetadata;
import dev.assay.encord.wire.EncordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caller's metadata in JSON files that lie beside what they describe and are named after it:
 * {@code clip.mp4.metadata.json} is about {@code clip.mp4}.
 */
final class Sidecars implements ClientMetadata {
  /** The usual end of their names. */
  static final String SUFFIX = ".metadata.json";

  /** No caller's metadata is that long. */
  private static final long MOST_BYTES = 10_000_000;

  private static final ObjectReader READER =
      EncordJson.mapper()
          .readerFor(new TypeReference<Map<String, @Nullable Object>>() {})
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path base;
  private final String suffix;

  /**
   * Sidecars below a folder.
   *
   * @param suffix the end of their names
   */
  Sidecars(Path base, String suffix) {
    this.base = base.toAbsolutePath().normalize();
    this.suffix = suffix;
  }

  /** Whether a file is about another and no item itself. */
  boolean isSidecar(String path) {
    return path.endsWith(suffix) && !path.equals(suffix) && !path.endsWith("/" + suffix);
  }

  /** Whether there is what a sidecar is about. */
  boolean isUsed(String path) {
    Path described = below(path.substring(0, path.length() - suffix.length()));
    return described != null && Files.exists(described);
  }

  @Override
  public @Nullable Map<String, @Nullable Object> of(String place) throws IOException {
    Path file = place.isEmpty() ? null : below(place + suffix);
    if (file == null || !Files.isRegularFile(file)) {
      return null;
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new InvalidException(place + suffix + " has more than " + MOST_BYTES + " bytes.");
    }
    Map<String, @Nullable Object> metadata;
    try {
      metadata = READER.readValue(file.toFile());
    } catch (JsonProcessingException e) {
      throw new InvalidException(
          place + suffix + " is no JSON object: " + e.getOriginalMessage() + ".");
    }
    if (metadata == null) {
      throw new InvalidException(place + suffix + " is no JSON object.");
    }
    return metadata;
  }

  private @Nullable Path below(String place) {
    try {
      Path file = base.resolve(place).normalize();
      return file.startsWith(base) ? file : null;
    } catch (InvalidPathException e) {
      return null; // no file can have that name here
    }
  }
}
