package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.encord.wire.CustomerProvidedAudioMetadata;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.CustomerProvidedPdfMetadata;
import dev.assay.encord.wire.CustomerProvidedTextMetadata;
import dev.assay.encord.wire.CustomerProvidedVideoMetadata;
import dev.assay.encord.wire.DataUploadAudio;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadDicomSeriesDicomFile;
import dev.assay.encord.wire.DataUploadImage;
import dev.assay.encord.wire.DataUploadImageGroup;
import dev.assay.encord.wire.DataUploadImageGroupFromItems;
import dev.assay.encord.wire.DataUploadImageGroupImage;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.encord.wire.DataUploadNifti;
import dev.assay.encord.wire.DataUploadPDF;
import dev.assay.encord.wire.DataUploadText;
import dev.assay.encord.wire.DataUploadVideo;
import dev.assay.finding.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Items of every kind under the rules about one item, at their limits. */
class ItemRulesTest {
  private static final Gate GATE = Gate.standard();
  private static final Gate STRICT = Gate.with(GatePolicy.standard().withStrictClientOnly(true));
  private static final UUID STORED = new UUID(1, 2);
  private static final CustomerProvidedImageMetadata PNG =
      new CustomerProvidedImageMetadata("image/png", 1, 2, 3);
  private static final CustomerProvidedDicomSeriesDicomFileMetadata TAGS =
      new CustomerProvidedDicomSeriesDicomFileMetadata(Files.tags(tags -> {}));

  /** An item of each kind with one file, at a URL and perhaps in the platform's own store. */
  private static List<DataUploadItem> each(String url, UUID stored) {
    return List.of(
        new DataUploadImage(url, null, Map.of(), null, stored),
        new DataUploadVideo(url, null, Map.of(), null, stored),
        new DataUploadAudio(url, null, Map.of(), null, stored),
        new DataUploadText(url, null, Map.of(), null, stored),
        new DataUploadPDF(url, null, Map.of(), null, stored),
        new DataUploadNifti(url, null, Map.of(), stored),
        group(new DataUploadImageGroupImage(url, null, null, stored)),
        series(new DataUploadDicomSeriesDicomFile(url, null, null, stored)));
  }

  static Stream<DataUploadItem> itemsNowhere() {
    return each("", null).stream();
  }

  static Stream<DataUploadItem> itemsInThePlatformsStore() {
    return each("", STORED).stream();
  }

  static Stream<DataUploadItem> itemsAtAUrl() {
    return each("u", null).stream();
  }

  @ParameterizedTest
  @MethodSource("itemsNowhere")
  void aFileWithoutUrlIsFound(DataUploadItem item) {
    assertThat(codes(GATE, item)).containsExactly("EMPTY_URL");
  }

  @ParameterizedTest
  @MethodSource({"itemsInThePlatformsStore", "itemsAtAUrl"})
  void aFileInThePlatformsStoreNeedsNoUrl(DataUploadItem item) {
    assertThat(codes(GATE, item)).isEmpty();
  }

  @Test
  void everyFileOfAGroupIsSomewhere() {
    DataUploadImageGroupImage stored = new DataUploadImageGroupImage("", null, null, STORED);
    DataUploadImageGroupImage linked = new DataUploadImageGroupImage("u", null, null, null);
    DataUploadImageGroupImage nowhere = new DataUploadImageGroupImage("", null, null, null);

    assertThat(codes(GATE, group(stored, linked))).isEmpty();
    assertThat(codes(GATE, group(linked, stored))).isEmpty();
    assertThat(codes(GATE, group(stored, nowhere))).containsExactly("EMPTY_URL");
    assertThat(codes(GATE, group(nowhere, linked))).containsExactly("EMPTY_URL");
  }

  @Test
  void everyFileOfASeriesIsSomewhere() {
    DataUploadDicomSeriesDicomFile stored =
        new DataUploadDicomSeriesDicomFile("", null, null, STORED);
    DataUploadDicomSeriesDicomFile linked =
        new DataUploadDicomSeriesDicomFile("u", null, null, null);
    DataUploadDicomSeriesDicomFile nowhere =
        new DataUploadDicomSeriesDicomFile("", null, null, null);

    assertThat(codes(GATE, series(stored, linked))).isEmpty();
    assertThat(codes(GATE, series(stored, nowhere))).containsExactly("EMPTY_URL");
  }

