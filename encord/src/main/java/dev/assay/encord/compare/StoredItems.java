package dev.assay.encord.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Inspection;
import dev.assay.encord.gate.FrameArithmetic;
import dev.assay.encord.gate.Judgement;
import dev.assay.encord.gate.MimeTypes;
import dev.assay.encord.wire.CustomerProvidedAudioMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.CustomerProvidedTextMetadata;
import dev.assay.encord.wire.CustomerProvidedVideoMetadata;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.MediaKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's listings say of stored files ({@code StorageItem}, contract A.5), and what
 * they should say.
 */
public final class StoredItems {

  /** The kinds of stored item that are one file each (contract B). */
  private static final Map<String, MediaKind> KINDS =
      Map.of(
          "video", MediaKind.VIDEO,
          "image", MediaKind.IMAGE,
          "audio", MediaKind.AUDIO,
          "plainText", MediaKind.TEXT,
          "pdf", MediaKind.PDF,
          "nifti", MediaKind.NIFTI,
          "dicomFile", MediaKind.DICOM);

  /** The fields that tell of a file what is in it. */
  private static final List<String> FIELDS =
      List.of(
          "fileSize",
          "mimeType",
          "duration",
          "fps",
          "height",
          "width",
          "frameCount",
          "audioSampleRate",
          "audioBitDepth",
          "audioCodec",
          "audioNumChannels",
          "dicomInstanceUid",
          "dicomStudyUid",
          "dicomSeriesUid");

  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private StoredItems() {}

  /**
   * What a stored item says; its metadata is null for groups and series, which are no files, and
   * when it says nothing.
   *
   * @param item a {@code StorageItem}, its keys in camelCase or snake_case
   * @param place where it stands
   * @throws IllegalArgumentException when it is no stored item; the message says why
   */
  public static Claim claim(JsonNode item, String place) {
    JsonNode type = field(item, "itemType");
    if (type == null || !type.isTextual()) {
      throw new IllegalArgumentException("no stored item, for it has no itemType");
    }
    MediaKind kind = KINDS.getOrDefault(type.asText(), MediaKind.UNKNOWN);
    JsonNode url = field(item, "url");
    JsonNode name = field(item, "name");
    String where = name == null ? place : place + " " + name.asText();
    ObjectNode said = EncordJson.mapper().createObjectNode();
    for (String field : FIELDS) {
      JsonNode value = field(item, field);
      if (value != null) {
        said.set(field, canonical(field, value, kind));
      }
    }
    boolean tells = kind != MediaKind.UNKNOWN && url != null && !said.isEmpty();
    return new Claim(
        where, url == null ? "" : url.asText(), kind, tells ? said : null, null, List.of());
  }

  /**
   * What should be stored of a file: only what is known of it for sure.
   *
   * @param inspection one with facts
   * @param judgement what the gate made of it
   */
  public static ObjectNode expected(Inspection inspection, Judgement judgement) {
    ObjectNode expected = EncordJson.mapper().createObjectNode();
    if (inspection.identity().hasLength()) {
      expected.put("fileSize", inspection.identity().length());
    }
    CustomerProvidedMetadata metadata = judgement.metadata();
    if (metadata instanceof CustomerProvidedImageMetadata image) {
      expected.put("mimeType", image.mimeType());
      expected.put("height", image.height()).put("width", image.width());
    } else if (metadata instanceof CustomerProvidedVideoMetadata video) {
      expected.put("mimeType", video.mimeType());
      expected.put("height", video.height()).put("width", video.width());
      expected.put("fps", video.fps()).put("duration", video.duration());
      expected.put("frameCount", FrameArithmetic.frames(video.fps(), video.duration()));
    } else if (metadata instanceof CustomerProvidedAudioMetadata audio) {
      expected.put("mimeType", audio.mimeType()).put("duration", audio.duration());
      expected.put("audioSampleRate", audio.sampleRate());
      expected.put("audioBitDepth", audio.bitDepth());
      expected.put("audioCodec", audio.codec());
      expected.put("audioNumChannels", audio.numChannels());
    } else if (metadata instanceof CustomerProvidedTextMetadata text) {
      expected.put("mimeType", text.mimeType());
    }
    if (inspection.facts() instanceof DicomFacts dicom) {
      putText(expected, "dicomInstanceUid", dicom.sopInstanceUid());
      putText(expected, "dicomStudyUid", dicom.studyInstanceUid());
      putText(expected, "dicomSeriesUid", dicom.seriesInstanceUid());
    }
    return expected;
  }

  private static void putText(ObjectNode object, String field, @Nullable String text) {
    if (text != null) {
      object.put(field, text);
    }
  }

  /** A MIME type in its one spelling: the platform may have kept another of the same meaning. */
  private static JsonNode canonical(String field, JsonNode value, MediaKind kind) {
    return field.equals("mimeType") && value.isTextual()
        ? EncordJson.mapper().getNodeFactory().textNode(MimeTypes.canonical(value.asText(), kind))
        : value;
  }

  /** A field under either spelling, null when it is absent or null. */
  private static @Nullable JsonNode field(JsonNode item, String name) {
    JsonNode value = item.get(name);
    JsonNode found = value == null ? item.get(SNAKE.translate(name)) : value;
    return found == null || found.isNull() ? null : found;
  }
}
