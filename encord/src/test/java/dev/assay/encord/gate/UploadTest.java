package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadDicomSeriesDicomFile;
import dev.assay.encord.wire.DataUploadImage;
import dev.assay.encord.wire.DataUploadImageGroup;
import dev.assay.encord.wire.DataUploadImageGroupFromItems;
import dev.assay.encord.wire.DataUploadImageGroupImage;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.facts.DicomElement;
import dev.assay.finding.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that somebody else may have written. */
class UploadTest {
  private static final Gate GATE = Gate.standard();

  @Test
  void groupsNeedATitleAndSomethingInThem() {
    assertThat(codes(new DataUploadImageGroup(List.of(), null, Map.of(), false, false)))
        .containsExactly("EMPTY_ITEM", "UNTITLED_GROUP");
    assertThat(
            codes(new DataUploadImageGroupFromItems(List.of(), " ", Map.of(), false, null, false)))
        .containsExactly("EMPTY_ITEM", "UNTITLED_GROUP");
    assertThat(
            codes(
                new DataUploadImageGroupFromItems(
                    List.of(new UUID(1, 2)), "t", Map.of(), false, null, false)))
        .isEmpty();
    assertThat(codes(new DataUploadDicomSeries(List.of(), null, Map.of())))
        .containsExactly("EMPTY_ITEM", "UNTITLED_GROUP");
  }

  @Test
  void aSequenceHoldsNoTiff() {
    DataUploadImageGroupImage tiff =
        new DataUploadImageGroupImage(
            "u", null, new CustomerProvidedImageMetadata("image/tiff", 1, 2, 3), null);

    assertThat(codes(new DataUploadImageGroup(List.of(tiff), "t", Map.of(), true, false)))
        .containsExactly("SEQUENCE_NEEDS_ACCESS", "TIFF_IN_SEQUENCE");
    assertThat(codes(new DataUploadImageGroup(List.of(tiff), "t", Map.of(), false, false)))
        .isEmpty();
  }

  @Test
  void aSequenceNeedsAPlatformThatReachesTheFiles() {
    Gate strict = Gate.with(GatePolicy.standard().withStrictClientOnly(true));
    DataUploadImageGroupImage png =
        new DataUploadImageGroupImage(
            "u", null, new CustomerProvidedImageMetadata("image/png", 1, 2, 3), null);

    DataUploadItem sequence = new DataUploadImageGroup(List.of(png), "t", Map.of(), true, false);

    assertThat(strict.judge(sequence))
        .extracting(Finding::message)
        .containsExactly("The platform cannot make a video of \"t\".");
    assertThat(GATE.judge(sequence))
        .extracting(Finding::message)
        .containsExactly("The platform has to write a video to the store of \"t\".");
  }

  @Test
  void aSeriesIsOfOneStudy() {
    assertThat(codes(series(file("1", "1.1", "1.1.1"), file("2", "1.1", "1.1.2"))))
        .containsExactly("DIFFERENT_STUDIES", "SPATIAL_TAGS_MISSING");
    assertThat(codes(series(file("1", "1.1", "1.1.1"), file("1", "1.2", "1.1.2"))))
        .containsExactly("DIFFERENT_SERIES", "SPATIAL_TAGS_MISSING");
    assertThat(codes(series(file("1", "1.1", "1.1.1"), file("1", "1.1", "1.1.2"))))
        .containsExactly("SPATIAL_TAGS_MISSING");
    assertThat(codes(series(file("1", "1.1", "1.1.1")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"site", "Site 1", "a-b_c.d", "größe", "$encord"})
  void keysOfClientMetadata(String key) {
    assertThat(codes(image(Map.of(key, 1)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a:b", "$other", "a\nb"})
  void keysThePlatformDoesNotAllow(String key) {
    assertThat(codes(image(Map.of(key, 1)))).containsExactly("CLIENT_METADATA_KEY");
  }

  @Test
  void longTextsInClientMetadata() {
    assertThat(codes(image(Map.of("a", "x".repeat(8192))))).isEmpty();
    assertThat(codes(image(Map.of("a", "x".repeat(8193))))).containsExactly("LONG_CLIENT_METADATA");
  }

  @Test
  void urlsAreUniqueUnlessDuplicatesAreSkipped() {
    List<DataUploadItem> twice = List.of(image(Map.of()), image(Map.of("a", 1)));

    assertThat(GATE.judge(DataUploadItems.of(twice, false, false)))
        .extracting(Finding::code)
        .containsExactly("DUPLICATE_URL");
    assertThat(GATE.judge(DataUploadItems.of(twice, true, false))).isEmpty();
  }

  @Test
  void moreItemsAndUrlsThanThePlatformTakes() {
    List<DataUploadItem> items =
        IntStream.rangeClosed(0, 500_000)
            .<DataUploadItem>mapToObj(i -> DataUploadImage.of("u" + i, null, null))
            .toList();
    assertThat(GATE.judgeWhole(DataUploadItems.of(items, false, false)))
        .extracting(Finding::code)
        .containsExactly("MANY_ENTRIES", "TOO_MANY_ITEMS");

    List<DataUploadImageGroupImage> frames =
        IntStream.rangeClosed(0, 1_000_000)
            .mapToObj(i -> new DataUploadImageGroupImage("u" + i, null, null, null))
            .toList();
    assertThat(
            GATE.judgeWhole(
                DataUploadItems.of(List.of(DataUploadImageGroup.of(frames, "t")), false, false)))
        .extracting(Finding::code)
        .containsExactly("TOO_MANY_URLS");
  }

  @Test
  void anUploadOfMoreThanAHundredMegabytes() {
    DataUploadItem large = image(Map.of("a", "x".repeat(100_000_000)));

    assertThat(GATE.judgeWhole(DataUploadItems.of(List.of(large), false, false)))
        .extracting(Finding::code)
        .containsExactly("LARGE_UPLOAD");
  }

  private static DataUploadImage image(Map<String, Object> clientMetadata) {
    return new DataUploadImage("https://b/x.png", null, clientMetadata, null, null);
  }

  private static DataUploadDicomSeries series(DataUploadDicomSeriesDicomFile... files) {
    return DataUploadDicomSeries.of(Arrays.asList(files), "t");
  }

  private static DataUploadDicomSeriesDicomFile file(String study, String series, String instance) {
    return new DataUploadDicomSeriesDicomFile(
        "u" + instance,
        null,
        new CustomerProvidedDicomSeriesDicomFileMetadata(
            Map.of(
                "0020000D", DicomElement.of("UI", List.of(study)),
                "0020000E", DicomElement.of("UI", List.of(series)),
                "00080018", DicomElement.of("UI", List.of(instance)))),
        null);
  }

  private static List<String> codes(DataUploadItem item) {
    return GATE.judge(item).stream().map(Finding::code).toList();
  }
}
