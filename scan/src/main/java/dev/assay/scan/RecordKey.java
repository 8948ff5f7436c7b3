package dev.assay.scan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.encord.wire.EncordJson;
import dev.assay.finding.FailureKind;
import dev.assay.source.Identity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tells a record from others, read without the rest of it.
 *
 * @param uri where the file lies
 * @param path where it lies below what was scanned
 * @param identity what the store said of it
 * @param failure the label of the kind of failure, null for none
 * @param fingerprint what it was made with, null when the record does not say
 * @param isHashed whether it has a digest of the content
 */
record RecordKey(
    String uri,
    String path,
    Identity identity,
    @Nullable String failure,
    @Nullable String fingerprint,
    boolean isHashed) {

  private static final byte[] BEGINNING = "{\"uri\":\"".getBytes(StandardCharsets.UTF_8);

  /**
   * The key of a line.
   *
   * @throws IOException when the line is no record; the message says why
   */
  static RecordKey of(byte[] line) throws IOException {
    Map<String, @Nullable String> fields = new HashMap<>();
    try (JsonParser json = EncordJson.mapper().getFactory().createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new NotRecordException("it is no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value.isScalarValue()) {
          fields.put(name, value == JsonToken.VALUE_NULL ? null : json.getText());
        } else {
          json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw new NotRecordException("there is more on it than a JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new NotRecordException(e.getOriginalMessage(), e);
    }
    String uri = fields.get("uri");
    String path = fields.get("path");
    if (uri == null || path == null || !fields.containsKey("kind")) {
      throw new NotRecordException("it has no uri, path or kind");
    }
    return new RecordKey(
        uri,
        path,
        identity(uri, fields),
        fields.get("failure"),
        fields.get("fingerprint"),
        fields.get("sha256") != null);
  }

  private static Identity identity(String uri, Map<String, @Nullable String> fields)
      throws IOException {
    String length = fields.get("fileSize");
    String lastModified = fields.get("lastModified");
    try {
      return new Identity(
          uri,
          "",
          length == null ? Identity.UNKNOWN_LENGTH : Long.parseLong(length),
          lastModified == null ? null : Instant.parse(lastModified),
          fields.get("etag"));
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new NotRecordException("its fileSize or lastModified is none", e);
    }
  }

  /** Whether bytes could be a record that broke off: its beginning, or what a crash left empty. */
  static boolean mayBeTorn(byte[] line) {
    int compared = Math.min(line.length, BEGINNING.length);
    boolean begins = true;
    boolean empty = true;
    for (int i = 0; i < line.length; i++) {
      begins &= i >= compared || line[i] == BEGINNING[i];
      empty &= line[i] == 0;
    }
    return begins || empty;
  }

  /** Whether the bytes of the file could not be had when the record was made. */
  boolean isUnreachable() {
    return FailureKind.UNREACHABLE.label().equals(failure);
  }

  /** Digest of the place. */
  ByteBuffer place() {
    return FileTable.digest(uri);
  }

  /** A check of everything that has to be the same for the record to hold; null for never. */
  @Nullable Long check() {
    // What could not be had is tried again.
    return isUnreachable() ? null : check(path, identity, fingerprint, isHashed);
  }

  /**
   * The check of a record that would hold.
   *
   * @return null when the identity tells too little to know a changed file by
   */
  static @Nullable Long check(
      String path, Identity identity, @Nullable String fingerprint, boolean isHashed) {
    String version = identity.etag();
    if (version == null && identity.lastModified() != null) {
      version = identity.lastModified().toString();
    }
    if (version == null || !identity.hasLength() || fingerprint == null) {
      return null;
    }
    String all =
        String.join(
            "\0",
            fingerprint,
            version,
            Long.toString(identity.length()),
            Boolean.toString(isHashed),
            path);
    return FileTable.digest(all).getLong(0);
  }
}
