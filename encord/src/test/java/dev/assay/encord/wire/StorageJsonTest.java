package dev.assay.encord.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The storage interface's objects against JSON written by hand from the contract. */
class StorageJsonTest {
  private static final ObjectMapper MAPPER = EncordJson.mapper();
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final UUID A = UUID.fromString("0aa5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6");
  private static final UUID B = UUID.fromString("1bb5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6");
  private static final String ID_A = "\"0aa5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6\"";
  private static final String ID_B = "\"1bb5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6\"";
  private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2024-06-02T03:04:05.678Z");
  private static final DataUploadItems NO_ITEMS = DataUploadItems.of(List.of(), false, false);
  private static final String NO_ITEMS_JSON =
      """
      {"videos": [], "imageGroups": [], "dicomSeries": [], "images": [],
       "imageGroupsFromItems": [], "audio": [], "nifti": [], "text": [], "pdf": [],
       "skipDuplicateUrls": false, "upsertMetadata": false}
      """;
  private static final DataUnitError UNIT_ERROR =
      new DataUnitError(List.of("u", "v"), "no", A, "Uploading DICOM series");
  private static final String UNIT_ERROR_JSON =
      """
      {"objectUrls": ["u", "v"], "error": "no", "subtaskUuid": A,
       "actionDescription": "Uploading DICOM series"}
      """;
  private static final Map<String, Object> NULL_KEPT = Collections.singletonMap("my_key", null);
  private static final LayoutGrid LAYOUT =
      new LayoutGrid(
          SplitDirection.ROW,
          new DataUnitTile("left"),
          new LayoutGrid(
              SplitDirection.COLUMN,
              new DataUnitTile("top"),
              new DataUnitCarouselTile(List.of("x", "y"), CarouselPosition.BOTTOM, 25),
              60.5),
          40);
  private static final String LAYOUT_JSON =
      """
      {"direction": "row", "splitPercentage": 40.0,
       "first": {"type": "data_unit", "key": "left"},
       "second": {"direction": "column", "splitPercentage": 60.5,
                  "first": {"type": "data_unit", "key": "top"},
                  "second": {"type": "data_unit_list", "keys": ["x", "y"],
                             "carouselPosition": "bottom", "carouselSize": 25.0}}}
      """;

