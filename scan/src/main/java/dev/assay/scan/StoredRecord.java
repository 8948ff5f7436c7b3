package dev.assay.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.Cost;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.scan.ScanRecord.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record read back from a line.
 *
 * @param path where the file lies below what was scanned
 * @param kind its kind
 * @param status how the inspection ended
 * @param findings everything noticed
 * @param json all of it
 */
public record StoredRecord(
    String path, MediaKind kind, Status status, List<Finding> findings, JsonNode json) {

  public StoredRecord {
    findings = List.copyOf(findings);
  }

  /**
   * The record on a line.
   *
   * @throws IOException when there is none; the message says why
   */
  public static StoredRecord parse(byte[] line) throws IOException {
    JsonNode json;
    try {
      json = EncordJson.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new NotRecordException(e.getOriginalMessage(), e);
    }
    JsonNode path = json.path("path");
    if (!path.isTextual() || !json.path("kind").isTextual() || !json.has("metadata")) {
      throw new NotRecordException("it has no path, kind or metadata");
    }
    return new StoredRecord(
        path.asText(),
        named(MediaKind.values(), MediaKind::label, "kind", json),
        named(Status.values(), Status::label, "status", json),
        findings(json.path("findings")),
        json);
  }

  /** Where the file lies; empty in records that do not say it. */
  public String uri() {
    return json.path("uri").asText();
  }

  private interface Label<T> {
    String of(T value);
  }

  private static <T> T named(T[] values, Label<T> label, String field, JsonNode json)
      throws IOException {
    String name = json.path(field).asText();
    for (T value : values) {
      if (label.of(value).equals(name)) {
        return value;
      }
    }
    throw new NotRecordException("there is no " + field + " \"" + name + "\"");
  }

  private static List<Finding> findings(JsonNode array) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode finding : array) {
      findings.add(
          new Finding(
              finding.path("code").asText(),
              named(Severity.values(), Severity::label, "severity", finding),
              finding.path("field").textValue(),
              finding.path("message").asText(),
              finding.path("remedy").textValue(),
              finding.path("offset").asLong(Finding.NO_OFFSET)));
    }
    return findings;
  }

  /**
   * What the gate lets into an upload payload, null for nothing.
   *
   * @throws IOException when it is not what the kind has
   */
  public @Nullable CustomerProvidedMetadata metadata() throws IOException {
    Class<? extends CustomerProvidedMetadata> type = CustomerProvidedMetadata.typeFor(kind);
    JsonNode metadata = json.get("metadata");
    try {
      return type == null || metadata.isNull()
          ? null
          : EncordJson.mapper().treeToValue(metadata, type);
    } catch (JsonProcessingException e) {
      throw new NotRecordException(e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new NotRecordException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether the inspection ended with facts. */
  public boolean hasFacts() {
    return json.path("facts").isObject();
  }

  /** Whether anything speaks against the file. */
  public boolean isRefused() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** The path of a file before it that has the same content; null when none is known. */
  public @Nullable String duplicateOf() {
    return json.path("duplicateOf").textValue();
  }

  /** What it took. */
  public Cost cost() {
    JsonNode cost = json.path("cost");
    return new Cost(
        cost.path("bytesRead").asLong(),
        cost.path("reads").asLong(),
        Duration.of(cost.path("elapsedMicros").asLong(), ChronoUnit.MICROS));
  }
}
