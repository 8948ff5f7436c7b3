package dev.assay.encord.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.CustomerProvidedPdfMetadata;
import dev.assay.encord.wire.CustomerProvidedTextMetadata;
import dev.assay.encord.wire.CustomerProvidedVideoMetadata;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadDicomSeriesDicomFile;
import dev.assay.encord.wire.DataUploadImage;
import dev.assay.encord.wire.DataUploadImageGroup;
import dev.assay.encord.wire.DataUploadImageGroupImage;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.encord.wire.DataUploadNifti;
import dev.assay.encord.wire.DataUploadPDF;
import dev.assay.encord.wire.DataUploadText;
import dev.assay.encord.wire.DataUploadVideo;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.DicomElement;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadBuilderTest {
  @TempDir private Path folder;

  private static final PayloadForm SKIPPING = PayloadForm.items().withSkipDuplicateUrls(true);
  private static final CustomerProvidedImageMetadata PNG =
      new CustomerProvidedImageMetadata("image/png", 1, 2, 3);
  private static final CustomerProvidedVideoMetadata MP4 =
      new CustomerProvidedVideoMetadata(25, 2, 4, 2, 99, "video/mp4");
  private static final CustomerProvidedTextMetadata TXT =
      new CustomerProvidedTextMetadata(1, "text/plain");
  private static final CustomerProvidedPdfMetadata PDF = new CustomerProvidedPdfMetadata(1, 2);

  @Test
  void everyKindHasItsList() throws IOException {
    Payload payload =
        build(
            builder()
                .add(entry("x.png", MediaKind.IMAGE, PNG))
                .add(entry("x.mp4", MediaKind.VIDEO, MP4))
                .add(entry("x.txt", MediaKind.TEXT, TXT))
                .add(entry("x.pdf", MediaKind.PDF, PDF))
                .add(entry("x.nii", MediaKind.NIFTI, null)));

    assertThat(payload.findings()).isEmpty();
    assertThat(payload.items())
        .isEqualTo(
            new DataUploadItems(
                List.of(DataUploadVideo.of("https://b/x.mp4", null, MP4)),
                List.of(),
                List.of(),
                List.of(DataUploadImage.of("https://b/x.png", null, PNG)),
                List.of(),
                List.of(),
                List.of(DataUploadNifti.of("https://b/x.nii", null)),
                List.of(DataUploadText.of("https://b/x.txt", null, TXT)),
                List.of(DataUploadPDF.of("https://b/x.pdf", null, PDF)),
                false,
                false));
  }

  @Test
  void dicomFilesAreGroupedBySeriesAndOrderedByInstanceNumber() throws IOException {
    Payload payload =
        build(
            builder()
                .add(dicom("s/ct/b.dcm", "1", "1.1", "1.1.10", 10))
                .add(dicom("s/ct/a.dcm", "1", "1.1", "1.1.2", 2))
                .add(dicom("s/ct/unnumbered.dcm", "1", "1.1", "1.1.0", null))
                .add(dicom("s/mr/a.dcm", "1", "1.2", "1.2.1", 1))
                .add(dicom("t/a.dcm", "2", "1.1", "2.1.1", 1)));

    assertThat(codes(payload)).containsExactly("SPATIAL_TAGS_MISSING:warning");
    assertThat(payload.items().dicomSeries())
        .extracting(DataUploadDicomSeries::title)
        .containsExactly("s/ct/1.1", "s/mr/1.2", "t/1.1");
    assertThat(payload.items().dicomSeries().get(0).dicomFiles())
        .extracting(DataUploadDicomSeriesDicomFile::title)
        .containsExactly("a.dcm", "b.dcm", "unnumbered.dcm");
  }

  @Test
  void aSeriesAcrossFoldersIsTitledByWhatTheyShare() throws IOException {
    Payload payload =
        build(
            builder()
                .add(dicom("study/one/a.dcm", "1", "1.1", "1.1.1", 1))
                .add(dicom("study/onetwo/a.dcm", "1", "1.1", "1.1.2", 2))
                .add(dicom("a.dcm", "2", "2.1", "2.1.1", 1)));

    assertThat(payload.items().dicomSeries())
        .extracting(DataUploadDicomSeries::title)
        .containsExactly("study/1.1", "2.1");
  }

  @Test
  void aSeriesWithTheSameInstanceTwiceIsLeftOut() throws IOException {
    Payload payload =
        build(
            builder()
                .add(dicom("a.dcm", "1", "1.1", "1.1.1", 1))
                .add(dicom("copy.dcm", "1", "1.1", "1.1.1", 1))
                .add(dicom("other.dcm", "1", "1.2", "1.2.1", 1)));

    assertThat(payload.items().dicomSeries())
        .extracting(DataUploadDicomSeries::title)
        .containsExactly("1.2");
    assertThat(codes(payload))
        .containsExactly("DUPLICATE_INSTANCE:error", "SPATIAL_TAGS_MISSING:warning");
  }

  @Test
  void aSeriesOfDifferentSizesIsLeftOut() throws IOException {
    UploadEntry small = dicom("small.dcm", "1", "1.1", "1.1.2", 2);
    Map<String, DicomElement> tags =
        new LinkedHashMap<>(
            ((CustomerProvidedDicomSeriesDicomFileMetadata) small.metadata()).tags());
    tags.put("00280010", DicomElement.of("US", List.of(64L)));

    Payload payload =
        build(
            builder()
                .add(dicom("a.dcm", "1", "1.1", "1.1.1", 1))
                .add(
                    entry(
                        "small.dcm",
                        MediaKind.DICOM,
                        new CustomerProvidedDicomSeriesDicomFileMetadata(tags))));

    assertThat(payload.items().dicomSeries()).isEmpty();
    assertThat(codes(payload))
        .containsExactly("DIFFERENT_MATRICES:error", "SPATIAL_TAGS_MISSING:warning");
  }

  @Test
  void aDicomFileWithoutTagsIsLeftOut() throws IOException {
    Payload payload = build(builder().add(entry("a.dcm", MediaKind.DICOM, null)));

    assertThat(payload.items()).isEqualTo(DataUploadItems.of(List.of(), false, false));
    assertThat(codes(payload)).containsExactly("DICOM_WITHOUT_TAGS:error");
  }

  @Test
  void kindsWithoutAnItemAreLeftOut() throws IOException {
    Payload payload =
        build(
            builder()
                .add(entry("a.las", MediaKind.SCENE, null))
                .add(entry("a.bin", MediaKind.UNKNOWN, null)));

    assertThat(payload.items()).isEqualTo(DataUploadItems.of(List.of(), false, false));
    assertThat(codes(payload)).containsExactly("NO_ITEM_FOR_KIND:error", "NO_ITEM_FOR_KIND:error");
    assertThat(payload.findings().get(0).message()).contains("a.bin");
  }

  @Test
  void imagesOfAFolderAreOneGroupInTheOrderPeopleCount() throws IOException {
    Payload payload =
        build(
            builder()
                .groupImages(ImageGrouping.FOLDER)
                .add(entry("walk/10.png", MediaKind.IMAGE, PNG))
                .add(entry("walk/2.png", MediaKind.IMAGE, PNG))
                .add(entry("root.png", MediaKind.IMAGE, PNG))
                .add(entry("x.mp4", MediaKind.VIDEO, MP4)));

    assertThat(payload.items().images()).isEmpty();
    assertThat(payload.items().videos()).hasSize(1);
    assertThat(payload.items().imageGroups())
        .containsExactly(
            DataUploadImageGroup.of(
                List.of(new DataUploadImageGroupImage("https://b/root.png", null, PNG, null)),
                "images"),
            DataUploadImageGroup.of(
                List.of(
                    new DataUploadImageGroupImage("https://b/walk/2.png", null, PNG, null),
                    new DataUploadImageGroupImage("https://b/walk/10.png", null, PNG, null)),
                "walk"));
  }

  @Test
  void theOrderOfAddingDoesNotMatter() throws IOException {
    List<UploadEntry> entries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      entries.add(dicom("d" + i % 3 + "/" + i + ".dcm", "1", "1." + i % 4, "9." + i, i / 2));
      entries.add(entry("i" + i % 3 + "/" + i + ".png", MediaKind.IMAGE, PNG));
    }
    Payload expected = build(entries);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(entries, new Random(seed));
      assertThat(build(entries)).isEqualTo(expected);
    }
  }

  @Test
  void aUrlIsRegisteredOnce() throws IOException {
    UploadEntry first = new UploadEntry("https://b/x", null, MediaKind.IMAGE, PNG, "a.png", null);
    UploadEntry second = new UploadEntry("https://b/x", null, MediaKind.IMAGE, null, "b.png", null);

    Payload payload = build(builder().add(second).add(first));
    assertThat(payload.items().images())
        .containsExactly(DataUploadImage.of("https://b/x", null, PNG));
    assertThat(codes(payload)).containsExactly("DUPLICATE_URL:error");

    Payload skipping = build(builder().writtenAs(SKIPPING).add(second).add(first));
    assertThat(skipping.items().images()).hasSize(1);
    assertThat(skipping.findings()).isEmpty();
  }

  @Test
  void badUrlsAreLeftOut() throws IOException {
    Payload payload =
        build(
            builder()
                .add(new UploadEntry("", null, MediaKind.IMAGE, PNG, "a.png", null))
                .add(
                    new UploadEntry(
                        "https://b/a\u00a0b", null, MediaKind.IMAGE, PNG, "b.png", null))
                .add(
                    new UploadEntry(
                        "https://b/" + "c".repeat(16 * 1024),
                        null,
                        MediaKind.IMAGE,
                        PNG,
                        "c.png",
                        null))
                .add(
                    new UploadEntry(
                        "https://b/" + "d".repeat(16 * 1024 - 10),
                        null,
                        MediaKind.IMAGE,
                        PNG,
                        "d",
                        null)));

    assertThat(payload.items().images()).hasSize(1);
    assertThat(codes(payload))
        .containsExactly("EMPTY_URL:error", "URL_WITH_WHITESPACE:error", "LONG_URL:error");
  }

  @Test
  void titlesAreLookedAt() throws IOException {
    Payload payload =
        build(
            builder()
                .add(new UploadEntry("u", "clip", MediaKind.VIDEO, MP4, "a", null))
                .add(new UploadEntry("v", "brain.img", MediaKind.NIFTI, null, "b", null))
                .add(new UploadEntry("w", "𝄞".repeat(301), MediaKind.IMAGE, PNG, "c", null))
                .add(new UploadEntry("x", "𝄞".repeat(300), MediaKind.IMAGE, PNG, "d", null))
                .add(new UploadEntry("y", "brain.NII.GZ", MediaKind.NIFTI, null, "e", null)));

    assertThat(payload.items().all()).hasSize(5);
    assertThat(codes(payload))
        .containsExactlyInAnyOrder(
            "TITLE_WITHOUT_EXTENSION:warning",
            "TITLE_WITHOUT_EXTENSION:warning",
            "LONG_TITLE:warning");
  }

  @Test
  void metadataIsUpdatedOnlyWhereDuplicatesAreSkipped() throws IOException {
    Payload payload = build(builder().writtenAs(PayloadForm.items().withUpsertMetadata(true)));
    assertThat(codes(payload)).containsExactly("UPSERT_WITHOUT_SKIP:error");
    assertThat(payload.items().upsertMetadata()).isFalse();

    Payload both = build(builder().writtenAs(SKIPPING.withUpsertMetadata(true)));
    assertThat(both.findings()).isEmpty();
    assertThat(both.items()).isEqualTo(DataUploadItems.of(List.of(), true, true));
  }

  @Test
  void filesThePlatformCannotReachNeedTheirMetadata() throws IOException {
    UploadEntry bare = entry("x.png", MediaKind.IMAGE, null);
    Gate strict = Gate.with(GatePolicy.standard().withStrictClientOnly(true));

    assertThat(build(builder().add(bare)).items().images()).hasSize(1);
    Payload payload = build(builder().judgedBy(strict).add(bare));
    assertThat(payload.items().images()).isEmpty();
    assertThat(codes(payload)).containsExactly("ITEM_WITHOUT_METADATA:error");
  }

  @Test
  void manyEntriesAreNamed() throws IOException {
    PayloadBuilder builder =
        new PayloadBuilder(folder).dividedBy(new PayloadLimits(20_000, 1_000_000, 100_000_000));
    for (int i = 0; i <= 10_000; i++) {
      builder.add(entry(i + ".png", MediaKind.IMAGE, PNG));
    }

    Payload payload = build(builder);

    assertThat(payload.items().images()).hasSize(10_001);
    assertThat(codes(payload)).containsExactly("MANY_ENTRIES:warning");
  }

  @Test
  void metadataIsOfTheKindOfTheFile() throws IOException {
    assertThatThrownBy(() -> entry("x.mp4", MediaKind.VIDEO, PNG))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** An upload of one part, read back, and what was said of it. */
  private record Payload(DataUploadItems items, List<Finding> findings) {}

  private PayloadBuilder builder() {
    return new PayloadBuilder(folder, 1000);
  }

  private static Payload build(PayloadBuilder builder) throws IOException {
    List<Finding> findings = new ArrayList<>();
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (builder) {
      assertThat(builder.write(number -> json, findings::add)).hasSize(1);
    }
    return new Payload(
        EncordJson.mapper().readValue(json.toByteArray(), DataUploadItems.class), findings);
  }

  private Payload build(List<UploadEntry> entries) throws IOException {
    PayloadBuilder builder = builder().groupImages(ImageGrouping.FOLDER);
    for (UploadEntry entry : entries) {
      builder.add(entry);
    }
    return build(builder);
  }

  private static UploadEntry entry(String path, MediaKind kind, CustomerProvidedMetadata metadata) {
    return new UploadEntry(ObjectUrls.join("https://b", path), null, kind, metadata, path, null);
  }

  private static UploadEntry dicom(
      String path, String study, String series, String instance, Integer number) {
    Map<String, DicomElement> tags = new LinkedHashMap<>();
    CustomerProvidedDicomSeriesDicomFileMetadata.REQUIRED_TAGS.forEach(tag -> tags.put(tag, null));
    tags.put("00080018", DicomElement.of("UI", List.of(instance)));
    tags.put("0020000D", DicomElement.of("UI", List.of(study)));
    tags.put("0020000E", DicomElement.of("UI", List.of(series)));
    tags.put("00280010", DicomElement.of("US", List.of(512L)));
    tags.put("00280011", DicomElement.of("US", List.of(512L)));
    if (number != null) {
      tags.put("00200013", DicomElement.of("IS", List.of(number.longValue())));
    }
    return entry(path, MediaKind.DICOM, new CustomerProvidedDicomSeriesDicomFileMetadata(tags));
  }

  private static List<String> codes(Payload payload) {
    List<String> codes = new ArrayList<>();
    for (Finding finding : payload.findings()) {
      codes.add(finding.code() + ":" + finding.severity().label());
    }
    return codes;
  }
}