  static Stream<DataUploadItem> undescribedItems() {
    return Stream.of(
        DataUploadImage.of("u", null, null),
        DataUploadVideo.of("u", null, null),
        DataUploadAudio.of("u", null, null),
        DataUploadText.of("u", null, null),
        DataUploadPDF.of("u", null, null),
        group(
            new DataUploadImageGroupImage("u", null, PNG, null),
            new DataUploadImageGroupImage("v", null, null, null)),
        series(new DataUploadDicomSeriesDicomFile("v", null, null, null)));
  }

  static Stream<DataUploadItem> describedItems() {
    return Stream.of(
        DataUploadImage.of("u", null, PNG),
        DataUploadVideo.of(
            "u", null, new CustomerProvidedVideoMetadata(25, 1, 2, 3, 4, "video/mp4")),
        DataUploadAudio.of(
            "u", null, new CustomerProvidedAudioMetadata(1, 2, "audio/mpeg", 44_100, 16, "mp3", 2)),
        DataUploadText.of("u", null, new CustomerProvidedTextMetadata(1, "text/plain")),
        DataUploadPDF.of("u", null, new CustomerProvidedPdfMetadata(1, 2)),
        DataUploadNifti.of("u", null),
        group(new DataUploadImageGroupImage("u", null, PNG, null)),
        series(new DataUploadDicomSeriesDicomFile("u", null, TAGS, null)));
  }

