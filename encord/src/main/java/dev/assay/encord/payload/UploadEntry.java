package dev.assay.encord.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.MediaKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file to register.
 *
 * @param objectUrl where the platform finds it
 * @param title its title, null for the platform's or the builder's choice
 * @param kind its kind
 * @param metadata what the platform is to believe of it, null to let it look; of the same kind
 * @param relativePath its place under the scanned root, with {@code /} between names
 * @param placeholderItemUuid the item the platform made when the file was sent to its own store,
 *     where the URL counts for nothing; null for files in other stores
 */
public record UploadEntry(
    String objectUrl,
    @Nullable String title,
    MediaKind kind,
    @Nullable CustomerProvidedMetadata metadata,
    String relativePath,
    @Nullable UUID placeholderItemUuid) {

  public UploadEntry {
    Objects.requireNonNull(objectUrl, "objectUrl");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(relativePath, "relativePath");
    if (metadata != null && metadata.kind() != kind) {
      throw new IllegalArgumentException(
          "metadata of " + metadata.kind().label() + " for a file of " + kind.label());
    }
  }

  /** A file in a store of the caller's, titled by the platform. */
  public static UploadEntry of(
      String objectUrl,
      MediaKind kind,
      @Nullable CustomerProvidedMetadata metadata,
      String relativePath) {
    return new UploadEntry(objectUrl, null, kind, metadata, relativePath, null);
  }

  /** The folder part of the place, empty at the root. */
  String folder() {
    return relativePath.substring(0, Math.max(0, relativePath.lastIndexOf('/')));
  }

  /** The last part of the place. */
  String name() {
    return relativePath.substring(relativePath.lastIndexOf('/') + 1);
  }

  /** This entry as bytes, for {@link #parse}. */
  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = EncordJson.mapper().getFactory().createGenerator(bytes)) {
      out.writeStartArray();
      out.writeString(objectUrl);
      out.writeString(title);
      out.writeString(kind.name());
      out.writePOJO(metadata);
      out.writeString(relativePath);
      out.writePOJO(placeholderItemUuid);
      out.writeEndArray();
    }
    return bytes.toByteArray();
  }

  /** The entry that became these bytes. */
  static UploadEntry parse(byte[] bytes) throws IOException {
    ObjectMapper mapper = EncordJson.mapper();
    JsonNode fields = mapper.readTree(bytes);
    MediaKind kind = MediaKind.valueOf(fields.get(2).textValue());
    Class<? extends CustomerProvidedMetadata> type = CustomerProvidedMetadata.typeFor(kind);
    return new UploadEntry(
        fields.get(0).textValue(),
        fields.get(1).textValue(),
        kind,
        type == null || fields.get(3).isNull() ? null : mapper.treeToValue(fields.get(3), type),
        fields.get(4).textValue(),
        fields.get(5).isNull() ? null : UUID.fromString(fields.get(5).textValue()));
  }
}
