package dev.assay.encord.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetadataComparisonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<Difference> differences(String claimed, String actual) {
    return MetadataComparison.differences(json(claimed), json(actual));
  }

  @Test
  void equalMetadataHasNoDifferences() {
    String video = "{\"fps\":25.0,\"duration\":0.28,\"width\":640,\"mimeType\":\"video/mp4\"}";
    assertThat(differences(video, video)).isEmpty();
  }

  @Test
  void aWholeNumberWrittenAsADoubleIsTheSameNumber() {
    assertThat(differences("{\"width\":640.0}", "{\"width\":640}")).isEmpty();
  }

  @Test
  void aNumberWrittenAsTextIsADifference() {
    assertThat(differences("{\"width\":\"640\"}", "{\"width\":640}"))
        .containsExactly(new Difference("width", "\"640\"", "640", "VALUE_OF_ANOTHER_TYPE"));
  }

  @Test
  void missingAndMisspeltFieldsAreNamed() {
    assertThat(differences("{\"file_size\":5}", "{\"fileSize\":5}"))
        .containsExactly(
            new Difference("fileSize", "nothing", "5"),
            new Difference("file_size", "5", "no such field", "UNKNOWN_KEY"));
  }

  @Test
  void sizesAboveTwoToThe53AreComparedExactly() {
    assertThat(differences("{\"fileSize\":9007199254740993}", "{\"fileSize\":9007199254740992}"))
        .hasSize(1);
  }

  @Test
  void aRoundedRateIsADifferenceAndSoAreTheFramesItImplies() {
    assertThat(
            differences(
                "{\"fps\":23.98,\"duration\":100.1}",
                "{\"fps\":23.976023976023978,\"duration\":100.1}"))
        .containsExactly(
            new Difference("fps", "23.98", "23.976023976023978"),
            new Difference("frames implied", "2401", "2400"));
  }

  @Test
  void tagsAreComparedOneByOne() {
    assertThat(
            differences(
                "{\"tags\":{\"00280010\":{\"vr\":\"US\",\"Value\":[512]},\"00180050\":null}}",
                "{\"tags\":{\"00280010\":{\"vr\":\"US\",\"Value\":[256]},\"00180050\":null,"
                    + "\"00280011\":null}}"))
        .containsExactly(
            new Difference(
                "tags.00280010",
                "{\"vr\":\"US\",\"Value\":[512]}",
                "{\"vr\":\"US\",\"Value\":[256]}"),
            new Difference("tags.00280011", "nothing", "null"));
  }
}
