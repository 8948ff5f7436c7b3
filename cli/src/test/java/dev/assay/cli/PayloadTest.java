package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.testdata.image.PngFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads as files: parts, manifest, jobs, and the caller's own metadata. */
final class PayloadTest extends CommandLineTest {

  private Path images(int number) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    for (int i = 0; i < number; i++) {
      Files.write(data.resolve(i + ".png"), PngFile.of(40, 30).toBytes());
    }
    return data;
  }

  private int scan(Path data, Object... more) {
    return assay(
        Stream.concat(
                Stream.of(
                    "scan",
                    data,
                    "--payload",
                    folder.resolve("upload.json"),
                    "--url-prefix",
                    PREFIX),
                Stream.of(more))
            .toArray());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void whatDoesNotFitIntoOnePayloadIsDivided() throws IOException {
    assertThat(scan(images(5), "--max-items", 2)).isEqualTo(ExitCode.PASS);

    assertThat(files())
        .containsExactly(
            "upload-0001.json", "upload-0002.json", "upload-0003.json", "upload.manifest.json");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    JsonNode manifest = json("upload.manifest.json");
    assertThat(manifest.get("parts").findValuesAsText("file"))
        .containsExactly("upload-0001.json", "upload-0002.json", "upload-0003.json");
    assertThat(manifest.get("items").asInt()).isEqualTo(5);
    for (JsonNode part : manifest.get("parts")) {
      String name = part.get("file").asText();
      assertThat(json(name).get("images")).hasSize(part.get("items").asInt());
      assertThat(Files.size(folder.resolve(name))).isEqualTo(part.get("bytes").asLong());
    }
    assertThat(printed()).contains("upload.manifest.json: 3 parts, 5 images");
  }

  @Test
  void filesOfAnEarlierUploadDoNotOutliveIt() throws IOException {
    Path data = images(5);
    Files.writeString(folder.resolve("upload-0001-notes.json.txt"), "mine");
    scan(data, "--max-items", 1);
    scan(data, "--max-items", 3);
    assertThat(files())
        .containsExactly(
            "upload-0001-notes.json.txt",
            "upload-0001.json",
            "upload-0002.json",
            "upload.manifest.json");
    scan(data);
    assertThat(files()).containsExactly("upload-0001-notes.json.txt", "upload.json");
    scan(data, "--max-items", 3);
    assertThat(files()).doesNotContain("upload.json");
  }

  @Test
  void standardOutputHoldsOnePart() throws IOException {
    Path data = images(3);
    assertThat(assay("scan", data, "-q", "--payload", "-", "--url-prefix", PREFIX))
        .isEqualTo(ExitCode.PASS);
    assertThat(MAPPER.readTree(printed()).get("images")).hasSize(3);

    assertThat(assay("scan", data, "--payload", "-", "--url-prefix", PREFIX, "--max-items", 2))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(printed()).isEmpty();
    assertThat(complained()).contains("2 parts", "--max-items");
  }

  @Test
  void aJobNamesItsIntegration() throws IOException {
    String uuid = "01234567-89ab-cdef-0123-456789abcdef";
    assertThat(scan(images(1), "--job", "--integration", uuid)).isEqualTo(ExitCode.PASS);
    JsonNode job = json("upload.json");
    assertThat(job.get("integrationHash").asText()).isEqualTo(uuid);
    assertThat(job.get("ignoreErrors").asBoolean()).isFalse();
    assertThat(job.at("/dataItems/images")).hasSize(1);
    Path upload = folder.resolve("upload.json");
    Path data = folder.resolve("data");
    assertThat(assay("verify", upload, "--root", data, "--url-prefix", PREFIX))
        .isEqualTo(ExitCode.PASS);
  }

  @Test
  void theRegistrationFileSaysWhatIsNotVerified() throws IOException {
    assertThat(scan(images(1), "--dialect", "json-file")).isEqualTo(ExitCode.PASS);
    assertThat(json("upload.json").at("/images/0/imageMetadata/file_size").isInt()).isTrue();
    assertThat(printed()).contains("keys inside metadata", "snake_case", "--inner-case");
    scan(folder.resolve("data"), "--dialect", "json-file", "--inner-case", "camel");
    assertThat(json("upload.json").at("/images/0/imageMetadata/fileSize").isInt()).isTrue();
  }

  @Test
  void duplicatesAreSkippedAndUpdatedWhereItIsAskedFor() throws IOException {
    assertThat(scan(images(1))).isEqualTo(ExitCode.PASS);
    assertThat(json("upload.json").get("skipDuplicateUrls").asBoolean()).isFalse();
    assertThat(json("upload.json").get("upsertMetadata").asBoolean()).isFalse();
    Path data = folder.resolve("data");
    assertThat(scan(data, "--skip-duplicate-urls", "--upsert-metadata")).isEqualTo(ExitCode.PASS);
    assertThat(json("upload.json").get("skipDuplicateUrls").asBoolean()).isTrue();
    assertThat(json("upload.json").get("upsertMetadata").asBoolean()).isTrue();
    scan(data, "--skip-duplicate-urls", "--dialect", "json-file");
    assertThat(json("upload.json").get("skip_duplicate_urls").asBoolean()).isTrue();
  }

  @Test
  void imagesOfAFolderAreAGroupTitledByIt() throws IOException {
    Files.createDirectories(folder.resolve("data/site"));
    Files.write(folder.resolve("data/site/10.png"), PngFile.of(40, 30).toBytes());
    Files.write(folder.resolve("data/site/9.png"), PngFile.of(50, 30).toBytes());
    assertThat(scan(folder.resolve("data"), "--group-images", "folder")).isEqualTo(ExitCode.PASS);
    JsonNode group = json("upload.json").at("/imageGroups/0");
    assertThat(group.get("title").asText()).isEqualTo("site");
    assertThat(group.get("createVideo").asBoolean()).isFalse();
    assertThat(group.get("images").findValuesAsText("url"))
        .containsExactly(PREFIX + "site/9.png", PREFIX + "site/10.png");
  }

  @Test
  void whatThePlatformCannotReachGoesWithItsMetadataOrNotAtAll() throws IOException {
    assertThat(scan(media(), "--strict-client-only")).isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains("CANNOT_BE_DESCRIBED");
    Path trouble = media().resolveSibling("trouble");
    assertThat(scan(trouble, "--strict-client-only")).isEqualTo(ExitCode.FINDINGS);
    JsonNode upload = json("upload.json");
    assertThat(upload.get("images")).hasSize(1);
    assertThat(upload.get("images").get(0).has("imageMetadata")).isTrue();
    assertThat(upload.get("videos")).isEmpty();
  }

  @Test
  void imagesOfAFolderAreASequence() throws IOException {
    scan(images(2), "--image-sequences");
    assertThat(json("upload.json").at("/imageGroups/0/createVideo").asBoolean()).isTrue();
    assertThat(printed()).contains("write a video to the store");
  }

  @Test
  void sidecarsGiveMetadataAndAreNoItems() throws IOException {
    Path data = images(3);
    Files.writeString(data.resolve("0.png.metadata.json"), "{\"site\": \"north\", \"n\": null}");
    Files.writeString(data.resolve("9.png.metadata.json"), "{}");
    assertThat(scan(data)).isEqualTo(ExitCode.PASS);
    JsonNode upload = json("upload.json");
    assertThat(upload.at("/images/0/clientMetadata"))
        .isEqualTo(MAPPER.readTree("{\"site\": \"north\", \"n\": null}"));
    assertThat(upload.at("/images/1/clientMetadata")).isEmpty();
    assertThat(upload.get("text")).isEmpty();
    assertThat(printed()).contains("nothing that 9.png.metadata.json is about");

    scan(data, "--sidecar", "none");
    assertThat(json("upload.json").get("text")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "null", "\"x\"", "{", "", "{\"a\": 1, \"a\": 2}", "{} {}"})
  void aSidecarThatIsNoObjectKeepsItsFileOut(String content) throws IOException {
    Path data = images(2);
    Files.writeString(data.resolve("0.png.metadata.json"), content);
    assertThat(scan(data)).isEqualTo(ExitCode.FINDINGS);
    assertThat(json("upload.json").get("images")).hasSize(1);
    assertThat(printed()).contains("0.png.metadata.json is no JSON object");
  }

  @Test
  void aTableGivesMetadataByPath() throws IOException {
    Path data = images(3);
    Path table =
        Files.writeString(
            folder.resolve("table.csv"),
            "path,site,count,ok,code\n0.png,\"a, b\",3,true,007\n1.png,,1.5,,\nx.png,,,,\n");
    Files.writeString(data.resolve("1.png.metadata.json"), "{\"count\": 2}");
    assertThat(scan(data, "--client-metadata", table)).isEqualTo(ExitCode.PASS);
    JsonNode upload = json("upload.json");
    assertThat(upload.at("/images/0/clientMetadata"))
        .isEqualTo(
            MAPPER.readTree("{\"site\": \"a, b\", \"count\": 3, \"ok\": true, \"code\": \"007\"}"));
    assertThat(upload.at("/images/1/clientMetadata")).isEqualTo(MAPPER.readTree("{\"count\": 2}"));
    assertThat(printed()).contains("The table names x.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"site\nx\n", "path,a\n0.png,1\n0.png,2\n", "path,a\n,1\n"})
  void aTableThatIsNoneIsExplained(String content) throws IOException {
    Path table = Files.writeString(folder.resolve("table.csv"), content);
    assertThat(scan(images(1), "--client-metadata", table)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("table.csv");
    assertThat(folder.resolve("upload.json")).doesNotExist();
  }

  private static final String ITEM = "01234567-89ab-cdef-0123-456789abcdef";

  @Test
  void filesInThePlatformsStoreNameTheirItems() throws IOException {
    Path data = images(2);
    Path table =
        Files.writeString(
            folder.resolve("sent.csv"),
            "placeholderItemUuid,path\n" + ITEM + ",1.png\n" + ITEM.replace('0', '9') + ",2.png\n");
    Path records = folder.resolve("scan.jsonl");

    assertThat(scan(data, "--placeholders", table, "-o", records)).isEqualTo(ExitCode.PASS);

    JsonNode upload = json("upload.json");
    assertThat(upload.at("/images/0").has("placeholderItemUuid")).isFalse();
    assertThat(upload.at("/images/1/placeholderItemUuid").asText()).isEqualTo(ITEM);
    assertThat(upload.at("/images/1/imageMetadata/width").asInt()).isEqualTo(40);
    assertThat(printed()).contains("warning", "2.png, which has a placeholder");

    Path again = folder.resolve("again.json");
    assertThat(
            assay(
                "payload",
                records,
                "--payload",
                again,
                "--url-prefix",
                PREFIX,
                "--placeholders",
                table))
        .isEqualTo(ExitCode.PASS);
    assertThat(again).hasSameBinaryContentAs(folder.resolve("upload.json"));
  }

  @Test
  void framesAndSlicesInThePlatformsStoreNameTheirItems() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("sent.csv"), "path,placeholderItemUuid\n1.png," + ITEM + "\n");
    assertThat(scan(images(2), "--placeholders", table, "--group-images", "folder"))
        .isEqualTo(ExitCode.PASS);
    assertThat(json("upload.json").at("/imageGroups/0/images/1/placeholderItemUuid").asText())
        .isEqualTo(ITEM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path\n0.png\n",
        "path,placeholderItemUuid\n0.png,\n",
        "path,placeholderItemUuid\n0.png,1-1-1-1-1\n",
        "path,placeholderItemUuid\n0.png,no\n",
        "path,placeholderItemUuid\n0.png," + ITEM + "\n1.png," + ITEM + "\n"
      })
  void aTableOfPlaceholdersThatIsNoneIsExplained(String content) throws IOException {
    Path table = Files.writeString(folder.resolve("sent.csv"), content);
    assertThat(scan(images(2), "--placeholders", table)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("sent.csv", "0.png");
    assertThat(folder.resolve("upload.json")).doesNotExist();
  }

  @Test
  void recordsOfAScanMakeTheSamePayload() throws IOException {
    Path records = folder.resolve("scan.jsonl");
    assertThat(scan(media(), "-o", records)).isEqualTo(ExitCode.PASS);
    Path again = folder.resolve("again.json");

    assertThat(assay("payload", records, "--payload", again, "--url-prefix", PREFIX))
        .isEqualTo(ExitCode.PASS);

    assertThat(again).hasSameBinaryContentAs(folder.resolve("upload.json"));
    assertThat(printed()).contains("again.json: 6 images");
  }

  @Test
  void recordsComeFromCompressedTornAndSeveralJournals() throws IOException {
    Path records = folder.resolve("scan.jsonl");
    assertThat(scan(media(), "-o", records)).isEqualTo(ExitCode.PASS);
    byte[] lines = Files.readAllBytes(records);
    Path torn = Files.write(folder.resolve("torn.jsonl"), Arrays.copyOf(lines, lines.length / 2));
    Path compressed = folder.resolve("scan.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(lines);
      out.write(lines, 0, 100); // a torn last line
    }
    Path again = folder.resolve("again.json");

    for (List<Path> journals : List.of(List.of(compressed), List.of(torn, records))) {
      List<Object> payload = new ArrayList<>(List.of("payload"));
      payload.addAll(journals);
      payload.addAll(List.of("--payload", again, "--url-prefix", PREFIX));
      assertThat(assay(payload.toArray())).isEqualTo(ExitCode.PASS);
      assertThat(MAPPER.readTree(again.toFile()))
          .isEqualTo(MAPPER.readTree(folder.resolve("upload.json").toFile()));
    }
  }

  @Test
  void recordsThatAreNoneAreExplained() throws IOException {
    Path records = Files.writeString(folder.resolve("scan.jsonl"), "{\"path\": \"a\"}\n");
    assertThat(
            assay(
                "payload", records, "--payload", folder.resolve("a.json"), "--url-prefix", PREFIX))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("line 1", "scan.jsonl");
    assertThat(files()).containsExactly("scan.jsonl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--integration 01234567-89ab-cdef-0123-456789abcdef",
        "--integration x --job",
        "--max-items 0",
        "--max-items 500001",
        "--max-bytes 0",
        "--dialect xml",
        "--group-images all",
        "--inner-case loud",
        "--include-refused --strict-client-only",
        "--placeholders sent.csv --dialect json-file",
        "--upsert-metadata"
      })
  void optionsThatContradictEachOtherAreExplained(String options) throws IOException {
    assertThat(scan(images(1), (Object[]) options.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(files()).isEmpty();
  }
}
