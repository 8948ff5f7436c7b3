package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Inspection;
import dev.assay.encord.gate.GatePolicy.Dimensions;
import dev.assay.encord.rule.Rule;
import dev.assay.encord.wire.DataUploadAudio;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadDicomSeriesDicomFile;
import dev.assay.encord.wire.DataUploadImage;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.encord.wire.DataUploadPDF;
import dev.assay.encord.wire.DataUploadText;
import dev.assay.facts.Fact;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Size;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the gate passes on and says, to the word. */
class GateEdgesTest {
  private static final Gate GATE = Gate.standard();
  private static final String URL = "https://bucket.example/file";

  private static DataUploadItem admitted(Inspection inspection) {
    return ((Admission.Admitted) GATE.admit(inspection, URL, "a title")).item();
  }

  private static String message(List<Finding> findings, String code) {
    return findings.stream()
        .filter(finding -> finding.code().equals(code))
        .map(Finding::message)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyKindBecomesAnItemOfItsOwn() {
    List<DataUploadItem> items =
        List.of(
            admitted(Files.complete(Files.image("image/png", new Size(4, 3), 1))),
            admitted(Files.complete(Files.audio(audio -> {}))),
            admitted(Files.complete(Files.text("text/plain"))),
            admitted(Files.complete(Files.pdf(Fact.measured(3L), false))));

    assertThat(items)
        .hasExactlyElementsOfTypes(
            DataUploadImage.class,
            DataUploadAudio.class,
            DataUploadText.class,
            DataUploadPDF.class);
    assertThat(items)
        .allSatisfy(
            item -> {
              assertThat(item.title()).isEqualTo("a title");
              assertThat(item.urls()).containsExactly(URL);
            });
  }

  @Test
  void aPartIsJudgedByItsNumbers() {
    assertThat(GATE.judgePart(10_000, 1_000_000, 100_000_000)).isEmpty();
    assertThat(GATE.judgePart(10_001, 1, 1))
        .extracting(Finding::code)
        .containsExactly("MANY_ENTRIES");
    assertThat(GATE.judgePart(1, 1_000_001, 1))
        .extracting(Finding::code)
        .containsExactly("TOO_MANY_URLS");
    assertThat(GATE.judgePart(1, 1, 100_000_001))
        .extracting(Finding::code)
        .containsExactly("LARGE_UPLOAD");
  }

  @Test
  void anUploadIsJudgedItemByItem() {
    DataUploadItem empty = DataUploadImage.of("", null, null);

    assertThat(GATE.judge(DataUploadItems.of(List.of(empty), false, false)))
        .isEqualTo(GATE.judge(empty))
        .isNotEmpty();
  }

  @Test
  void itemsAreNamedByTheirTitleOrTheirFirstUrl() {
    DataUploadDicomSeries untitled =
        new DataUploadDicomSeries(
            List.of(
                new DataUploadDicomSeriesDicomFile("", null, null, null),
                new DataUploadDicomSeriesDicomFile("second", null, null, null)),
            null,
            Map.of());
    assertThat(message(GATE.judge(untitled), "UNTITLED_GROUP")).contains("second.");
    DataUploadImage image = DataUploadImage.of(URL, null, null);
    assertThat(
            message(
                GATE.judge(DataUploadItems.of(List.of(image, image), false, false)),
                "DUPLICATE_URL"))
        .contains(URL);
    assertThat(ItemRules.nameOf(DataUploadImage.of(URL, "t", null))).isEqualTo("\"t\"");
    assertThat(ItemRules.nameOf(DataUploadImage.of("", null, null))).contains("without");
  }

  @Test
  void aTurnedPictureIsToldWithBothSizes() {
    Inspection turned = Files.complete(Files.image("image/png", new Size(40, 30), 6));
    Gate stored = Gate.with(GatePolicy.standard().withDimensions(Dimensions.STORED));

    assertThat(message(GATE.judge(turned).findings(), "ROTATED"))
        .contains("stored as 40 x 30, shown as 30 x 40, and the displayed size is sent");
    assertThat(message(stored.judge(turned).findings(), "ROTATED"))
        .contains("stored as 40 x 30, shown as 30 x 40, and the stored size is sent");
    assertThat(stored.policy().dimensions()).isEqualTo(Dimensions.STORED);
  }

  @Test
  void aPolicyKnowsItsCodesAndNamesTheNearest() {
    GatePolicy policy = GatePolicy.standard();
    assertThatThrownBy(() -> policy.withSeverity("ROTATE", null)).hasMessageContaining("ROTATED");
    assertThatThrownBy(() -> policy.withSeverity("XROTATED", null))
        .hasMessageContaining("is ROTATED");
    assertThatThrownBy(() -> policy.withSeverity("variable_frame_rat", null))
        .hasMessageContaining("is VARIABLE_FRAME_RATE");
    assertThatThrownBy(() -> policy.withSeverity("EMPTI_PICTURE", null))
        .hasMessageContaining("is EMPTY_PICTURE");
    assertThatThrownBy(() -> Rules.named("OVER_5K")).hasMessageContaining("is OVER_4K");
    assertThatThrownBy(
            () -> new GatePolicy(Dimensions.STORED, false, false, Map.of("X", Optional.empty())))
        .hasMessageContaining("no rule and no reader says X");
  }

  @Test
  void whatIsFixedIsNotTakenMoreLightly() {
    GatePolicy policy = GatePolicy.standard();
    Rule fixed =
        Rules.all().stream()
            .filter(rule -> rule.latitude() == Rule.Latitude.NONE)
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> policy.withSeverity(fixed.code(), Severity.WARNING))
        .hasMessageContaining("cannot be less than an error");
    assertThatThrownBy(() -> policy.withSeverity(fixed.code(), null))
        .hasMessageContaining(fixed.demand());
    assertThat(policy.withSeverity(fixed.code(), Severity.ERROR).severity(fixed))
        .isEqualTo(Severity.ERROR);
    assertThat(policy.withSeverity("ROTATED", null).severity(Rules.named("ROTATED"))).isNull();
  }

