package dev.assay.encord.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Lets the mapper write metadata as {@link MetadataJson} does. */
final class MetadataSerializer extends StdSerializer<CustomerProvidedMetadata> {
  private static final long serialVersionUID = 1L;

  MetadataSerializer() {
    super(CustomerProvidedMetadata.class);
  }

  @Override
  public void serialize(
      CustomerProvidedMetadata metadata, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    MetadataJson.write(metadata, out);
  }
}
