package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written meets the published schemas, by the word of a validator that is not ours. */
final class SchemaValidationTest extends CommandLineTest {
  private static final String CORPUS = System.getProperty("assay.corpus", "");
  private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

  private static Schema schema(String name) throws IOException {
    Path docs = Path.of("").toAbsolutePath().resolveSibling("docs");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(docs.resolve("schemas/" + name + ".schema.json")));
  }

  private static List<String> faults(Schema schema, JsonNode instance) {
    return schema.validate(instance).stream().map(Error::toString).limit(10).toList();
  }

  private static Path examples() {
    return media().getParent();
  }

  private void recordsMeetTheSchema(Path data) throws IOException {
    assay("scan", data, "-q", "-o", folder.resolve("scan.jsonl"));
    Schema schema = schema("ScanRecord");
    Set<String> kinds = new TreeSet<>();
    try (BufferedReader lines = Files.newBufferedReader(folder.resolve("scan.jsonl"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode record = MAPPER.readTree(line);
        assertThat(faults(schema, record)).as(record.get("path").asText()).isEmpty();
        assertThat(keysWithoutASchema(record)).as(record.get("path").asText()).isEmpty();
        kinds.add(record.get("kind").asText());
      }
    }
    assertThat(kinds).contains("image", "video", "audio", "text", "pdf", "dicom", "nifti", "scene");
  }

  /** The schema forbids no further keys, as more may come; those of today it names all. */
  private static Set<String> keysWithoutASchema(JsonNode record) throws IOException {
    JsonNode published =
        MAPPER.readTree(
            Path.of("")
                .toAbsolutePath()
                .resolveSibling("docs/schemas/ScanRecord.schema.json")
                .toFile());
    Set<String> keys = new TreeSet<>();
    record.fieldNames().forEachRemaining(keys::add);
    published.get("properties").fieldNames().forEachRemaining(keys::remove);
    record.path("facts").fieldNames().forEachRemaining(keys::add);
    published
        .at("/$defs/" + record.get("kind").asText() + "Facts/properties")
        .fieldNames()
        .forEachRemaining(keys::remove);
    return keys;
  }

  private void uploadMeetsTheSchema(Path data, String schema, Object... more) throws IOException {
    Object[] args = new Object[7 + more.length];
    System.arraycopy(
        new Object[] {
          "scan", data, "-q", "--payload", folder.resolve("upload.json"), "--url-prefix", PREFIX
        },
        0,
        args,
        0,
        7);
    System.arraycopy(more, 0, args, 7, more.length);
    assay(args);
    Path manifest = folder.resolve("upload.manifest.json");
    if (!Files.exists(manifest)) {
      assertThat(faults(schema(schema), json("upload.json"))).isEmpty();
      return;
    }
    for (String part : json("upload.manifest.json").findValuesAsText("file")) {
      assertThat(faults(schema(schema), json(part))).isEmpty();
    }
  }

  @Test
  void everyRecordOfTheExamplesMeetsTheSchema() throws IOException {
    recordsMeetTheSchema(examples());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--image-sequences", "--group-images folder", "--max-items 3"})
  void theUploadOfTheExamplesMeetsTheSchema(String options) throws IOException {
    uploadMeetsTheSchema(media(), "DataUploadItems", words(options));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--job", "--job --integration " + UUID, "--job --dialect json-file"})
  void theJobOfTheExamplesMeetsTheSchema(String options) throws IOException {
    uploadMeetsTheSchema(media(), "PostUploadJobParams", words(options));
  }

  @Test
  void everyRecordOfTheCorpusMeetsTheSchema() throws IOException {
    assumeTrue(!CORPUS.isEmpty(), "there is no corpus; -Dassay.corpus says where");
    recordsMeetTheSchema(Path.of(CORPUS));
  }

  @ParameterizedTest
  @CsvSource({"DataUploadItems,", "PostUploadJobParams,--job"})
  void theUploadOfTheCorpusMeetsTheSchema(String schema, String options) throws IOException {
    assumeTrue(!CORPUS.isEmpty(), "there is no corpus; -Dassay.corpus says where");
    uploadMeetsTheSchema(Path.of(CORPUS), schema, words(options == null ? "" : options));
  }

  @ParameterizedTest
  @CsvSource({
    "/kind, \"movie\"",
    "/status, null",
    "/fileSize, \"12\"",
    "/facts/width, null",
    "/facts/fps, \"25\"",
    "/facts/audio/codec, 3",
    "/origins/fps, \"guessed\"",
    "/metadata/height, 1.5",
    "/findings, {}",
    "/cost/bytesRead, 0.5"
  })
  void theSchemaRefusesWhatIsNoRecord(String place, String value) throws IOException {
    Path clip = media().resolve("video/landscape.mp4");
    assay("inspect", "--json", clip);
    ObjectNode record = (ObjectNode) MAPPER.readTree(printed());
    assertThat(faults(schema("ScanRecord"), record)).isEmpty();
    int slash = place.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) record.at(place.substring(0, slash));
    assertThat(parent.has(place.substring(slash + 1))).isTrue();

    parent.set(place.substring(slash + 1), MAPPER.readTree(value));

    assertThat(faults(schema("ScanRecord"), record)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"videos", "images", "audio", "pdf", "dicomSeries"})
  void theSchemaRefusesAnUploadWithoutAKey(String list) throws IOException {
    uploadMeetsTheSchema(media(), "DataUploadItems");
    ObjectNode upload = (ObjectNode) json("upload.json");
    ObjectNode item = (ObjectNode) upload.get(list).get(0);
    item.remove(list.equals("dicomSeries") ? "dicomFiles" : "objectUrl");
    assertThat(faults(schema("DataUploadItems"), upload)).isNotEmpty();
  }

  private static Object[] words(String options) {
    return options.isEmpty()
        ? new Object[0]
        : Pattern.compile(" ").splitAsStream(options).toArray();
  }
}