  @ParameterizedTest
  @MethodSource("undescribedItems")
  void whereThePlatformCannotReachTheFilesEachItemCarriesItsMetadata(DataUploadItem item) {
    assertThat(codes(STRICT, item)).containsExactly("ITEM_WITHOUT_METADATA");
    assertThat(codes(GATE, item)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("describedItems")
  void whatCarriesItsMetadataOrCannotPasses(DataUploadItem item) {
    assertThat(codes(STRICT, item)).isEmpty();
  }

  static Stream<Arguments> urls() {
    return Stream.of(
        arguments("x".repeat(16_384), List.of()),
        arguments("x".repeat(16_385), List.of("LONG_URL")),
        arguments("ä".repeat(8_192), List.of()),
        arguments("ä".repeat(8_192) + "x", List.of("LONG_URL")));
  }

  @ParameterizedTest
  @MethodSource("urls")
  void aUrlHasSixteenKilobytes(String url, List<String> codes) {
    assertThat(codes(GATE, DataUploadImage.of(url, null, null))).isEqualTo(codes);
  }

  static Stream<Arguments> titles() {
    return Stream.of(
        arguments("x".repeat(300), List.of()),
        arguments("x".repeat(301), List.of("LONG_TITLE")),
        arguments("\uD83E\uDE7B".repeat(300), List.of()),
        arguments("\uD83E\uDE7B".repeat(301), List.of("LONG_TITLE")));
  }

  @ParameterizedTest
  @MethodSource("titles")
  void aTitleHasThreeHundredCharacters(String title, List<String> codes) {
    assertThat(codes(GATE, DataUploadImage.of("u", title, null))).isEqualTo(codes);
    assertThat(codes(GATE, group(new DataUploadImageGroupImage("u", title, null, null))))
        .isEqualTo(codes);
    assertThat(codes(GATE, series(new DataUploadDicomSeriesDicomFile("u", title, null, null))))
        .isEqualTo(codes);
  }

  @Test
  void aNameIsAbridgedFromThreeHundredCharactersOn() {
    String longest = "x".repeat(300);

    assertThat(ItemRules.nameOf(DataUploadImage.of(longest, null, null))).isEqualTo(longest);
    assertThat(ItemRules.nameOf(DataUploadImage.of(longest + "x", null, null)))
        .isEqualTo(longest + "…");
  }

  static Stream<Arguments> extensions() {
    List<String> lacking = List.of("TITLE_WITHOUT_EXTENSION");
    return Stream.of(
        arguments(DataUploadVideo.of("u", "a.mp4", null), List.of()),
        arguments(DataUploadVideo.of("u", "a", null), lacking),
        arguments(DataUploadVideo.of("u", null, null), List.of()),
        arguments(DataUploadAudio.of("u", "a.mp3", null), List.of()),
        arguments(DataUploadAudio.of("u", "a.", null), lacking),
        arguments(DataUploadImage.of("u", "a", null), List.of()),
        arguments(DataUploadNifti.of("u", "a.nii"), List.of()),
        arguments(DataUploadNifti.of("u", "A.NII.GZ"), List.of()),
        arguments(DataUploadNifti.of("u", "a.gz"), lacking));
  }

  @ParameterizedTest
  @MethodSource("extensions")
  void titlesOfVideosSoundAndVolumesAreFileNames(DataUploadItem item, List<String> codes) {
    assertThat(codes(GATE, item)).isEqualTo(codes);
  }

  @Test
  void imagesOfASequenceHaveOneSize() {
    DataUploadImageGroupImage wide = new DataUploadImageGroupImage("u", null, PNG, null);
    DataUploadImageGroupImage alike =
        new DataUploadImageGroupImage(
            "v", null, new CustomerProvidedImageMetadata("image/webp", 9, 2, 3), null);
    DataUploadImageGroupImage high =
        new DataUploadImageGroupImage(
            "w", null, new CustomerProvidedImageMetadata("image/png", 1, 3, 2), null);
    DataUploadImageGroupImage unknown = new DataUploadImageGroupImage("x", null, null, null);

    assertThat(codes(GATE, sequence(wide, alike, unknown)))
        .containsExactly("SEQUENCE_NEEDS_ACCESS");
    assertThat(codes(GATE, sequence(wide, high)))
        .containsExactly("SEQUENCE_NEEDS_ACCESS", "SEQUENCE_OF_SEVERAL_SIZES");
    assertThat(codes(GATE, group(wide, high))).isEmpty();
    assertThat(
            codes(
                GATE,
                new DataUploadImageGroupFromItems(
                    List.of(STORED), "t", Map.of(), true, null, false)))
        .containsExactly("SEQUENCE_NEEDS_ACCESS");
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, ''",
    "true, false, ''",
    "true, true, ''",
    "false, true, UPSERT_WITHOUT_SKIP",
  })
  void metadataIsUpdatedWhereDuplicatesAreSkipped(boolean skip, boolean upsert, String code) {
    assertThat(GATE.judge(DataUploadItems.of(List.of(), skip, upsert)))
        .extracting(Finding::code)
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "500000, 1000000, 100000000, 'MANY_ENTRIES'",
    "500001, 1000000, 100000000, 'MANY_ENTRIES TOO_MANY_ITEMS'",
    "10000, 1000000, 100000000, ''",
    "10001, 1000000, 100000000, 'MANY_ENTRIES'",
    "10000, 1000001, 100000000, 'TOO_MANY_URLS'",
    "10000, 1000000, 100000001, 'LARGE_UPLOAD'",
  })
  void whatAnUploadHolds(long items, long urls, long bytes, String codes) {
    assertThat(
            String.join(
                " ", GATE.judgePart(items, urls, bytes).stream().map(Finding::code).toList()))
        .isEqualTo(codes);
  }

  private static DataUploadImageGroup group(DataUploadImageGroupImage... images) {
    return DataUploadImageGroup.of(Arrays.asList(images), "t");
  }

  private static DataUploadImageGroup sequence(DataUploadImageGroupImage... images) {
    return new DataUploadImageGroup(Arrays.asList(images), "t", Map.of(), true, false);
  }

  private static DataUploadDicomSeries series(DataUploadDicomSeriesDicomFile... files) {
    return DataUploadDicomSeries.of(Arrays.asList(files), "t");
  }

  private static List<String> codes(Gate gate, DataUploadItem item) {
    return gate.judge(item).stream().map(Finding::code).toList();
  }
}
