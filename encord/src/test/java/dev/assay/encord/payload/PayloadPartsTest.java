package dev.assay.encord.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.CustomerProvidedVideoMetadata;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.encord.wire.EncordJson;
import dev.assay.encord.wire.PostUploadJobParams;
import dev.assay.facts.DicomElement;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads in several parts, as jobs, as registration files, and with the caller's metadata. */
class PayloadPartsTest {
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final CustomerProvidedImageMetadata PNG =
      new CustomerProvidedImageMetadata("image/png", 1, 2, 3);
  private static final CustomerProvidedVideoMetadata MP4 =
      new CustomerProvidedVideoMetadata(25, 2, 4, 2, 99, "video/mp4");

  @TempDir private Path folder;

  private final List<ByteArrayOutputStream> parts = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private PayloadBuilder builder() {
    return new PayloadBuilder(folder);
  }

  private List<PayloadPart> write(PayloadBuilder builder) throws IOException {
    try (builder) {
      return builder.write(
          number -> {
            parts.add(new ByteArrayOutputStream());
            return parts.get(parts.size() - 1);
          },
          findings::add);
    }
  }

  private JsonNode json(int part) throws IOException {
    return PLAIN.readTree(parts.get(part).toByteArray());
  }

  private static UploadEntry image(String path) {
    return UploadEntry.of("https://b/" + path, MediaKind.IMAGE, PNG, path);
  }

  private static UploadEntry video(String path) {
    return UploadEntry.of("https://b/" + path, MediaKind.VIDEO, MP4, path);
  }

  private static UploadEntry slice(String path, String instance) {
    Map<String, DicomElement> tags = new LinkedHashMap<>();
    CustomerProvidedDicomSeriesDicomFileMetadata.REQUIRED_TAGS.forEach(tag -> tags.put(tag, null));
    tags.put("00080018", DicomElement.of("UI", List.of(instance)));
    tags.put("0020000D", DicomElement.of("UI", List.of("1")));
    tags.put("0020000E", DicomElement.of("UI", List.of("1.1")));
    return UploadEntry.of(
        "https://b/" + path,
        MediaKind.DICOM,
        new CustomerProvidedDicomSeriesDicomFileMetadata(tags),
        path);
  }

  private List<String> codes() {
    return findings.stream().map(f -> f.code() + ":" + f.severity().label()).toList();
  }

  @Test
  void anEmptyUploadIsOnePartWithEveryList() throws IOException {
    assertThat(write(builder())).hasSize(1);
    assertThat(json(0))
        .isEqualTo(PLAIN.readTree(wire(DataUploadItems.of(List.of(), false, false))));
  }

