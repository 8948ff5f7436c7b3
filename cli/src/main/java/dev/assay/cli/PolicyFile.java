package dev.assay.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that says what breaking a rule means: a mapping {@code severities} from rule codes to
 * {@code error}, {@code warning}, {@code info} or {@code off}.
 */
final class PolicyFile {
  /** No policy is that long. */
  private static final long MOST_BYTES = 1_000_000;

  private static final String SEVERITIES = "severities";
  private static final String OFF = "off";

  // JSON is YAML (YAML 1.2), so one reader serves both.
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private PolicyFile() {}

  /**
   * A policy with what the file says.
   *
   * @throws IOException when the file cannot be read or is no policy; the message names every fault
   */
  static GatePolicy read(Path file, GatePolicy policy) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is no policy: it has more than " + MOST_BYTES + " bytes");
    }
    JsonNode root;
    try {
      root = YAML.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is neither YAML nor JSON: " + e.getOriginalMessage(), e);
    }
    List<String> faults = new ArrayList<>();
    GatePolicy read = policy;
    JsonNode severities = root.path(SEVERITIES);
    root.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals(SEVERITIES)) {
                faults.add("there is no setting " + name + "; the only one is " + SEVERITIES);
              }
            });
    if (!severities.isObject()) {
      faults.add(SEVERITIES + " is no mapping from rule codes to severities");
    }
    for (Map.Entry<String, JsonNode> entry : severities.properties()) {
      try {
        read = read.withSeverity(entry.getKey(), severity(entry.getKey(), entry.getValue()));
      } catch (IllegalArgumentException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new IOException(file + " is no policy: " + String.join("; ", faults));
    }
    return read;
  }

  /** The severity of that name, null for none; YAML before 1.2 takes a bare off for false. */
  private static @Nullable Severity severity(String code, JsonNode value) {
    String name = value.asText().toLowerCase(Locale.ROOT);
    if (value.isBoolean() ? !value.asBoolean() : name.equals(OFF)) {
      return null;
    }
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    code + " is error, warning, info or off, not " + value));
  }
}
