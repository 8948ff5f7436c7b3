package dev.assay.encord.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.facts.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an upload payload says of each object: a {@code DataUploadItems} object, a documented
 * registration file, or a {@code PostUploadJobParams} object with one of the two inside.
 *
 * <p>The payload is read as it stands and not into records, since whoever made it may have misspelt
 * or mistyped anything: the platform drops keys it does not know without a word.
 */
public final class PayloadClaims {

  /**
   * A list of the payload: how its items are written.
   *
   * @param fileType the {@code externalFileType} of its items
   * @param members the key of an item's files, null when the item is one
   * @param metadata the key of a file's metadata, null when there is none
   */
  private record ItemList(
      String name,
      MediaKind kind,
      String fileType,
      @Nullable String members,
      String url,
      @Nullable String metadata) {}

  private static final String OBJECT_URL = "objectUrl";

  /** What is written alike in both forms. */
  private static final List<ItemList> SINGLE =
      List.of(
          new ItemList("videos", MediaKind.VIDEO, "VIDEO", null, OBJECT_URL, "videoMetadata"),
          new ItemList("images", MediaKind.IMAGE, "IMAGE", null, OBJECT_URL, "imageMetadata"),
          new ItemList("audio", MediaKind.AUDIO, "AUDIO", null, OBJECT_URL, "audioMetadata"),
          new ItemList("text", MediaKind.TEXT, "PLAIN_TEXT", null, OBJECT_URL, "textMetadata"),
          new ItemList("pdf", MediaKind.PDF, "PDF", null, OBJECT_URL, "pdfMetadata"),
          new ItemList("nifti", MediaKind.NIFTI, "NIFTI", null, OBJECT_URL, null));

  /** The groups of the structured form, an array of files each. */
  private static final List<ItemList> GROUPS =
      List.of(
          new ItemList(
              "imageGroups", MediaKind.IMAGE, "IMG_GROUP", "images", "url", "imageMetadata"),
          new ItemList(
              "dicomSeries", MediaKind.DICOM, "DICOM", "dicomFiles", "url", "dicomMetadata"));

  /** The groups of the registration file, numbered URLs each (contract D.1). */
  private static final List<ItemList> NUMBERED =
      List.of(
          new ItemList("image_groups", MediaKind.IMAGE, "IMG_GROUP", null, OBJECT_URL, null),
          new ItemList("dicom_series", MediaKind.DICOM, "DICOM", null, OBJECT_URL, null));

  private static final Pattern NUMBERED_URL = Pattern.compile("objectUrl_(0|[1-9][0-9]{0,8})");

  /** The keys of the structured form that are no list of files. */
  private static final Set<String> ENVELOPE =
      Set.of("imageGroupsFromItems", "skipDuplicateUrls", "upsertMetadata");

  /** The keys of the registration file that are no list of files. */
  private static final Set<String> FILE_ENVELOPE =
      Set.of("image_groups_from_items", "skip_duplicate_urls", "upsert_metadata");

  private static final Set<String> JOB =
      Set.of("dataItems", "externalFiles", "integrationHash", "ignoreErrors", "fileName");

  /** The keys an item may have besides its URL and metadata, and the values behind them. */
  private static final Map<String, Predicate<JsonNode>> ITEM_KEYS =
      Map.of(
          "title",
          value -> value.isTextual() || value.isNull(),
          "clientMetadata",
          JsonNode::isObject,
          "externalFileType",
          value -> value.isTextual() || value.isNull(),
          "placeholderItemUuid",
          value -> value.isTextual() || value.isNull(),
          "createVideo",
          JsonNode::isBoolean,
          "clusterByResolution",
          JsonNode::isBoolean);

  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private final JsonNode payload;
  private final JsonNode items;
  private final boolean registrationFile;
  private final List<ItemList> lists = new ArrayList<>(SINGLE);
  private final boolean snakeCase;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Difference> faults = new ArrayList<>();

  private PayloadClaims(JsonNode payload) {
    this.payload = payload;
    this.items = content(payload);
    this.registrationFile = isRegistrationFile();
    lists.addAll(registrationFile ? NUMBERED : GROUPS);
    this.snakeCase = registrationFile && spellsInSnakeCase();
    if (!items.isObject() || lists.stream().noneMatch(list -> items.has(list.name()))) {
      throw new IllegalArgumentException(
          "not an upload payload: there is none of the lists videos, images, audio, text, pdf,"
              + " nifti, imageGroups and dicomSeries (image_groups and dicom_series in a"
              + " registration file)");
    }
    lists.forEach(this::read);
    readEnvelope();
  }

