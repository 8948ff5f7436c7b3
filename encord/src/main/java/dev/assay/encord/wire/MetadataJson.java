package dev.assay.encord.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.assay.facts.DicomElement;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@link CustomerProvidedMetadata}, written key by key.
 *
 * <p>{@link EncordJson} writes these objects by it too. By itself it needs no mapper, which would
 * take longer to set up than most files take to be read.
 */
public final class MetadataJson {
  private static final JsonFactory FACTORY = newFactory(new SerializedString(""));
  private static final SerializedString VR = new SerializedString("vr");
  private static final SerializedString VALUE = new SerializedString("Value");

  private MetadataJson() {}

  /**
   * Makes generators that refuse numbers that are not finite and put nothing between the values of
   * a stream; they have no mapper.
   */
  public static JsonFactory factory() {
    return FACTORY;
  }

  static JsonFactory newFactory() {
    return newFactory(JsonFactory.DEFAULT_ROOT_VALUE_SEPARATOR);
  }

  private static JsonFactory newFactory(SerializableString separator) {
    return new JsonFactoryBuilder()
        .addDecorator((factory, generator) -> new FiniteNumbers(generator))
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .rootValueSeparator(separator)
        .build();
  }

  /** Writes metadata as an object. */
  public static void write(CustomerProvidedMetadata metadata, JsonGenerator out)
      throws IOException {
    out.writeStartObject(metadata);
    if (metadata instanceof CustomerProvidedImageMetadata image) {
      out.writeStringField("mimeType", image.mimeType());
      out.writeNumberField("fileSize", image.fileSize());
      out.writeNumberField("height", image.height());
      out.writeNumberField("width", image.width());
    } else if (metadata instanceof CustomerProvidedVideoMetadata video) {
      out.writeNumberField("fps", video.fps());
      out.writeNumberField("duration", video.duration());
      out.writeNumberField("width", video.width());
      out.writeNumberField("height", video.height());
      out.writeNumberField("fileSize", video.fileSize());
      out.writeStringField("mimeType", video.mimeType());
    } else if (metadata instanceof CustomerProvidedAudioMetadata audio) {
      out.writeNumberField("duration", audio.duration());
      out.writeNumberField("fileSize", audio.fileSize());
      out.writeStringField("mimeType", audio.mimeType());
      out.writeNumberField("sampleRate", audio.sampleRate());
      out.writeNumberField("bitDepth", audio.bitDepth());
      out.writeStringField("codec", audio.codec());
      out.writeNumberField("numChannels", audio.numChannels());
    } else if (metadata instanceof CustomerProvidedTextMetadata text) {
      out.writeNumberField("fileSize", text.fileSize());
      out.writeStringField("mimeType", text.mimeType());
    } else if (metadata instanceof CustomerProvidedPdfMetadata pdf) {
      out.writeNumberField("fileSize", pdf.fileSize());
      out.writeNumberField("numPages", pdf.numPages());
    } else if (metadata instanceof CustomerProvidedDicomSeriesDicomFileMetadata dicom) {
      out.writeFieldName("tags");
      writeValue(dicom.tags(), out);
    }
    out.writeEndObject();
  }

  /** Writes an element as the DICOM JSON model does (PS3.18 F.2.2). */
  static void write(DicomElement element, JsonGenerator out) throws IOException {
    out.writeStartObject(element);
    out.writeFieldName(VR);
    out.writeString(element.vr());
    if (element.value() != null) {
      out.writeFieldName(VALUE);
      out.writeStartArray();
      for (Object value : element.value()) {
        writeValue(value, out);
      }
      out.writeEndArray();
    }
    if (element.inlineBinary() != null) {
      out.writeStringField("InlineBinary", element.inlineBinary());
    }
    out.writeEndObject();
  }

  private static void writeValue(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Long whole) {
      out.writeNumber(whole);
    } else if (value instanceof Double real) {
      out.writeNumber(real);
    } else if (value instanceof DicomElement element) {
      write(element, out);
    } else if (value instanceof Map<?, ?> object) {
      out.writeStartObject(object);
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        out.writeFieldName(String.valueOf(entry.getKey()));
        writeValue(entry.getValue(), out);
      }
      out.writeEndObject();
    } else {
      throw new JsonGenerationException("no DICOM value: " + value.getClass().getName(), out);
    }
  }
}
