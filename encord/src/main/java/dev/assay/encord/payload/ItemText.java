package dev.assay.encord.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.encord.payload.PayloadForm.Dialect;
import dev.assay.encord.payload.PayloadForm.InnerCase;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadImageGroup;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.EncordJson;
import java.util.List;
import java.util.Map;

/** Items as JSON in either dialect. */
final class ItemText {
  private static final ObjectMapper MAPPER = EncordJson.mapper();

  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  /** The fields whose values are metadata objects of the wire. */
  private static final List<String> METADATA =
      List.of("videoMetadata", "imageMetadata", "audioMetadata", "textMetadata", "pdfMetadata");

  private ItemText() {}

  /** The JSON of an item in UTF-8. */
  static byte[] of(DataUploadItem item, PayloadForm form) throws JsonProcessingException {
    return MAPPER.writeValueAsBytes(
        form.dialect() == Dialect.ITEMS ? item : fileItem(item, form.innerCase()));
  }

  /**
   * Whether an item in the registration file has metadata, whose keys are spelt one way or other.
   */
  static boolean carriesMetadata(DataUploadItem item) {
    JsonNode json = MAPPER.valueToTree(item);
    return METADATA.stream().anyMatch(json::hasNonNull);
  }

  /** Whether an item has metadata that the registration file has no place for. */
  static boolean leavesMetadataBehind(DataUploadItem item) {
    return (item instanceof DataUploadImageGroup group
            && group.images().stream().anyMatch(image -> image.imageMetadata() != null))
        || (item instanceof DataUploadDicomSeries series
            && series.dicomFiles().stream().anyMatch(file -> file.dicomMetadata() != null));
  }

  /** An item of the registration file: groups number their URLs (contract D.1, D.2). */
  private static ObjectNode fileItem(DataUploadItem item, InnerCase innerCase) {
    ObjectNode json = MAPPER.valueToTree(item);
    json.remove(
        List.of(
            "externalFileType",
            "placeholderItemUuid",
            "clusterByResolution",
            "images",
            "dicomFiles"));
    if (item.clientMetadata().isEmpty()) {
      json.remove("clientMetadata");
    }
    if (item instanceof DataUploadImageGroup || item instanceof DataUploadDicomSeries) {
      List<String> urls = item.urls();
      for (int i = 0; i < urls.size(); i++) {
        json.put("objectUrl_" + i, urls.get(i));
      }
    }
    if (innerCase == InnerCase.SNAKE) {
      for (String field : METADATA) {
        if (json.get(field) instanceof ObjectNode metadata) {
          json.set(field, inSnakeCase(metadata));
        }
      }
    }
    return json;
  }

  private static ObjectNode inSnakeCase(ObjectNode object) {
    ObjectNode renamed = MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      renamed.set(SNAKE.translate(member.getKey()), member.getValue());
    }
    return renamed;
  }
}