  /**
   * The claims of a payload.
   *
   * @throws IllegalArgumentException when it is no payload at all; the message says why
   */
  public static PayloadClaims of(JsonNode payload) {
    return new PayloadClaims(payload);
  }

  /** What is said of each object, list after list. */
  public List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** What is wrong with the payload besides its items. */
  public List<Difference> faults() {
    return List.copyOf(faults);
  }

  /** How many items it has, a group or a series being one. */
  public long items() {
    long count =
        items.path(registrationFile ? "image_groups_from_items" : "imageGroupsFromItems").size();
    for (ItemList list : lists) {
      count += items.path(list.name()).size();
    }
    return count;
  }

  /**
   * How many objects are in the groups and series of a registration file, which has no place for
   * metadata of theirs; 0 for the structured form.
   */
  public long undescribable() {
    return registrationFile
        ? claims.stream().filter(claim -> claim.series() != null && !claim.url().isEmpty()).count()
        : 0;
  }

  private static JsonNode content(JsonNode payload) {
    return payload.hasNonNull("dataItems")
        ? payload.get("dataItems")
        : payload.hasNonNull("externalFiles") ? payload.get("externalFiles") : payload;
  }

  private static boolean isWrapped(JsonNode payload) {
    return payload.hasNonNull("dataItems") || payload.hasNonNull("externalFiles");
  }

  /** Where the keys do not tell: a structured item says its type, which a written one does not. */
  private boolean isRegistrationFile() {
    if (isWrapped(payload)) {
      return !payload.hasNonNull("dataItems");
    }
    if (NUMBERED.stream().anyMatch(list -> items.has(list.name()))
        || FILE_ENVELOPE.stream().anyMatch(items::has)) {
      return true;
    }
    return GROUPS.stream().noneMatch(list -> items.has(list.name()))
        && ENVELOPE.stream().noneMatch(items::has)
        && items.findValue("externalFileType") == null;
  }

  /** No document shows how keys inside metadata are spelt: the first that tells decides. */
  private boolean spellsInSnakeCase() {
    for (ItemList list : lists) {
      for (JsonNode item : items.path(list.name())) {
        for (Map.Entry<String, JsonNode> key : item.path(text(list.metadata())).properties()) {
          if (key.getKey().indexOf('_') > 0) {
            return true;
          }
          if (!SNAKE.translate(key.getKey()).equals(key.getKey())) {
            return false;
          }
        }
      }
    }
    return false;
  }

  private static String text(@Nullable String key) {
    return key == null ? "" : key;
  }

  private void readEnvelope() {
    if (isWrapped(payload)) {
      noteUnknown(payload, JOB::contains);
    }
    if (payload.hasNonNull("dataItems") && payload.hasNonNull("externalFiles")) {
      faults.add(new Difference("externalFiles", "given besides dataItems", "one of the two"));
    }
    Set<String> envelope = registrationFile ? FILE_ENVELOPE : ENVELOPE;
    noteUnknown(
        items,
        key -> envelope.contains(key) || lists.stream().anyMatch(list -> list.name().equals(key)));
    String skip = registrationFile ? "skip_duplicate_urls" : "skipDuplicateUrls";
    String upsert = registrationFile ? "upsert_metadata" : "upsertMetadata";
    for (String flag : List.of(skip, upsert)) {
      if (items.hasNonNull(flag) && !items.get(flag).isBoolean()) {
        faults.add(Difference.ofType(flag, items.get(flag).toString(), "true or false"));
      }
    }
    if (items.path(upsert).asBoolean() && !items.path(skip).asBoolean()) {
      faults.add(
          new Difference(upsert, "true", "of no effect without " + skip, "UPSERT_WITHOUT_SKIP"));
    }
  }

