package dev.assay.encord.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.facts.DicomElement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registration's objects against JSON written by hand from the contract. */
class RegistrationJsonTest {
  private static final ObjectMapper MAPPER = EncordJson.mapper();
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final String UUID_TEXT = "0aa5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6";
  private static final UUID ID = UUID.fromString(UUID_TEXT);

  @Test
  void imageMetadata() {
    assertWire(
        new CustomerProvidedImageMetadata("image/jpeg", 5_000_000_000L, 3024, 4032),
        """
        {"mimeType": "image/jpeg", "fileSize": 5000000000, "height": 3024, "width": 4032}
        """);
  }

  @Test
  void videoMetadata() {
    assertWire(
        new CustomerProvidedVideoMetadata(30000.0 / 1001, 10.01, 1920, 1080, 1048576, "video/mp4"),
        """
        {"fps": 29.97002997002997, "duration": 10.01, "width": 1920, "height": 1080,
         "fileSize": 1048576, "mimeType": "video/mp4"}
        """);
  }

  @Test
  void wholeFrameRatesAreWrittenAsRealNumbers() throws JsonProcessingException {
    assertThat(
            MAPPER.writeValueAsString(
                new CustomerProvidedVideoMetadata(25, 10, 2, 1, 3, "video/webm")))
        .isEqualTo(
            "{\"fps\":25.0,\"duration\":10.0,\"width\":2,\"height\":1,\"fileSize\":3,"
                + "\"mimeType\":\"video/webm\"}");
  }

  @Test
  void audioMetadata() {
    assertWire(
        new CustomerProvidedAudioMetadata(10.5, 160000, "audio/mpeg", 44100, 16, "mp3", 2),
        """
        {"duration": 10.5, "fileSize": 160000, "mimeType": "audio/mpeg", "sampleRate": 44100,
         "bitDepth": 16, "codec": "mp3", "numChannels": 2}
        """);
  }

  @Test
  void textMetadata() {
    assertWire(
        new CustomerProvidedTextMetadata(12, "text/plain"),
        """
        {"fileSize": 12, "mimeType": "text/plain"}
        """);
  }

  @Test
  void pdfMetadata() {
    assertWire(
        new CustomerProvidedPdfMetadata(900, 3),
        """
        {"fileSize": 900, "numPages": 3}
        """);
  }

  @Test
  void dicomMetadataKeepsNullsAndTheShapesOfElements() {
    Map<String, DicomElement> tags = new LinkedHashMap<>();
    tags.put("00080018", DicomElement.of("UI", List.of("1.2.3")));
    tags.put("00180050", null);
    tags.put("00281050", DicomElement.of("DS", List.of(40.0, 80.5)));
    tags.put("00200013", DicomElement.of("IS", List.of(7L)));
    tags.put("00280030", DicomElement.empty("DS"));
    tags.put("00289110", DicomElement.empty("SQ"));
    tags.put(
        "52009229",
        DicomElement.of(
            "SQ",
            List.of(
                Map.of(),
                Map.of(
                    "00091010",
                    DicomElement.binary("OB", "AAE="),
                    "00100010",
                    DicomElement.of("PN", List.of(Map.of("Alphabetic", "Doe^J")))))));
    assertWire(
        new CustomerProvidedDicomSeriesDicomFileMetadata(tags),
        """
        {"tags": {
          "00080018": {"vr": "UI", "Value": ["1.2.3"]},
          "00180050": null,
          "00281050": {"vr": "DS", "Value": [40.0, 80.5]},
          "00200013": {"vr": "IS", "Value": [7]},
          "00280030": {"vr": "DS"},
          "00289110": {"vr": "SQ", "Value": []},
          "52009229": {"vr": "SQ", "Value": [
            {},
            {"00091010": {"vr": "OB", "InlineBinary": "AAE="},
             "00100010": {"vr": "PN", "Value": [{"Alphabetic": "Doe^J"}]}}]}}}
        """);
  }