  @Test
  void aBrokenRuleComesWithItsOwnRemedy() {
    Rule rule = Rules.named("EMPTY_PICTURE");
    assertThat(GatePolicy.standard().broken(rule, "It is."))
        .isEqualTo(
            new Finding(
                rule.code(),
                rule.severity(),
                rule.field(),
                "It is.",
                rule.remedy(),
                Finding.NO_OFFSET));
  }

  @Test
  void oggIsSpeltByWhatItHolds() {
    assertThat(MimeTypes.canonical("application/ogg", MediaKind.VIDEO)).isEqualTo("video/ogg");
    assertThat(MimeTypes.canonical("application/ogg", MediaKind.AUDIO)).isEqualTo("audio/ogg");
    assertThat(MimeTypes.canonical("application/ogg", MediaKind.TEXT)).isEqualTo("application/ogg");
    assertThat(MimeTypes.canonical("VIDEO/X-M4V", MediaKind.VIDEO)).isEqualTo("video/mp4");
  }

  @Test
  void commandsAreWhatAShellTakes() {
    String tracks = "Run: ffmpeg -i IN -map 0:v:0 -map '0:a:0?' ";
    assertThat(Conversion.toMp4()).isEqualTo(tracks + "-c copy -movflags +faststart OUT.mp4");
    assertThat(Conversion.toSquarePixels())
        .startsWith(tracks + "-vf 'scale=trunc(iw*sar/2)*2:ih,setsar=1' -c:v libx264 ");
    assertThat(Conversion.toPlayableSound())
        .isEqualTo("Run: ffmpeg -i IN -map 0:a:0 -c:a flac OUT.flac");
    assertThat(Conversion.toPlayableImage()).isEqualTo("Run: magick 'IN[0]' -auto-orient OUT.png");
    assertThat(Conversion.withoutPassword())
        .isEqualTo("Run: qpdf --decrypt --password=PASSWORD IN OUT.pdf");
    assertThat(Conversion.toConstantRate(Files.video(video -> {}), ".mp4"))
        .startsWith("ffmpeg -i .mp4 ")
        .endsWith(" .mp4.constant.mp4");
    assertThat(Conversion.toConstantRate(Files.video(video -> {}), "-a'b.mp4"))
        .startsWith("ffmpeg -i './-a'\\''b.mp4' ");
  }
}