  static Stream<Arguments> objects() {
    return Stream.of(
        // Jobs
        golden(
            new PostUploadJobParams(NO_ITEMS, null, A, true, "m.json"),
            "{\"dataItems\":"
                + NO_ITEMS_JSON
                + ", \"integrationHash\": A, \"ignoreErrors\": true, \"fileName\": \"m.json\"}"),
        golden(
            new PostUploadJobParams(
                null,
                Map.of("image_groups", List.of(), "skip_duplicate_urls", true),
                null,
                false,
                null),
            """
            {"externalFiles": {"image_groups": [], "skip_duplicate_urls": true},
             "ignoreErrors": false}
            """),
        golden(new GetUploadJobParams(60), "{\"timeoutSeconds\": 60}"),
        golden(new StorageItemWithName(A, "x.png"), "{\"itemUuid\": A, \"name\": \"x.png\"}"),
        golden(UNIT_ERROR, UNIT_ERROR_JSON),
        golden(
            new UploadLongPollingState(
                LongPollingStatus.DONE,
                List.of(new StorageItemWithName(A, "x")),
                List.of("e"),
                1,
                2,
                3,
                4,
                List.of(UNIT_ERROR),
                "m.json"),
            "{\"status\": \"DONE\", \"itemsWithNames\": [{\"itemUuid\": A, \"name\": \"x\"}],"
                + " \"errors\": [\"e\"], \"unitsPendingCount\": 1, \"unitsDoneCount\": 2,"
                + " \"unitsErrorCount\": 3, \"unitsCancelledCount\": 4, \"unitErrors\": ["
                + UNIT_ERROR_JSON
                + "], \"fileName\": \"m.json\"}"),
        golden(new AddDataToFolderJobCancelResponse(7), "{\"unitsCancelledCount\": 7}"),
        golden(
            new DatasetDataLongPollingParams(NO_ITEMS, NULL_KEPT, A, false, B, "m"),
            "{\"dataItems\":"
                + NO_ITEMS_JSON
                + ", \"files\": {\"my_key\": null}, \"integrationId\": A, \"ignoreErrors\": false,"
                + " \"folderUuid\": B, \"fileName\": \"m\"}"),
        golden(
            new DatasetDataInfo("h", "t", A),
            "{\"dataHash\": \"h\", \"title\": \"t\", \"backingItemUuid\": A}"),
        golden(
            new DatasetDataLongPolling(
                LongPollingStatus.CANCELLED,
                List.of(new DatasetDataInfo("h", "t", A)),
                List.of(),
                List.of(UNIT_ERROR),
                4,
                3,
                2,
                1),
            "{\"status\": \"CANCELLED\", \"dataHashesWithTitles\":"
                + " [{\"dataHash\": \"h\", \"title\": \"t\", \"backingItemUuid\": A}],"
                + " \"errors\": [], \"dataUnitErrors\": ["
                + UNIT_ERROR_JSON
                + "], \"unitsPendingCount\": 4, \"unitsDoneCount\": 3, \"unitsErrorCount\": 2,"
                + " \"unitsCancelledCount\": 1}"),
        golden(
            new ReencodeVideoItemsRequest(List.of(A, B), "again", true),
            """
            {"storageItems": [A, B], "processTitle": "again", "forceFullReencoding": true}
            """),
        golden(
            new ReencodeVideoItemsResponse(JobStatus.DONE, List.of(Map.of("some_key", 1))),
            "{\"status\": \"done\", \"result\": [{\"some_key\": 1}]}"),
        golden(
            new ReencodeVideoItemsResponse(JobStatus.SUBMITTED, null),
            "{\"status\": \"submitted\"}"),
        golden(
            new StorageItemsMigratePayload(
                mapOf("s3://a/x", null, "s3://a/y", "gs://b/y"),
                mapOf(A, "gs://b/x", B, null),
                A,
                B,
                true,
                true),
            """
            {"urlsMap": {"s3://a/x": null, "s3://a/y": "gs://b/y"},
             "itemsMap": {A: "gs://b/x", B: null},
             "fromIntegrationHash": A, "toIntegrationHash": B, "validateAccess": true,
             "skipMissing": true}
            """),
        golden(
            new SyncPrivateDataWithCloudSyncedFolderGetResultParams(5), "{\"timeoutSeconds\": 5}"),
        golden(
            new SyncPrivateDataWithCloudSyncedFolderGetResultResponse(
                SyncPrivateDataWithCloudSyncedFolderStatus.CANCELLED,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11),
            """
            {"status": "cancelled", "scanPagesProcessingPending": 1, "scanPagesProcessingDone": 2,
             "scanPagesProcessingError": 3, "scanPagesProcessingCancelled": 4,
             "uploadJobsPending": 5, "uploadJobsDone": 6, "uploadJobsError": 7,
             "uploadJobsUnitsPending": 8, "uploadJobsUnitsDone": 9, "uploadJobsUnitsError": 10,
             "uploadJobsUnitsCancelled": 11}
            """),
        // Signed URLs
        golden(
            new UploadSignedUrlsPayload(StorageItemType.DICOM_FILE, 3, "frames"),
            "{\"itemType\": \"dicomFile\", \"count\": 3, \"framesSubfolderName\": \"frames\"}"),
        golden(
            new UploadSignedUrl(A, "k", "https://s"),
            "{\"itemUuid\": A, \"objectKey\": \"k\", \"signedUrl\": \"https://s\"}"),
        golden(
            new UploadPresignedUrlsGetParams(2, StorageItemType.PLAIN_TEXT),
            "{\"count\": 2, \"uploadItemType\": \"plainText\"}"),
        golden(
            new Page<>(List.of("a"), "next"),
            "{\"results\": [\"a\"], \"nextPageToken\": \"next\"}"),
        golden(new Page<>(List.of(), null), "{\"results\": []}"),
        // Items
        golden(
            new StorageItem(
                A,
                B,
                StorageItemType.VIDEO,
                "x.mp4",
                "",
                new JsonText("{\"a\": 1}"),
                "me@example.org",
                MAY,
                JUNE,
                false,
                true,
                2,
                StorageLocationName.S3_COMPATIBLE,
                A,
                "s3://b/x.mp4",
                "https://signed",
                6_000_000_000L,
                "video/mp4",
                10.01,
                29.97002997002997,
                1080L,
                1920L,
                "1.2",
                "1.3",
                "1.4",
                300L,
                48_000L,
                16L,
                "aac",
                2L),
            """
            {"uuid": A, "parent": B, "itemType": "video", "name": "x.mp4", "description": "",
             "clientMetadata": "{\\"a\\": 1}", "owner": "me@example.org",
             "createdAt": "2024-05-01T00:00:00Z", "lastEditedAt": "2024-06-02T03:04:05.678Z",
             "isTombstone": false, "isPlaceholder": true, "backedDataUnitsCount": 2,
             "storageLocation": "s3Compatible", "integrationHash": A, "url": "s3://b/x.mp4",
             "signedUrl": "https://signed", "fileSize": 6000000000, "mimeType": "video/mp4",
             "duration": 10.01, "fps": 29.97002997002997, "height": 1080, "width": 1920,
             "dicomInstanceUid": "1.2", "dicomStudyUid": "1.3", "dicomSeriesUid": "1.4",
             "frameCount": 300, "audioSampleRate": 48000, "audioBitDepth": 16,
             "audioCodec": "aac", "audioNumChannels": 2}
            """),
        golden(new StorageItemInaccessible(A), "{\"uuid\": A}"),
        golden(
            new ItemShortInfo(A, "x", B, "folder", StorageItemType.IMAGE_SEQUENCE),
            """
            {"uuid": A, "name": "x", "parentUuid": B, "parentName": "folder",
             "itemType": "imageSequence"}
            """),
        golden(
            new DatasetShortInfo("h", A, "t", List.of(B), MAY),
            """
            {"datasetHash": "h", "backingFolderUuid": A, "title": "t", "dataHashes": [B],
             "dataUnitsCreatedAt": "2024-05-01T00:00:00Z"}
            """),
        golden(
            new StorageItemSummary(
                1,
                List.of(new ItemShortInfo(A, "x", B, "f", StorageItemType.GROUP)),
                2,
                List.of(new DatasetShortInfo("h", null, "t", List.of(), MAY)),
                new DataGroupShortInfo(
                    Map.of("k", new StorageItemGroupChild(A)),
                    new DataUnitTile("k"),
                    new LayoutSettings(false, null, null))),
            """
            {"frameInGroups": 1,
             "accessibleGroupItems": [{"uuid": A, "name": "x", "parentUuid": B, "parentName": "f",
                                       "itemType": "group"}],
             "usedInDatasets": 2,
             "accessibleDatasets": [{"datasetHash": "h", "title": "t", "dataHashes": [],
                                     "dataUnitsCreatedAt": "2024-05-01T00:00:00Z"}],
             "dataGroup": {"layoutContents": {"k": {"uuid": A}},
                           "layout": {"type": "data_unit", "key": "k"},
                           "layoutSettings": {"fixedLayout": false}}}
            """),
        golden(new GetItemParams(true), "{\"signUrl\": true}"),
        golden(new GetItemSummaryParams(true), "{\"includeGroupLayout\": true}"),
        golden(new GetChildItemsParams(false), "{\"signUrls\": false}"),
        golden(
            new GetItemsBulkPayload(List.of(A), true), "{\"itemUuids\": [A], \"signUrls\": true}"),
        golden(
            new PatchItemPayload("n", "d", NULL_KEPT),
            """
            {"name": "n", "description": "d", "clientMetadata": {"my_key": null}}
            """),
        golden(new PatchItemPayload(null, null, null), "{}"),
        golden(
            new PatchItemsBulkPayload(Map.of(A.toString(), new PatchItemPayload("n", null, null))),
            "{\"itemPatches\": {A: {\"name\": \"n\"}}}"),
        golden(
            new BundledPatchItemPayload(Map.of("a", new PatchItemPayload("n", null, null))),
            "{\"itemPatches\": {\"a\": {\"name\": \"n\"}}}"),
        golden(new DeleteItemsParams(true), "{\"removeUnusedFrames\": true}"),
        golden(
            new DeleteItemsPayload(List.of(A), false),
            "{\"childUuids\": [A], \"removeUnusedFrames\": false}"),
        golden(
            new DeleteItemsResponse(3, 1),
            "{\"removedItemsCount\": 3, \"removedFoldersCount\": 1}"),
        golden(
            new MoveItemsPayload(List.of(A), B, true),
            "{\"itemUuids\": [A], \"newParentUuid\": B, \"allowSyncedDatasetMove\": true}"),
        // Folders
        golden(
            new PathElement(A, B, "n", B),
            "{\"uuid\": A, \"parentUuid\": B, \"name\": \"n\", \"syncedDatasetHash\": B}"),
        golden(
            new StorageFolder(
                A,
                null,
                "n",
                "d",
                new JsonText("{}"),
                "me",
                MAY,
                MAY,
                StorageUserRole.ADMIN,
                B,
                List.of(new PathElement(A, null, "n", null))),
            """
            {"uuid": A, "name": "n", "description": "d", "clientMetadata": "{}", "owner": "me",
             "createdAt": "2024-05-01T00:00:00Z", "lastEditedAt": "2024-05-01T00:00:00Z",
             "userRole": "admin", "syncedDatasetHash": B,
             "pathToRoot": [{"uuid": A, "name": "n"}]}
            """),
        golden(
            new CloudSyncedFolderParams(A, "s3://b/p"),
            "{\"integrationUuid\": A, \"remoteUrl\": \"s3://b/p\"}"),
        golden(
            new CreateStorageFolderPayload(
                "n", "d", B, JsonText.of(NULL_KEPT), new CloudSyncedFolderParams(A, "gs://b")),
            """
            {"name": "n", "description": "d", "parent": B,
             "clientMetadata": "{\\"my_key\\":null}",
             "cloudSyncedFolderParams": {"integrationUuid": A, "remoteUrl": "gs://b"}}
            """),
        golden(
            new PatchFolderPayload(null, "d", Map.of()),
            "{\"description\": \"d\", \"clientMetadata\": {}}"),
        golden(
            new PatchFoldersBulkPayload(Map.of("a", new PatchFolderPayload("n", null, null))),
            "{\"folderPatches\": {\"a\": {\"name\": \"n\"}}}"),
        golden(
            new BundledPatchFolderPayload(Map.of("a", new PatchFolderPayload("n", null, null))),
            "{\"folderPatches\": {\"a\": {\"name\": \"n\"}}}"),
        golden(
            new StorageFolderSummary(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 1.5e12),
            """
            {"files": 1, "folders": 2, "videos": 3, "images": 4, "imageGroups": 5,
             "imageSequences": 6, "dicomFiles": 7, "dicomSeries": 8, "niftis": 9, "audios": 10,
             "pdfs": 11, "plainTexts": 12, "tombstones": 13, "uploadJobs": 14,
             "totalSize": 1500000000000.0}
            """),
        golden(new MoveFoldersPayload(List.of(A), null), "{\"folderUuids\": [A]}"),
        golden(
            new ListItemsParams(
                "s",
                true,
                false,
                List.of(StorageItemType.VIDEO, StorageItemType.IMAGE_GROUP),
                true,
                FoldersSortBy.CREATED_AT,
                true,
                "t",
                1000,
                false),
            """
            {"search": "s", "isRecursive": true, "isInDataset": false,
             "itemTypes": ["video", "imageGroup"], "includeOrgAccess": true,
             "order": "createdAt", "desc": true, "pageToken": "t", "pageSize": 1000,
             "signUrls": false}
            """),
        golden(
            new ListFoldersParams("s", true, true, false, FoldersSortBy.NAME, true, "t", 10),
            """
            {"search": "s", "isRecursive": true, "datasetSynced": true, "includeOrgAccess": false,
             "order": "name", "desc": true, "pageToken": "t", "pageSize": 10}
            """),
        // Data groups
        golden(
            new DataGroupGrid(List.of(A, B), "n", NULL_KEPT),
            """
            {"layoutType": "default-grid", "layoutContents": [A, B], "name": "n",
             "clientMetadata": {"my_key": null}}
            """),
        golden(
            new DataGroupCarousel(List.of(A), null, null),
            "{\"layoutType\": \"default-list\", \"layoutContents\": [A]}"),
        golden(
            new DataGroupList(List.of(A), null, null),
            "{\"layoutType\": \"default-list\", \"layoutContents\": [A]}"),
        golden(
            DataGroupCustom.of(
                "n",
                Map.of("left", A),
                LAYOUT,
                new LayoutSettings(true, Map.of("left", new TileSettings("T", true)), false)),
            "{\"layoutType\": \"custom\", \"name\": \"n\", \"layoutContents\": {\"left\": A},"
                + " \"layout\": "
                + LAYOUT_JSON
                + ", \"settings\": {\"fixedLayout\": true, \"hasMultilayerLabels\": false,"
                + " \"tileSettings\": {\"left\": {\"title\": \"T\", \"isReadOnly\": true}}}}"),
        golden(
            new CreateDataGroupPayload(new DataGroupGrid(List.of(A), null, null), null),
            """
            {"itemType": "GROUP",
             "params": {"layoutType": "default-grid", "layoutContents": [A]}}
            """),
        golden(new CreateDataGroupsResponse(List.of(A, B)), "[A, B]"),
        golden(new LayoutPayload("default-grid"), "{\"layout\": \"default-grid\"}"),
        golden(new LayoutPayload(Map.of("a_b", 1)), "{\"layout\": {\"a_b\": 1}}"),
        golden(new TileSettings(null, false), "{\"isReadOnly\": false}"),
        golden(
            new LayoutSettings(true, Map.of("k", new TileSettings("t", false)), true),
            """
            {"fixedLayout": true, "hasMultilayerLabels": true,
             "tileSettings": {"k": {"title": "t", "isReadOnly": false}}}
            """),
        golden(new DataUnitTile("k"), "{\"type\": \"data_unit\", \"key\": \"k\"}"),
        golden(
            new DataUnitCarouselTile(List.of("k"), CarouselPosition.LEFT, 12.5),
            """
            {"type": "data_unit_list", "keys": ["k"], "carouselPosition": "left",
             "carouselSize": 12.5}
            """),
        golden(LAYOUT, LAYOUT_JSON),
        golden(new StorageItemGroupChild(A), "{\"uuid\": A}"),
        golden(
            new DataGroupShortInfo(
                Map.of("k", new StorageItemGroupChild(B)),
                LAYOUT,
                new LayoutSettings(true, null, null)),
            "{\"layoutContents\": {\"k\": {\"uuid\": B}}, \"layout\": "
                + LAYOUT_JSON
                + ", \"layoutSettings\": {\"fixedLayout\": true}}"));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void theJsonIsTheContracts(Object instance, String json) throws JsonProcessingException {
    assertThat(PLAIN.readTree(MAPPER.writeValueAsString(instance))).isEqualTo(PLAIN.readTree(json));
    assertThat(MAPPER.readValue(json, instance.getClass())).isEqualTo(instance);
  }

  @Test
  void noRecordIsForgotten() {
    List<Class<?>> seen = new ArrayList<>();
    objects().forEach(arguments -> seen.add(arguments.get()[0].getClass()));

    assertThat(WireTypes.records())
        .filteredOn(type -> !seen.contains(type))
        .filteredOn(type -> WireTypes.known(type).isEmpty())
        .extracting(Class::getSimpleName)
        .allMatch(
            name ->
                name.equals("JsonText")
                    || name.startsWith("DataUpload")
                    || name.startsWith("CustomerProvided"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          StorageItemType | video image group imageGroup imageSequence dicomFile dicomSeries audio \
          nifti plainText pdf scene
          StorageUserRole | user admin
          StorageLocationName | encord gcp s3 azure openTelekom directAccess s3Compatible
          FoldersSortBy | name createdAt
          JobStatus | submitted done error
          SyncPrivateDataWithCloudSyncedFolderStatus | pending done error cancelled
          LongPollingStatus | PENDING DONE ERROR CANCELLED
          DataType | video img_group dicom image dicom_study nifti audio plain_text pdf group scene
          DataLinkDuplicatesBehavior | DUPLICATE FAIL SKIP
          DatasetUserRoleV2 | admin user
          ClientMetadataSchemaTypes | number string boolean datetime geospatial enum embedding \
          long_string
          CarouselPosition | left right top bottom
          SplitDirection | row column
          StorageLocation | 0 1 2 3 4 -99
          """)
  void enumerationsHaveTheContractsValues(String name, String values)
      throws JsonProcessingException, ClassNotFoundException {
    Class<?> type = Class.forName(EncordJson.class.getPackageName() + "." + name);

    List<String> written = new ArrayList<>();
    for (Object value : WireTypes.known(type)) {
      written.add(PLAIN.readTree(MAPPER.writeValueAsString(value)).asText());
    }

    assertThat(String.join(" ", written)).isEqualTo(values);
  }

  @Test
  void aValueOfTheFutureSurvives() throws JsonProcessingException {
    assertThat(MAPPER.readValue("\"hologram\"", StorageItemType.class))
        .isEqualTo(new StorageItemType("hologram"));
    assertThat(MAPPER.writeValueAsString(new StorageItemType("hologram")))
        .isEqualTo("\"hologram\"");
    assertThat(MAPPER.readValue("9", StorageLocation.class)).isEqualTo(new StorageLocation(9));
  }

  @Test
  void absentKeysTakeTheirDefaults() throws JsonProcessingException {
    assertThat(MAPPER.readValue("{}", GetUploadJobParams.class))
        .isEqualTo(new GetUploadJobParams(60));
    assertThat(MAPPER.readValue("{}", ListFoldersParams.class))
        .isEqualTo(
            new ListFoldersParams(null, false, null, null, FoldersSortBy.NAME, false, null, 100));
    assertThat(MAPPER.readValue("{}", TileSettings.class)).isEqualTo(new TileSettings(null, false));
    assertThat(MAPPER.readValue("{}", PostUploadJobParams.class))
        .isEqualTo(new PostUploadJobParams(null, null, null, false, null));
  }

  @Test
  void anItemAsTheServerAnswersItIsRead() throws JsonProcessingException {
    StorageItem item =
        MAPPER.readValue(
            """
            {"uuid": "0aa5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6",
             "parent": "1bb5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6", "itemType": "image",
             "name": "x.png", "clientMetadata": "{\\"a\\": [1, null]}", "owner": "me",
             "createdAt": "2023-02-09 14:12:03", "lastEditedAt": "Thu, 01 May 2025 13:53:59 GMT",
             "backedDataUnitsCount": 0, "storageLocation": "someNewStore",
             "integrationHash": null, "url": null, "signedUrl": null, "fileSize": null,
             "mimeType": null, "duration": null, "fps": null, "height": 2, "width": 3,
             "childFrameNumber": 4}
            """,
            StorageItem.class);

    assertThat(item.createdAt()).isEqualTo(Instant.parse("2023-02-09T14:12:03Z"));
    assertThat(item.lastEditedAt()).isEqualTo(Instant.parse("2025-05-01T13:53:59Z"));
    assertThat(item.storageLocation()).isEqualTo(new StorageLocationName("someNewStore"));
    assertThat(item.clientMetadata().object()).containsOnlyKeys("a");
    assertThat(item.fileSize()).isNull();
    assertThat(item.isPlaceholder()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01T00:00:00Z, 2024-05-01T00:00:00Z",
    "2024-05-01T00:00:00+00:00, 2024-05-01T00:00:00Z",
    "2024-05-01T02:00:00+0200, 2024-05-01T00:00:00Z",
    "2024-05-01T02:00:00+02, 2024-05-01T00:00:00Z",
    "2024-05-01T00:00:00.123456, 2024-05-01T00:00:00.123456Z",
    "2024-05-01 00:00:00, 2024-05-01T00:00:00Z",
    "2024-05-01T00:00, 2024-05-01T00:00:00Z",
    "'Thu, 01 May 2025 13:53:59 GMT', 2025-05-01T13:53:59Z"
  })
  void timesHaveSeveralForms(String text, String time) throws JsonProcessingException {
    assertThat(MAPPER.readValue("\"" + text + "\"", Instant.class)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2024-13-01T00:00:00Z", "2024-05-01T00:00:00ZZ"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> MAPPER.readValue("\"" + text + "\"", Instant.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void metadataInsideATextIsReadWhenItIsAskedFor() {
    assertThat(JsonText.of(Map.of("a", 1)).object()).isEqualTo(Map.of("a", 1L));
    assertThat(new JsonText("null").object()).isEmpty();
    for (String text : List.of("", "[]", "{", "7", "{\"a\":NaN}")) {
      assertThatThrownBy(() -> new JsonText(text).object())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void bundledChangesAreSentByTheThousand() {
    Map<String, PatchItemPayload> first = new LinkedHashMap<>();
    for (int i = 0; i < 2500; i++) {
      first.put("i" + i, new PatchItemPayload("old", null, null));
    }
    BundledPatchItemPayload all =
        new BundledPatchItemPayload(first)
            .add(
                new BundledPatchItemPayload(Map.of("i7", new PatchItemPayload("new", null, null))));

    assertThat(all.payloads())
        .extracting(payload -> payload.itemPatches().size())
        .containsExactly(1000, 1000, 500);
    assertThat(all.payloads().get(0).itemPatches().get("i7").name()).isEqualTo("new");
    assertThat(new BundledPatchFolderPayload(Map.of()).payloads()).isEmpty();
    assertThat(
            new BundledPatchFolderPayload(Map.of("f", new PatchFolderPayload("n", null, null)))
                .payloads())
        .containsExactly(
            new PatchFoldersBulkPayload(Map.of("f", new PatchFolderPayload("n", null, null))));
  }

  @Test
  void pagesAreReadWithTheirType() throws JsonProcessingException {
    Page<UploadSignedUrl> page =
        MAPPER.readValue(
            "{\"results\": [{\"itemUuid\": "
                + ID_A
                + ", \"objectKey\": \"k\", \"signedUrl\": \"s\"}], \"nextPageToken\": null}",
            new com.fasterxml.jackson.core.type.TypeReference<>() {});

    assertThat(page).isEqualTo(new Page<>(List.of(new UploadSignedUrl(A, "k", "s")), null));
  }

  private static Arguments golden(Object instance, String json) {
    return Arguments.of(
        instance,
        json.replaceAll("(?<![\\w\"\\\\])A(?![\\w\"])", ID_A)
            .replaceAll("(?<![\\w\"\\\\])B(?![\\w\"])", ID_B));
  }

  private static <K> Map<K, String> mapOf(K a, String x, K b, String y) {
    Map<K, String> map = new LinkedHashMap<>();
    map.put(a, x);
    map.put(b, y);
    return map;
  }
}