  @Test
  void theRequiredTagsAreTheTwentyTwoInAscendingOrder() {
    assertThat(CustomerProvidedDicomSeriesDicomFileMetadata.REQUIRED_TAGS)
        .hasSize(22)
        .isSorted()
        .allMatch(tag -> tag.matches("[0-9A-F]{8}"));
  }

  @Test
  void decimalStringsReadAsDoublesEvenWhenWritenWhole() throws JsonProcessingException {
    DicomElement element = MAPPER.readValue("{\"Value\":[40],\"vr\":\"DS\"}", DicomElement.class);

    assertThat(element).isEqualTo(DicomElement.of("DS", List.of(40.0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "\"x\"", "{\"Value\":[1]}", "{\"vr\":\"DS\",\"Value\":1}"})
  void aTagMapsToAnElementOrNull(String element) {
    assertThatThrownBy(
            () ->
                MAPPER.readValue(
                    "{\"tags\":{\"00180050\":" + element + "}}",
                    CustomerProvidedDicomSeriesDicomFileMetadata.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void image() {
    Map<String, Object> client = new LinkedHashMap<>();
    client.put("patient_age", 40L);
    client.put("Site Name", null);
    client.put("nested", Map.of("keepMe", Arrays.asList(null, 1.5, true)));
    assertWire(
        new DataUploadImage(
            "https://b/x.jpg",
            "x.jpg",
            client,
            new CustomerProvidedImageMetadata("image/jpeg", 9, 2, 3),
            ID),
        """
        {"externalFileType": "IMAGE", "objectUrl": "https://b/x.jpg", "title": "x.jpg",
         "clientMetadata": {"patient_age": 40, "Site Name": null,
                            "nested": {"keepMe": [null, 1.5, true]}},
         "imageMetadata": {"mimeType": "image/jpeg", "fileSize": 9, "height": 2, "width": 3},
         "placeholderItemUuid": "0aa5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6"}
        """);
  }

  @Test
  void video() {
    assertWire(
        DataUploadVideo.of(
            "https://b/x.mp4",
            null,
            new CustomerProvidedVideoMetadata(25, 2, 4, 2, 99, "video/mp4")),
        """
        {"externalFileType": "VIDEO", "objectUrl": "https://b/x.mp4", "clientMetadata": {},
         "videoMetadata": {"fps": 25.0, "duration": 2.0, "width": 4, "height": 2, "fileSize": 99,
                           "mimeType": "video/mp4"}}
        """);
  }

  @Test
  void audio() {
    assertWire(
        DataUploadAudio.of(
            "https://b/x.wav",
            "x.wav",
            new CustomerProvidedAudioMetadata(1, 8, "audio/wav", 8000, 16, "pcm", 1)),
        """
        {"externalFileType": "AUDIO", "objectUrl": "https://b/x.wav", "title": "x.wav",
         "clientMetadata": {},
         "audioMetadata": {"duration": 1.0, "fileSize": 8, "mimeType": "audio/wav",
                           "sampleRate": 8000, "bitDepth": 16, "codec": "pcm", "numChannels": 1}}
        """);
  }

  @Test
  void text() {
    assertWire(
        DataUploadText.of("u", null, new CustomerProvidedTextMetadata(1, "application/json")),
        """
        {"externalFileType": "PLAIN_TEXT", "objectUrl": "u", "clientMetadata": {},
         "textMetadata": {"fileSize": 1, "mimeType": "application/json"}}
        """);
  }

  @Test
  void pdf() {
    assertWire(
        DataUploadPDF.of("u", null, new CustomerProvidedPdfMetadata(1, 2)),
        """
        {"externalFileType": "PDF", "objectUrl": "u", "clientMetadata": {},
         "pdfMetadata": {"fileSize": 1, "numPages": 2}}
        """);
  }

  @Test
  void nifti() {
    assertWire(
        DataUploadNifti.of("u", "brain.nii.gz"),
        """
        {"externalFileType": "NIFTI", "objectUrl": "u", "title": "brain.nii.gz",
         "clientMetadata": {}}
        """);
  }

  @Test
  void imageGroup() {
    assertWire(
        DataUploadImageGroup.of(
            List.of(
                new DataUploadImageGroupImage(
                    "u0", "0", new CustomerProvidedImageMetadata("image/png", 1, 2, 3), null),
                new DataUploadImageGroupImage("u1", null, null, ID)),
            "group"),
        """
        {"externalFileType": "IMG_GROUP", "title": "group", "clientMetadata": {},
         "createVideo": false, "clusterByResolution": false,
         "images": [
           {"url": "u0", "title": "0",
            "imageMetadata": {"mimeType": "image/png", "fileSize": 1, "height": 2, "width": 3}},
           {"url": "u1", "placeholderItemUuid": "0aa5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6"}]}
        """);
  }

  @Test
  void imageGroupFromItems() {
    assertWire(
        new DataUploadImageGroupFromItems(List.of(ID), "g", Map.of(), true, "s3://b/v/", true),
        """
        {"externalFileType": "IMG_GROUP_FROM_ITEMS", "title": "g", "clientMetadata": {},
         "imageItems": ["0aa5ba1b-3f6c-4d7e-8f90-a1b2c3d4e5f6"], "createVideo": true,
         "videoUrlPrefix": "s3://b/v/", "clusterByResolution": true}
        """);
  }

  @Test
  void dicomSeries() {
    Map<String, DicomElement> tags = new LinkedHashMap<>();
    tags.put("00180050", null);
    assertWire(
        DataUploadDicomSeries.of(
            List.of(
                new DataUploadDicomSeriesDicomFile(
                    "u", "1.dcm", new CustomerProvidedDicomSeriesDicomFileMetadata(tags), null),
                new DataUploadDicomSeriesDicomFile("v", null, null, null)),
            "series"),
        """
        {"externalFileType": "DICOM", "title": "series", "clientMetadata": {},
         "dicomFiles": [
           {"url": "u", "title": "1.dcm", "dicomMetadata": {"tags": {"00180050": null}}},
           {"url": "v"}]}
        """);
  }

  @Test
  void emptyListsTravel() {
    assertWire(
        DataUploadItems.of(List.of(), false, false),
        """
        {"videos": [], "imageGroups": [], "dicomSeries": [], "images": [],
         "imageGroupsFromItems": [], "audio": [], "nifti": [], "text": [], "pdf": [],
         "skipDuplicateUrls": false, "upsertMetadata": false}
        """);
  }

  @Test
  void itemsAreSortedIntoTheirLists() {
    assertWire(
        DataUploadItems.of(
            List.of(
                DataUploadPDF.of("p", null, null),
                DataUploadNifti.of("n", null),
                DataUploadText.of("t", null, null)),
            true,
            true),
        """
        {"videos": [], "imageGroups": [], "dicomSeries": [], "images": [],
         "imageGroupsFromItems": [], "audio": [],
         "nifti": [{"externalFileType": "NIFTI", "objectUrl": "n", "clientMetadata": {}}],
         "text": [{"externalFileType": "PLAIN_TEXT", "objectUrl": "t", "clientMetadata": {}}],
         "pdf": [{"externalFileType": "PDF", "objectUrl": "p", "clientMetadata": {}}],
         "skipDuplicateUrls": true, "upsertMetadata": true}
        """);
  }

  @Test
  void anItemIsReadByItsFileType() throws JsonProcessingException {
    assertThat(
            MAPPER.readValue(
                "{\"objectUrl\": \"u\", \"externalFileType\": \"PDF\"}", DataUploadItem.class))
        .isEqualTo(DataUploadPDF.of("u", null, null));
  }

  @Test
  void absentKeysTakeTheirDefaults() throws JsonProcessingException {
    assertThat(MAPPER.readValue("{}", DataUploadItems.class))
        .isEqualTo(DataUploadItems.of(List.of(), false, false));
    assertThat(MAPPER.readValue("{\"images\": []}", DataUploadImageGroup.class))
        .isEqualTo(new DataUploadImageGroup(List.of(), null, Map.of(), false, false));
  }

  @Test
  void theFileTypeOfAnotherListIsRefused() {
    assertThatThrownBy(
            () ->
                MAPPER.readValue(
                    "{\"images\":[{\"objectUrl\":\"u\",\"externalFileType\":\"VIDEO\"}]}",
                    DataUploadItems.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"a\""})
  void clientMetadataThatIsNoObjectIsRefused(String value) {
    assertThatThrownBy(
            () ->
                MAPPER.readValue(
                    "{\"objectUrl\":\"u\",\"clientMetadata\":" + value + "}",
                    DataUploadImage.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "10.0", "\"10\"", "1e1"})
  void wholeNumbersHaveSeveralSpellings(String number) throws JsonProcessingException {
    assertThat(
            MAPPER.readValue(
                "{\"num_pages\":" + number + ",\"file_size\":1}",
                CustomerProvidedPdfMetadata.class))
        .isEqualTo(new CustomerProvidedPdfMetadata(1, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fileSize\":10.5,\"numPages\":1}",
        "{\"fileSize\":1e300,\"numPages\":1}",
        "{\"fileSize\":1e999999999,\"numPages\":1}",
        "{\"fileSize\":null,\"numPages\":1}",
        "{\"fileSize\":{},\"numPages\":1}",
        "{\"numPages\":1}",
        "{}"
      })
  void numbersThatAreMissingOrNotWholeAreRefused(String json) {
    assertThatThrownBy(() -> MAPPER.readValue(json, CustomerProvidedPdfMetadata.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void aRequiredTextThatIsNullIsRefused() {
    assertThatThrownBy(
            () ->
                MAPPER.readValue(
                    "{\"fileSize\":1,\"mimeType\":null}", CustomerProvidedTextMetadata.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void numbersThatAreNotFiniteAreNeverWritten() {
    assertThatThrownBy(() -> new CustomerProvidedVideoMetadata(Double.NaN, 1, 1, 1, 1, "video/mp4"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new DataUploadImage(
                    "u", null, Map.of("a", Map.of("b", Float.POSITIVE_INFINITY)), null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MAPPER.writeValueAsString(List.of(Double.NEGATIVE_INFINITY)))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> MAPPER.writeValueAsString(new double[] {Double.NaN}))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> MAPPER.writeValueAsString(DicomElement.of("FD", List.of(Double.NaN))))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "NaN", "\"NaN\"", "\"Infinity\""})
  void numbersThatAreNotFiniteAreNeverRead(String number) {
    assertThatThrownBy(
            () ->
                MAPPER.readValue(
                    "{\"fps\":"
                        + number
                        + ",\"duration\":1,\"width\":1,\"height\":1,\"fileSize\":1,"
                        + "\"mimeType\":\"video/mp4\"}",
                    CustomerProvidedVideoMetadata.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void freeFormObjectsCannotBeChangedFromOutside() {
    Map<String, Object> inner = new LinkedHashMap<>(Map.of("a", 1));
    DataUploadImage image = new DataUploadImage("u", null, Map.of("inner", inner), null, null);
    inner.put("b", 2);

    assertThat(image.clientMetadata()).isEqualTo(Map.of("inner", Map.of("a", 1L)));
  }

  private static void assertWire(Object instance, String json) {
    try {
      JsonNode written = PLAIN.readTree(MAPPER.writeValueAsString(instance));
      assertThat(written).isEqualTo(PLAIN.readTree(json));
      assertThat(MAPPER.readValue(json, instance.getClass())).isEqualTo(instance);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
