package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
  private static final FileType TYPE = FileType.of("any", MediaKind.UNKNOWN, "a/b", "x", "y");
  private static final Size SIZE = new Size(2, 3);

  private static DicomFacts dicom() {
    Map<String, DicomElement> tags = new LinkedHashMap<>();
    tags.put("00080018", DicomElement.of("UI", List.of("1.2.3")));
    tags.put("00080060", null);
    tags.put("00100010", DicomElement.empty("PN"));
    tags.put("0020000D", DicomElement.of("UI", List.of()));
    tags.put("00280008", DicomElement.of("IS", List.of(30L)));
    tags.put("00081140", DicomElement.empty("SQ"));
    tags.put("7FE00010", DicomElement.binary("OB", "AAA="));
    return new DicomFacts(TYPE, tags, null, null, null);
  }

  @Test
  void everyRecordIsOfItsKind() {
    AudioTrack track = new AudioTrack("aac", 48_000, 2, null, null, Rational.ZERO);
    List<Facts> facts =
        List.of(
            new ImageFacts(TYPE, SIZE, SIZE, 1, 1, 8, Playability.PLAYS),
            new VideoFacts(
                TYPE,
                SIZE,
                SIZE,
                0,
                Rational.ONE,
                "h264",
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                track,
                Playability.PLAYS,
                null,
                null),
            new AudioFacts(TYPE, track, 1, Playability.PLAYS),
            new TextFacts(TYPE, Fact.estimated("utf-8"), null),
            new PdfFacts(TYPE, Fact.measured(3L), false, false, "1.7"),
            dicom(),
            new VolumeFacts(TYPE, List.of(4L), List.of(0.5), "int16"),
            new SceneFacts(TYPE, Fact.declared(9L), List.of(), "ascii", List.of("x")));
    assertThat(facts)
        .extracting(Facts::kind)
        .containsExactly(
            MediaKind.IMAGE,
            MediaKind.VIDEO,
            MediaKind.AUDIO,
            MediaKind.TEXT,
            MediaKind.PDF,
            MediaKind.DICOM,
            MediaKind.NIFTI,
            MediaKind.SCENE);
    assertThat(facts).extracting(Facts::type).containsOnly(TYPE);
  }

  @Test
  void labelsAreLowerCaseNames() {
    assertThat(MediaKind.NIFTI.label()).isEqualTo("nifti");
    assertThat(Origin.MEASURED.label()).isEqualTo("measured");
    assertThat(Playability.SAFARI_ONLY.label()).isEqualTo("safari_only");
  }

  @Test
  void aFactSaysWhereItComesFrom() {
    assertThat(Fact.measured(1).origin()).isEqualTo(Origin.MEASURED);
    assertThat(Fact.declared(1).origin()).isEqualTo(Origin.DECLARED);
    assertThat(Fact.estimated(1).origin()).isEqualTo(Origin.ESTIMATED);
    assertThat(Fact.assumed(16)).isEqualTo(new Fact<>(16, Origin.ASSUMED));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, -1})
  void anOrientationOutsideOneToEightIsRefused(int orientation) {
    assertThatThrownBy(() -> new ImageFacts(TYPE, SIZE, SIZE, orientation, 1, 8, Playability.PLAYS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void listsAndMapsCannotBeChangedAfterwards() {
    List<String> extensions = new ArrayList<>(List.of("a"));
    FileType type = new FileType("t", MediaKind.TEXT, "t/t", extensions);
    extensions.add("b");
    assertThat(type.extensions()).containsExactly("a");
    assertThatThrownBy(() -> dicom().tags().put("x", null))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void absentAndEmptyTagsAreToldApart() {
    DicomFacts facts = dicom();
    assertThat(facts.missingTags()).containsExactly("00080060");
    assertThat(facts.emptyTags()).containsExactly("00100010", "0020000D", "00081140");
    assertThat(facts.text("00080060")).isNull();
    assertThat(facts.text("00100010")).isNull();
    assertThat(facts.text("no such")).isNull();
    assertThat(facts.sopInstanceUid()).isEqualTo("1.2.3");
    assertThat(facts.studyInstanceUid()).isNull();
    assertThat(facts.seriesInstanceUid()).isNull();
    assertThat(facts.numberOfFrames()).isEqualTo(30);
  }

  @Test
  void numberOfFramesIsNullUnlessItIsANumber() {
    for (DicomElement element :
        new DicomElement[] {
          DicomElement.of("IS", List.of("many")), DicomElement.empty("IS"), null
        }) {
      Map<String, DicomElement> tags = new LinkedHashMap<>();
      tags.put(DicomFacts.NUMBER_OF_FRAMES, element);
      assertThat(new DicomFacts(TYPE, tags, null, null, null).numberOfFrames()).isNull();
    }
  }
}
