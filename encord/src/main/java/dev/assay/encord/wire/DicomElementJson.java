package dev.assay.encord.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.assay.facts.DicomElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DICOM elements as the DICOM JSON model writes them (PS3.18 F.2.2). */
final class DicomElementJson {

  private DicomElementJson() {}

  /** Writes an element. */
  static final class Writer extends StdSerializer<DicomElement> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(DicomElement.class);
    }

    @Override
    public void serialize(DicomElement element, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      MetadataJson.write(element, out);
    }
  }

  /** Reads an element; what it holds by reference ({@code BulkDataURI}) is not kept. */
  static final class Reader extends StdDeserializer<DicomElement> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(DicomElement.class);
    }

    @Override
    public DicomElement deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return element(context.readTree(in), context);
    }

    private DicomElement element(JsonNode node, DeserializationContext context) throws IOException {
      JsonNode vr = node.get("vr");
      if (vr == null || !vr.isTextual()) {
        return context.reportInputMismatch(this, "a DICOM element without a vr: %s", node);
      }
      JsonNode value = node.get("Value");
      List<Object> values = null;
      if (value != null) {
        if (!value.isArray()) {
          return context.reportInputMismatch(this, "Value is not an array: %s", value);
        }
        values = new ArrayList<>(value.size());
        for (JsonNode item : value) {
          values.add(item(vr.textValue(), item, context));
        }
      }
      JsonNode binary = node.get("InlineBinary");
      return new DicomElement(vr.textValue(), values, binary == null ? null : binary.asText());
    }

    private Object item(String vr, JsonNode item, DeserializationContext context)
        throws IOException {
      if (item.isTextual()) {
        return item.textValue();
      }
      if (item.isNumber()) {
        return isReal(vr) || !item.canConvertToLong() || item.isFloatingPointNumber()
            ? (Object) FreeForm.requireFinite(item.doubleValue(), vr)
            : (Object) item.longValue();
      }
      if (item.isObject()) {
        return vr.equals("SQ") ? sequenceItem(item, context) : personName(item);
      }
      return context.reportInputMismatch(this, "not a DICOM value: %s", item);
    }

    private Map<String, DicomElement> sequenceItem(JsonNode item, DeserializationContext context)
        throws IOException {
      Map<String, DicomElement> elements = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : item.properties()) {
        elements.put(entry.getKey(), element(entry.getValue(), context));
      }
      return elements;
    }

    private static Map<String, String> personName(JsonNode item) {
      Map<String, String> groups = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : item.properties()) {
        groups.put(entry.getKey(), entry.getValue().asText());
      }
      return groups;
    }

    /** Whether values of that representation are doubles even when they are whole. */
    private static boolean isReal(String vr) {
      return vr.equals("DS") || vr.equals("FL") || vr.equals("FD");
    }
  }
}