  private void noteUnknown(JsonNode object, Predicate<String> isKnown) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!isKnown.test(name)) {
                faults.add(Difference.ofUnknownKey(name, "given"));
              }
            });
  }

  private void read(ItemList list) {
    JsonNode entries = items.path(list.name());
    if (!entries.isMissingNode() && !entries.isArray()) {
      faults.add(Difference.ofType(list.name(), entries.getNodeType().name(), "a list"));
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      String place = list.name() + "[" + i + "]";
      JsonNode item = entries.get(i);
      if (NUMBERED.contains(list)) {
        readNumbered(list, place, item);
      } else {
        read(list, place, item);
      }
    }
  }

  private void read(ItemList list, String place, JsonNode item) {
    String members = list.members();
    if (members == null) {
      List<Difference> own = new ArrayList<>();
      noteType(list, item, own);
      noteKeys(item, key -> key.equals(list.url()) || key.equals(list.metadata()), own);
      claims.add(claim(list, place, item, null, own));
      return;
    }
    List<Difference> ofGroup = new ArrayList<>();
    noteType(list, item, ofGroup);
    noteKeys(item, members::equals, ofGroup);
    JsonNode files = item.path(members);
    if (!files.isArray() || files.isEmpty()) {
      claims.add(new Claim(place, "", list.kind(), null, place, ofGroup));
    }
    for (int i = 0; files.isArray() && i < files.size(); i++) {
      List<Difference> own = new ArrayList<>(i == 0 ? ofGroup : List.of());
      JsonNode file = files.get(i);
      noteKeys(file, key -> key.equals(list.url()) || key.equals(list.metadata()), own);
      claims.add(claim(list, place + "." + members + "[" + i + "]", file, place, own));
    }
  }

  /** A group of the registration file: its URLs are numbered from 0. */
  private void readNumbered(ItemList list, String place, JsonNode item) {
    List<Difference> ofGroup = new ArrayList<>();
    noteKeys(item, key -> NUMBERED_URL.matcher(key).matches(), ofGroup);
    List<String> urls =
        item.properties().stream()
            .map(Map.Entry::getKey)
            .filter(key -> NUMBERED_URL.matcher(key).matches())
            .toList();
    for (int i = 0; i < urls.size(); i++) {
      if (!item.has(OBJECT_URL + "_" + i)) {
        ofGroup.add(
            new Difference(
                OBJECT_URL + "_" + i, Difference.NOTHING, "numbered from 0", "UNKNOWN_KEY"));
        break;
      }
    }
    if (urls.isEmpty()) {
      claims.add(new Claim(place, "", list.kind(), null, place, ofGroup));
    }
    for (int i = 0; i < urls.size(); i++) {
      claims.add(
          new Claim(
              place + "." + urls.get(i),
              item.get(urls.get(i)).asText(""),
              list.kind(),
              null,
              place,
              i == 0 ? ofGroup : List.of()));
    }
  }

  private static void noteType(ItemList list, JsonNode item, List<Difference> faults) {
    JsonNode type = item.path("externalFileType");
    if (!type.isMissingNode() && !type.isNull() && !type.asText().equals(list.fileType())) {
      faults.add(
          new Difference(
              "externalFileType",
              type.toString(),
              "\"" + list.fileType() + "\"",
              "FILE_TYPE_OF_ANOTHER_LIST"));
    }
  }

  /** Notes keys that the platform drops without a word, and values it does not take. */
  private static void noteKeys(JsonNode item, Predicate<String> isKnown, List<Difference> faults) {
    for (Map.Entry<String, JsonNode> member : item.properties()) {
      String key = member.getKey();
      Predicate<JsonNode> values = ITEM_KEYS.get(key);
      if (values == null && !isKnown.test(key)) {
        faults.add(Difference.ofUnknownKey(key, member.getValue().toString()));
      } else if (values != null && !values.test(member.getValue())) {
        faults.add(Difference.ofType(key, member.getValue().toString(), "of another type"));
      }
    }
  }

  private Claim claim(
      ItemList list,
      String place,
      JsonNode item,
      @Nullable String series,
      List<Difference> faults) {
    JsonNode metadata = item.path(text(list.metadata()));
    boolean given = !metadata.isMissingNode() && !metadata.isNull();
    return new Claim(
        place, url(list, item), list.kind(), given ? inCamelCase(metadata) : null, series, faults);
  }

  /** The object's URL or, where the platform's own store holds it, its number there. */
  private static String url(ItemList list, JsonNode item) {
    String url = item.path(list.url()).asText("");
    String uuid = item.path("placeholderItemUuid").asText("");
    return url.isEmpty() && !uuid.isEmpty() ? "urn:uuid:" + uuid : url;
  }

  /** Metadata in the spelling of the structured form; keys in a third spelling stay. */
  private JsonNode inCamelCase(JsonNode metadata) {
    if (!snakeCase || !metadata.isObject()) {
      return metadata;
    }
    ObjectNode respelt = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : metadata.properties()) {
      respelt.set(camelCase(member.getKey()), member.getValue());
    }
    return respelt;
  }

  /** A key in camelCase; one that is not in snake_case is marked, so that nothing matches it. */
  private static String camelCase(String key) {
    if (!SNAKE.translate(key).equals(key)) {
      return key + " (in camelCase)";
    }
    StringBuilder camel = new StringBuilder();
    boolean raise = false;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '_') {
        raise = true;
      } else {
        camel.append(raise ? Character.toUpperCase(c) : c);
        raise = false;
      }
    }
    return camel.toString();
  }
}
