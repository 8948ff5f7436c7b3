package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors sown one at a time into a right payload, all of which {@code assay verify} finds. */
final class SeededErrorsTest extends CommandLineTest {
  private Path payload = Path.of("");
  private ObjectNode upload = MAPPER.createObjectNode();

  /** Payloads of the examples as scans made them, by their options. */
  private static final Map<String, String> MADE = new HashMap<>();

  @BeforeEach
  void makeAPayload() throws IOException {
    payload = folder.resolve("upload.json");
    make("");
    upload = (ObjectNode) json("upload.json");
  }

  private int verify() throws IOException {
    MAPPER.writeValue(payload.toFile(), upload);
    return assay("verify", payload, "--root", media(), "--url-prefix", PREFIX);
  }

  /**
   * An error.
   *
   * @param name what people call it
   * @param named what the report of it names
   * @param file the file whose metadata it is in
   */
  private record Seed(String name, String named, Consumer<ObjectNode> error, String file) {

    private static long size(JsonNode metadata) {
      return metadata.get("fileSize").asLong();
    }

    private static ObjectNode tags(ObjectNode metadata) {
      return (ObjectNode) metadata.get("tags");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Seed> seeds() {
    return Stream.of(
        new Seed(
            "wrong width",
            "width",
            image -> image.put("width", image.get("width").asInt() + 1),
            "phone.jpg"),
        new Seed(
            "swapped sizes",
            "height",
            video -> {
              JsonNode width = video.get("width");
              video.set("width", video.get("height"));
              video.set("height", width);
            },
            "portrait.mp4"),
        new Seed("rounded fps", "fps", video -> video.put("fps", 29.97), "landscape.mp4"),
        new Seed(
            "duration of the container",
            "duration",
            video -> video.put("duration", 3.023),
            "landscape.mp4"),
        new Seed(
            "duration rounded up",
            "frames implied",
            video -> video.put("duration", video.get("duration").asDouble() + 0.001),
            "landscape.mp4"),
        new Seed(
            "frame rate of another count",
            "frames implied",
            video -> video.put("fps", 60),
            "landscape.mp4"),
        new Seed(
            "file size off by one",
            "fileSize",
            text -> text.put("fileSize", Seed.size(text) - 1),
            "notes.txt"),
        new Seed(
            "file size as text",
            "fileSize",
            pdf -> pdf.put("fileSize", "" + Seed.size(pdf)),
            "report.pdf"),
        new Seed(
            "file size with a fraction",
            "fileSize",
            image -> image.put("fileSize", Seed.size(image) + 0.5),
            "chart.png"),
        new Seed(
            "type of another kind",
            "mimeType",
            image -> image.put("mimeType", "video/mp4"),
            "chart.png"),
        new Seed(
            "type of another format",
            "mimeType",
            image -> image.put("mimeType", "image/jpeg"),
            "photo.webp"),
        new Seed("key missing", "mimeType", text -> text.remove("mimeType"), "table.csv"),
        new Seed(
            "key misspelt",
            "file_size",
            text -> text.set("file_size", text.remove("fileSize")),
            "table.csv"),
        new Seed("value null", "duration", audio -> audio.putNull("duration"), "tone.wav"),
        new Seed("pages", "numPages", pdf -> pdf.put("numPages", 4), "report.pdf"),
        new Seed("sample rate", "sampleRate", audio -> audio.put("sampleRate", 44_100), "tone.wav"),
        new Seed("bit depth zero", "bitDepth", audio -> audio.put("bitDepth", 0), "speech.mp3"),
        new Seed("channels", "numChannels", audio -> audio.put("numChannels", 1), "tone.wav"),
        new Seed("codec", "codec", audio -> audio.put("codec", "pcm_s24le"), "tone.wav"),
        new Seed(
            "tag key missing",
            "tags.00280010",
            file -> Seed.tags(file).remove("00280010"),
            "ct/2.dcm"),
        new Seed(
            "tag value",
            "tags.00200013",
            file -> Seed.tags(file).withObject("00200013").withArray("Value").set(0, 99),
            "ct/2.dcm"),
        new Seed(
            "tag scalar", "tags.00280010", file -> Seed.tags(file).put("00280010", 64), "ct/2.dcm"),
        new Seed(
            "tag value as text",
            "tags.00280010",
            file -> Seed.tags(file).withObject("00280010").withArray("Value").set(0, "64"),
            "ct/2.dcm"),
        new Seed(
            "tag of another vr",
            "tags.00180050",
            file -> Seed.tags(file).withObject("00180050").put("vr", "LO"),
            "ct/2.dcm"),
        new Seed(
            "tag emptied",
            "tags.00200032",
            file -> Seed.tags(file).putNull("00200032"),
            "ct/2.dcm"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--group-images folder",
        "--job --integration 01234567-89ab-cdef-0123-456789abcdef",
        "--skip-duplicate-urls --upsert-metadata",
        "--dialect json-file",
        "--dialect json-file --inner-case camel",
        "--dialect json-file --group-images folder",
        "--dialect json-file --job",
        "--max-items 4",
        "--max-items 1 --dialect json-file",
        "--max-items 3 --job"
      })
  void ourOwnPayloadHasNoneInWhateverForm(String form) throws IOException {
    Path verified = make(form);
    assertThat(assay("verify", verified, "--root", media(), "--url-prefix", PREFIX))
        .as(printed())
        .isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains(" 0 differ, 0 could not be read");
    assertThat(objects(printed())).isEqualTo(22);
  }

  /** A payload of the examples in some form, or its manifest. */
  private Path make(String form) throws IOException {
    String made = MADE.get(form);
    if (made != null) {
      return Files.writeString(payload, made);
    }
    List<Object> args = new ArrayList<>();
    Collections.addAll(args, "scan", media(), "-q", "--payload", payload, "--url-prefix", PREFIX);
    if (!form.isEmpty()) {
      Pattern.compile(" ").splitAsStream(form).forEach(args::add);
    }
    assertThat(assay(args.toArray())).isEqualTo(ExitCode.PASS);
    if (form.contains("--max-items")) {
      return folder.resolve("upload.manifest.json");
    }
    MADE.put(form, Files.readString(payload));
    return payload;
  }

  private static int objects(String summary) {
    return Pattern.compile("([0-9]+) objects")
        .matcher(summary)
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .sum();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyErrorInMetadataIsFoundAlone(Seed seed) throws IOException {
    seed.error.accept(metadata(seed.file));

    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains(seed.file, seed.named, " 1 differ");
  }

  /** All of them in one payload, and each is named; those of one field exclude each other. */
  @Test
  void twentyErrorsAtOnceAreAllFound() throws IOException {
    List<Seed> together =
        seeds()
            .filter(
                seed ->
                    !Set.of(
                            "duration rounded up",
                            "frame rate of another count",
                            "tag scalar",
                            "tag value as text")
                        .contains(seed.name))
            .toList();
    assertThat(together).hasSizeGreaterThanOrEqualTo(20);
    for (Seed seed : together) {
      seed.error.accept(metadata(seed.file));
    }
    MAPPER.writeValue(payload.toFile(), upload);

    assertThat(assay("verify", payload, "--root", media(), "--url-prefix", PREFIX, "--json"))
        .isEqualTo(ExitCode.FINDINGS);

    Set<String> found = new TreeSet<>();
    for (JsonNode wrong : MAPPER.readTree(printed())) {
      String url = wrong.get("url").asText();
      for (JsonNode difference : wrong.get("differences")) {
        found.add(url + " " + difference.get("field").asText());
      }
    }
    assertThat(together)
        .allSatisfy(
            seed ->
                assertThat(found)
                    .as(seed.name)
                    .anyMatch(one -> one.endsWith("/" + seed.file + " " + seed.named)));
    Set<String> sown =
        together.stream().map(seed -> seed.file + " " + seed.named).collect(Collectors.toSet());
    assertThat(sown).hasSizeGreaterThanOrEqualTo(20);
  }

  /** Errors in how the payload is put together, each found whatever else is right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--group-images folder | /imageGroups/0/images/1/imageMetadata/width | 7 | width | ''",
        "--group-images folder | /imageGroups/0/images/1/url | \"\" | one for each object | EMPTY_URL",
        "--group-images folder | /imageGroups/0/images | [] | one for each object | ''",
        "--group-images folder | /imageGroups/0/createVideo | \"no\" | createVideo | VALUE_OF_ANOTHER_TYPE",
        "'' | /dicomSeries/0/dicomFiles/3/dicomMetadata/tags/0020000D/vr | \"LO\" | 0020000D | ''",
        "'' | /dicomSeries/0/dicomFiles/3/objectUrl | \"x\" | objectUrl | UNKNOWN_KEY",
        "'' | /nifti/0/niftiMetadata | {} | niftiMetadata | UNKNOWN_KEY",
        "'' | /nifti/0/title | 3 | title | VALUE_OF_ANOTHER_TYPE",
        "'' | /images/0/clientMetadata | [] | clientMetadata | VALUE_OF_ANOTHER_TYPE",
        "'' | /upsertMetadata | true | skipDuplicateUrls | UPSERT_WITHOUT_SKIP",
        "'' | /skipDuplicateUrls | 1 | true or false | VALUE_OF_ANOTHER_TYPE",
        "'' | /skip_duplicate_urls | true | no such field | UNKNOWN_KEY",
        "'' | /videos | {} | a list | VALUE_OF_ANOTHER_TYPE",
        "--job | /integration | \"x\" | no such field | UNKNOWN_KEY",
        "--job | /externalFiles | {} | one of the two | ''",
        "--dialect json-file | /videos/0/videoMetadata/width | 7 | width | ''",
        "--dialect json-file | /audio/0/audioMetadata/bitDepth | 7 | bitDepth | ''",
        "--dialect json-file | /pdf/0/pdfMetadata/num_pages | 9 | numPages | ''",
        "--dialect json-file | /dicom_series/0/objectUrl_7 | \"x\" | numbered from 0 | UNKNOWN_KEY",
        "--dialect json-file | /dicom_series/0/dicomFiles | [] | no such field | UNKNOWN_KEY",
        "--dialect json-file | /imageGroups | [] | no such field | UNKNOWN_KEY",
        "--dialect json-file | /upsert_metadata | true | skip_duplicate_urls | UPSERT_WITHOUT_SKIP",
      })
  void errorsOfFormAreFound(String form, String place, String value, String named, String rule)
      throws IOException {
    make(form);
    upload = (ObjectNode) json("upload.json");
    int slash = place.lastIndexOf('/');
    ((ObjectNode) upload.at(place.substring(0, slash)))
        .set(place.substring(slash + 1), MAPPER.readTree(value));

    assertThat(verify()).as(printed()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains(named).contains(rule.isEmpty() ? "" : "(" + rule + ")");
  }

  @Test
  void anObjectInTwoPartsIsFound() throws IOException {
    Path manifest = make("--max-items 4");
    ObjectNode first = (ObjectNode) json("upload-0001.json");
    ObjectNode second = (ObjectNode) json("upload-0002.json");
    JsonNode video = first.get("videos").get(0);
    second.withArray("videos").add(video);
    MAPPER.writeValue(folder.resolve("upload-0002.json").toFile(), second);

    assertThat(assay("verify", manifest, "--root", media(), "--url-prefix", PREFIX))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("registered more than once", "items", "bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../upload-0001.json", "", "upload-0009.json"})
  void aManifestOfOtherFilesIsExplained(String file) throws IOException {
    Path manifest = make("--max-items 4");
    ObjectNode json = (ObjectNode) json("upload.manifest.json");
    ((ObjectNode) json.at("/parts/0")).put("file", file);
    MAPPER.writeValue(manifest.toFile(), json);

    assertThat(assay("verify", manifest, "--root", media(), "--url-prefix", PREFIX))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains(file.isEmpty() ? "no file beside it" : file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n/../upload-0001.json", "\n\0", "a\0b", "..\\upload-0001.json"})
  void aManifestOfNamesThatAreNoneIsExplained(String file) throws IOException {
    Path manifest = make("--max-items 4");
    ObjectNode json = (ObjectNode) json("upload.manifest.json");
    ((ObjectNode) json.at("/parts/0")).put("file", file);
    MAPPER.writeValue(manifest.toFile(), json);

    assertThat(assay("verify", manifest, "--root", media(), "--url-prefix", PREFIX))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).containsAnyOf("no file beside it", "no file is called");
  }

  @Test
  void anItemTwice() throws IOException {
    ArrayNode images = upload.withArray("images");
    images.add(images.get(0).deepCopy());
    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("registered more than once", " 2 differ");
  }

  @Test
  void anItemInTheListOfAnotherKind() throws IOException {
    upload.withArray("videos").add(upload.withArray("audio").remove(0));
    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("externalFileType", "audioMetadata", "kind", " 1 differ");
  }

  @Test
  void aVideoInTheListOfSound() throws IOException {
    ObjectNode video = item("portrait.mp4").deepCopy();
    ((ArrayNode) upload.get("videos")).removeAll();
    video.put("externalFileType", "AUDIO");
    video.remove("videoMetadata");
    upload.withArray("audio").add(video);
    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("audio, but is video (ITEM_OF_ANOTHER_KIND)", " 1 differ");
  }

  @Test
  void whatARegistrationFileHasNoPlaceForIsSaidOnce() throws IOException {
    String said = "has no place for the metadata of groups and series: 11 files are";
    Path manifest = make("--dialect json-file --group-images folder --max-items 3");
    assay("verify", manifest, "--root", media(), "--url-prefix", PREFIX);
    assertThat(printed()).containsOnlyOnce(said);
    assay("verify", manifest, "--root", media(), "--url-prefix", PREFIX, "--json");
    assertThat(complained()).containsOnlyOnce(said);
    assay("verify", make(""), "--root", media(), "--url-prefix", PREFIX);
    assertThat(printed()).doesNotContain("no place");
  }

  @Test
  void anotherExternalFileType() throws IOException {
    ((ObjectNode) upload.at("/images/0")).put("externalFileType", "VIDEO");
    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("\"IMAGE\" (FILE_TYPE_OF_ANOTHER_LIST)", " 1 differ");
  }

  @Test
  void theUrlOfAnotherFile() throws IOException {
    ObjectNode chart = item("chart.png");
    ObjectNode photo = item("photo.webp");
    chart.put("objectUrl", PREFIX + "image/photo.webp");
    photo.put("objectUrl", PREFIX + "image/chart.png");
    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("mimeType", " 2 differ");
  }

  @Test
  void theUrlOfNoFile() throws IOException {
    item("chart.png").put("objectUrl", PREFIX + "image/chart.jpeg");
    assertThat(verify()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(printed()).contains("not read", "There is no file");
  }

  @Test
  void aMisspeltList() throws IOException {
    upload.set("image", upload.remove("images"));
    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("no such field");
  }

  @Test
  void aMisspeltMetadataObject() throws IOException {
    ObjectNode item = item("chart.png");
    item.set("image_metadata", item.remove("imageMetadata"));
    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("image_metadata", "no such field (UNKNOWN_KEY)", " 1 differ");
  }

  @Test
  void aSeriesThatMixesStudies() throws IOException {
    ObjectNode tags = (ObjectNode) metadata("ct/2.dcm").get("tags");
    tags.withObject("0020000D").withArray("Value").set(0, "1.2.3.4");
    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("tags.0020000D");
  }

  /** The item, or file of a series, whose URL ends so. */
  private ObjectNode item(String end) {
    for (String field : new String[] {"objectUrl", "url"}) {
      for (JsonNode item : upload.findParents(field)) {
        if (item.get(field).asText().endsWith("/" + end)) {
          return (ObjectNode) item;
        }
      }
    }
    throw new IllegalArgumentException(end);
  }

  private ObjectNode metadata(String end) {
    for (JsonNode value : item(end)) {
      if (value.isObject() && (value.has("fileSize") || value.has("tags"))) {
        return (ObjectNode) value;
      }
    }
    throw new IllegalArgumentException(end);
  }
}