  @Test
  void itemsAreDividedByNumber() throws IOException {
    PayloadBuilder builder = builder().dividedBy(new PayloadLimits(3, 1000, 1_000_000));
    for (int i = 0; i < 4; i++) {
      builder.add(image(i + ".png")).add(video(i + ".mp4"));
    }

    List<PayloadPart> written = write(builder);

    assertThat(written).extracting(PayloadPart::items).containsExactly(3L, 3L, 2L);
    assertThat(written.get(1).lists())
        .containsExactly(Map.entry("videos", 1L), Map.entry("images", 2L));
    assertThat(json(1).get("videos").findValuesAsText("objectUrl"))
        .containsExactly("https://b/3.mp4");
    for (int i = 0; i < 3; i++) {
      assertThat(written.get(i).bytes()).isEqualTo(parts.get(i).size());
      // Every part stands alone: read as the wire's own type, it loses nothing.
      DataUploadItems items =
          EncordJson.mapper().readValue(parts.get(i).toByteArray(), DataUploadItems.class);
      assertThat(PLAIN.readTree(wire(items))).isEqualTo(json(i));
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void urlsOfGroupsCount() throws IOException {
    PayloadBuilder builder =
        builder().groupImages(ImageGrouping.FOLDER).dividedBy(new PayloadLimits(100, 5, 1_000_000));
    for (int i = 0; i < 9; i++) {
      builder.add(image("g" + i / 3 + "/" + i + ".png"));
    }
    builder.add(slice("s/1.dcm", "1.1.1"));

    assertThat(write(builder)).extracting(PayloadPart::urls).containsExactly(3L, 3L, 4L);
  }

  @Test
  void bytesAreNeverExceeded() throws IOException {
    for (long most : new long[] {700, 1000, 2500}) {
      parts.clear();
      PayloadBuilder builder = builder().dividedBy(new PayloadLimits(1000, 1000, most));
      for (int i = 0; i < 40; i++) {
        builder.add(image(i + ".png")).add(video(i + "x".repeat(i) + ".mp4"));
      }
      List<PayloadPart> written = write(builder);
      assertThat(written).hasSizeGreaterThan(3).allMatch(part -> part.bytes() <= most);
      assertThat(written.stream().mapToLong(PayloadPart::items).sum()).isEqualTo(80);
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void whatFitsIntoNoPartIsRefused() throws IOException {
    PayloadBuilder builder = builder().dividedBy(new PayloadLimits(10, 10, 2000));
    for (int i = 0; i < 30; i++) {
      builder.add(slice("s/" + i + ".dcm", "1.1." + i));
    }
    builder.add(image("a.png"));

    assertThat(write(builder)).extracting(PayloadPart::items).containsExactly(1L);
    assertThat(codes()).containsExactly("ITEM_TOO_LARGE:error");
    assertThat(findings.get(0).message()).contains("\"s/1.1\"");
  }

  @Test
  void manyFilesThatDoNotFitIntoMemoryComeOutTheSame() throws IOException {
    PayloadBuilder small = new PayloadBuilder(folder, 5000);
    PayloadBuilder large = builder();
    for (int i = 0; i < 2000; i++) {
      small.add(image(i * 7919 % 2000 + ".png"));
      large.add(image(i + ".png"));
    }
    write(small);
    write(large);
    assertThat(parts.get(0).toByteArray()).isEqualTo(parts.get(1).toByteArray());
    assertThat(json(0).get("images")).hasSize(2000);
  }

  @Test
  void aJobWrapsItsItems() throws IOException {
    UUID integration = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    write(
        builder()
            .writtenAs(PayloadForm.items().withJob(new PayloadForm.Job(integration, true)))
            .add(image("a.png")));

    PostUploadJobParams job =
        EncordJson.mapper().readValue(parts.get(0).toByteArray(), PostUploadJobParams.class);
    assertThat(job.integrationHash()).isEqualTo(integration);
    assertThat(job.ignoreErrors()).isTrue();
    assertThat(job.dataItems().images()).hasSize(1);
    assertThat(PLAIN.readTree(wire(job))).isEqualTo(json(0));
  }

  @Test
  void theRegistrationFileIsAsDocumented() throws IOException {
    write(
        builder()
            .writtenAs(
                PayloadForm.jsonFile(PayloadForm.InnerCase.SNAKE).withSkipDuplicateUrls(true))
            .groupImages(ImageGrouping.SEQUENCE)
            .add(image("g/1.png"))
            .add(image("g/2.png"))
            .add(video("v.mp4"))
            .add(slice("s/1.dcm", "1.1.1")));

    assertThat(json(0))
        .isEqualTo(
            PLAIN.readTree(
                """
                {"videos": [
                   {"objectUrl": "https://b/v.mp4",
                    "videoMetadata": {"fps": 25.0, "duration": 2.0, "width": 4, "height": 2,
                                      "file_size": 99, "mime_type": "video/mp4"}}],
                 "image_groups": [
                   {"title": "g", "createVideo": true,
                    "objectUrl_0": "https://b/g/1.png", "objectUrl_1": "https://b/g/2.png"}],
                 "dicom_series": [{"title": "s/1.1", "objectUrl_0": "https://b/s/1.dcm"}],
                 "skip_duplicate_urls": true, "upsert_metadata": false}
                """));
    assertThat(codes())
        .contains("UNVERIFIED_INNER_CASE:warning", "METADATA_LEFT_BEHIND:warning")
        .noneMatch(code -> code.endsWith(":error"));
  }

  @Test
  void theRegistrationFileSpellsInnerKeysEitherWay() throws IOException {
    write(
        builder()
            .writtenAs(PayloadForm.jsonFile(PayloadForm.InnerCase.CAMEL))
            .add(image("a.png"))
            .add(UploadEntry.of("https://b/a.nii", MediaKind.NIFTI, null, "a.nii")));

    assertThat(json(0).at("/images/0/imageMetadata/fileSize").asInt()).isEqualTo(1);
    assertThat(codes()).containsExactly("UNVERIFIED_INNER_CASE:warning", "UNVERIFIED_LIST:warning");
  }

  @Test
  void whatTheRegistrationFileCannotCarryIsRefusedWhereNothingElseTells() throws IOException {
    Gate strict = Gate.with(GatePolicy.standard().withStrictClientOnly(true));
    write(
        builder()
            .judgedBy(strict)
            .writtenAs(PayloadForm.jsonFile(PayloadForm.InnerCase.SNAKE))
            .add(slice("s/1.dcm", "1.1.1")));
    assertThat(codes()).containsExactly("METADATA_NOT_CARRIED:error");
    assertThat(json(0).has("dicom_series")).isFalse();
  }

  @Test
  void callersMetadataGoesToItemsAndToTheFoldersOfGroups() throws IOException {
    Map<String, Map<String, Object>> given =
        Map.of("a.mp4", Map.of("site", "x"), "g", Map.of("n", 1), "g/1.png", Map.of("lost", true));
    write(
        builder()
            .with(given::get)
            .groupImages(ImageGrouping.FOLDER)
            .add(video("a.mp4"))
            .add(video("b.mp4"))
            .add(image("g/1.png")));

    assertThat(json(0).at("/videos/0/clientMetadata"))
        .isEqualTo(PLAIN.readTree("{\"site\":\"x\"}"));
    assertThat(json(0).at("/videos/1/clientMetadata")).isEqualTo(PLAIN.readTree("{}"));
    assertThat(json(0).at("/imageGroups/0/clientMetadata/n").asInt()).isEqualTo(1);
    assertThat(codes()).containsExactly("CLIENT_METADATA_OF_A_PART:warning");
  }

  @Test
  void anItemWhoseMetadataOfTheCallerIsInvalidIsLeftOut() throws IOException {
    write(
        builder()
            .with(
                place -> {
                  throw new ClientMetadata.InvalidException(place + " is not an object.");
                })
            .add(video("a.mp4")));
    assertThat(json(0).get("videos")).isEmpty();
    assertThat(codes()).containsExactly("CLIENT_METADATA_INVALID:error");
  }

  @Test
  void aFileInThePlatformsStoreNeedsNoUrl() throws IOException {
    UUID placeholder = new UUID(1, 2);
    write(
        builder()
            .add(new UploadEntry("", null, MediaKind.IMAGE, PNG, "a.png", placeholder))
            .add(new UploadEntry("", null, MediaKind.IMAGE, PNG, "b.png", null)));
    assertThat(json(0).get("images")).hasSize(1);
    assertThat(json(0).at("/images/0/placeholderItemUuid").asText())
        .isEqualTo(placeholder.toString());
    assertThat(codes()).containsExactly("EMPTY_URL:error");
  }

  @Test
  void imagesOfSeveralSizesInASequenceAreTold() throws IOException {
    write(
        builder()
            .groupImages(ImageGrouping.SEQUENCE)
            .add(image("1.png"))
            .add(
                UploadEntry.of(
                    "u",
                    MediaKind.IMAGE,
                    new CustomerProvidedImageMetadata("image/png", 1, 9, 9),
                    "2.png")));
    assertThat(json(0).at("/imageGroups/0/createVideo").asBoolean()).isTrue();
    assertThat(codes())
        .containsExactly("SEQUENCE_NEEDS_ACCESS:warning", "SEQUENCE_OF_SEVERAL_SIZES:warning");
  }

  private static byte[] wire(Object record) throws IOException {
    return EncordJson.mapper().writeValueAsString(record).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aHundredThousandFilesAreTenParts() throws IOException {
    int files = 100_000;
    PayloadBuilder builder = new PayloadBuilder(folder, 1 << 20);
    for (int i = 0; i < files; i++) {
      builder.add(image("some/folder/that/is/deep/" + i + ".png"));
    }
    try (builder) {
      List<PayloadPart> written =
          builder.write(number -> OutputStream.nullOutputStream(), findings::add);
      assertThat(written).hasSize(10).allMatch(part -> part.items() == 10_000);
    }
  }
}
