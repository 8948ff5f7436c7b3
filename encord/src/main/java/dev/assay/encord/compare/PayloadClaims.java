package dev.assay.encord.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.facts.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an upload payload says of each object: a {@code DataUploadItems} object, or a {@code
 * PostUploadJobParams} object with one inside.
 *
 * <p>The payload is read as it stands and not into records, since whoever made it may have misspelt
 * or mistyped anything: the platform drops keys it does not know without a word.
 */
public final class PayloadClaims {

  /** A list of the payload: how its items are written. */
  private record ItemList(
      String name,
      MediaKind kind,
      String fileType,
      @Nullable String members,
      String url,
      @Nullable String metadata) {}

  private static final List<ItemList> LISTS =
      List.of(
          new ItemList("videos", MediaKind.VIDEO, "VIDEO", null, "objectUrl", "videoMetadata"),
          new ItemList("images", MediaKind.IMAGE, "IMAGE", null, "objectUrl", "imageMetadata"),
          new ItemList("audio", MediaKind.AUDIO, "AUDIO", null, "objectUrl", "audioMetadata"),
          new ItemList("text", MediaKind.TEXT, "PLAIN_TEXT", null, "objectUrl", "textMetadata"),
          new ItemList("pdf", MediaKind.PDF, "PDF", null, "objectUrl", "pdfMetadata"),
          new ItemList("nifti", MediaKind.NIFTI, "NIFTI", null, "objectUrl", null),
          new ItemList(
              "imageGroups", MediaKind.IMAGE, "IMG_GROUP", "images", "url", "imageMetadata"),
          new ItemList(
              "dicomSeries", MediaKind.DICOM, "DICOM", "dicomFiles", "url", "dicomMetadata"));

  private static final Set<String> ENVELOPE =
      Set.of("imageGroupsFromItems", "skipDuplicateUrls", "upsertMetadata");

  private static final Set<String> ITEM_KEYS =
      Set.of(
          "title",
          "clientMetadata",
          "externalFileType",
          "placeholderItemUuid",
          "createVideo",
          "clusterByResolution");

  private PayloadClaims() {}

  /**
   * The claims of a payload, list after list.
   *
   * @throws IllegalArgumentException when it is no payload at all; the message says why
   */
  public static List<Claim> of(JsonNode payload) {
    JsonNode items = payload.has("dataItems") ? payload.get("dataItems") : payload;
    if (!items.isObject() || LISTS.stream().noneMatch(list -> items.has(list.name()))) {
      throw new IllegalArgumentException(
          "not an upload payload: there is none of the lists videos, images, audio, text, pdf,"
              + " nifti, imageGroups and dicomSeries");
    }
    List<Claim> claims = new ArrayList<>();
    for (ItemList list : LISTS) {
      JsonNode entries = items.path(list.name());
      for (int i = 0; i < entries.size(); i++) {
        read(list, list.name() + "[" + i + "]", entries.get(i), claims);
      }
    }
    return claims;
  }

  /** Keys of the envelope that the platform drops without a word. */
  public static List<String> unknownKeys(JsonNode payload) {
    JsonNode items = payload.has("dataItems") ? payload.get("dataItems") : payload;
    List<String> unknown = new ArrayList<>();
    items
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!ENVELOPE.contains(name)
                  && LISTS.stream().noneMatch(list -> list.name().equals(name))) {
                unknown.add(name);
              }
            });
    return unknown;
  }

  private static void read(ItemList list, String place, JsonNode item, List<Claim> claims) {
    List<Difference> faults = new ArrayList<>();
    JsonNode type = item.path("externalFileType");
    if (!type.isMissingNode() && !type.isNull() && !type.asText().equals(list.fileType())) {
      faults.add(
          new Difference("externalFileType", type.toString(), "\"" + list.fileType() + "\""));
    }
    String members = list.members();
    if (members == null) {
      claims.add(claim(list, place, item, null, faults));
      return;
    }
    JsonNode files = item.path(members);
    for (int i = 0; i < files.size(); i++) {
      String filePlace = place + "." + members + "[" + i + "]";
      claims.add(claim(list, filePlace, files.get(i), place, i == 0 ? faults : List.of()));
    }
  }

  private static Claim claim(
      ItemList list,
      String place,
      JsonNode item,
      @Nullable String series,
      List<Difference> groupFaults) {
    List<Difference> faults = new ArrayList<>(groupFaults);
    for (Map.Entry<String, JsonNode> member : item.properties()) {
      String key = member.getKey();
      if (!key.equals(list.url()) && !key.equals(list.metadata()) && !ITEM_KEYS.contains(key)) {
        faults.add(new Difference(key, member.getValue().toString(), "no such field"));
      }
    }
    JsonNode metadata = list.metadata() == null ? null : item.get(list.metadata());
    return new Claim(
        place,
        item.path(list.url()).asText(""),
        list.kind(),
        metadata == null || metadata.isNull() ? null : metadata,
        series,
        faults);
  }
}
