package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.encord.compare.Difference;
import dev.assay.encord.compare.PayloadClaims;
import dev.assay.encord.wire.EncordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A payload to be verified: one file, or the parts that a manifest lists.
 *
 * @param parts the files with items
 * @param faults where the manifest is wrong about its parts, by the file it is wrong about
 */
record PayloadSet(List<Path> parts, Map<Path, List<Difference>> faults) {
  private static final String PARTS = "parts";

  /**
   * The payload in a file.
   *
   * @throws IOException when the file or a part cannot be read or is no payload
   */
  static PayloadSet read(Path file) throws IOException {
    JsonNode json = json(file);
    if (!json.path(PARTS).isArray()) {
      return new PayloadSet(List.of(file), Map.of());
    }
    List<Path> parts = new ArrayList<>();
    Map<Path, List<Difference>> faults = new LinkedHashMap<>();
    Counts sum = new Counts(0, 0, 0);
    for (JsonNode listed : json.get(PARTS)) {
      Path part = sibling(file, listed.path("file").asText());
      PayloadClaims claims = claims(part);
      long urls = claims.claims().stream().filter(claim -> !claim.url().isEmpty()).count();
      Counts counts = new Counts(claims.items(), urls, Files.size(part));
      note(faults, part, counts.differences(listed));
      sum = sum.and(counts);
      parts.add(part);
    }
    note(faults, file, sum.differences(json));
    return new PayloadSet(parts, faults);
  }

  /**
   * What a part says of its objects.
   *
   * @throws IOException when it cannot be read or is no payload
   */
  static PayloadClaims claims(Path part) throws IOException {
    try {
      return PayloadClaims.of(json(part));
    } catch (IllegalArgumentException e) {
      throw new IOException(part + " is " + e.getMessage(), e);
    }
  }

  /** What a manifest counts of a part, or of all parts. */
  private record Counts(long items, long urls, long bytes) {

    Counts and(Counts more) {
      return new Counts(items + more.items, urls + more.urls, bytes + more.bytes);
    }

    List<Difference> differences(JsonNode listed) {
      List<Difference> differences = new ArrayList<>();
      compare("items", listed, items, differences);
      compare("urls", listed, urls, differences);
      compare("bytes", listed, bytes, differences);
      return differences;
    }

    private static void compare(
        String field, JsonNode listed, long counted, List<Difference> differences) {
      JsonNode claimed = listed.get(field);
      if (claimed != null && !(claimed.isIntegralNumber() && claimed.asLong() == counted)) {
        differences.add(new Difference(field, claimed.toString(), Long.toString(counted)));
      }
    }
  }

  private static void note(
      Map<Path, List<Difference>> faults, Path file, List<Difference> differences) {
    if (!differences.isEmpty()) {
      faults.put(file, differences);
    }
  }

  /** A file beside the manifest, and nowhere else. */
  private static Path sibling(Path manifest, String name) throws IOException {
    boolean elsewhere = name.chars().anyMatch(c -> c == '/' || c == '\\');
    if (!name.isEmpty() && !name.equals(".") && !name.equals("..") && !elsewhere) {
      try {
        return manifest.resolveSibling(name);
      } catch (InvalidPathException e) {
        throw new IOException(manifest + " lists \"" + name + "\", which no file is called", e);
      }
    }
    throw new IOException(manifest + " lists \"" + name + "\", which is no file beside it");
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      return EncordJson.mapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
