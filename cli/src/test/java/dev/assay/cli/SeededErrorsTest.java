package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors sown one at a time into a right payload, all of which {@code assay verify} finds. */
final class SeededErrorsTest extends CommandLineTest {
  private Path payload = Path.of("");
  private ObjectNode upload = MAPPER.createObjectNode();

  @BeforeEach
  void makeAPayload() throws IOException {
    payload = folder.resolve("upload.json");
    assertThat(assay("scan", media(), "-q", "--payload", payload, "--url-prefix", PREFIX))
        .isEqualTo(ExitCode.PASS);
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

  @Test
  void ourOwnPayloadHasNone() throws IOException {
    assertThat(verify()).isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains(" 0 differ, 0 could not be read");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyErrorInMetadataIsFoundAlone(Seed seed) throws IOException {
    seed.error.accept(metadata(seed.file));

    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains(seed.file, seed.named, " 1 differ");
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
  void anotherExternalFileType() throws IOException {
    ((ObjectNode) upload.at("/images/0")).put("externalFileType", "VIDEO");
    assertThat(verify()).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("externalFileType", "\"IMAGE\"", " 1 differ");
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
    assertThat(printed()).contains("image_metadata", "no such field", " 1 differ");
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
