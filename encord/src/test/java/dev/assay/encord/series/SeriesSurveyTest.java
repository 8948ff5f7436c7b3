package dev.assay.encord.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.encord.series.SeriesSurvey.Grouping;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SeriesSurveyTest {
  private static final List<Double> AXIAL = List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0);

  private final SeriesSurvey survey = new SeriesSurvey(Grouping.SERIES);

  /** The tags of a slice in order, at a height in millimetres; its number makes it unique. */
  private static Map<String, DicomElement> slice(int number, double height) {
    Map<String, DicomElement> tags = new LinkedHashMap<>();
    tags.put("00080018", DicomElement.of("UI", List.of("1.2.3." + number)));
    tags.put("00100020", DicomElement.of("LO", List.of("P1")));
    tags.put("00180050", DicomElement.of("DS", List.of(2.0)));
    tags.put("0020000D", DicomElement.of("UI", List.of("1.2")));
    tags.put("0020000E", DicomElement.of("UI", List.of("1.2.3")));
    tags.put("00200032", DicomElement.of("DS", List.of(-100.0, -90.0, height)));
    tags.put("00200037", DicomElement.of("DS", AXIAL));
    tags.put("00280010", DicomElement.of("US", List.of(512L)));
    tags.put("00280011", DicomElement.of("US", List.of(512L)));
    tags.put("00280030", DicomElement.of("DS", List.of(0.5, 0.5)));
    tags.put("00281050", DicomElement.of("DS", List.of(40.0)));
    tags.put("00281051", DicomElement.of("DS", List.of(400.0)));
    return tags;
  }

  private void add(String path, Map<String, DicomElement> tags) {
    survey.add(
        path,
        new DicomFacts(
            FileType.of("dicom", MediaKind.DICOM, "application/dicom", "dcm"),
            tags,
            null,
            null,
            "CT"));
  }

  private void addSlices(int count, double spacing, Consumer<Map<String, DicomElement>> change) {
    for (int i = 0; i < count; i++) {
      Map<String, DicomElement> tags = slice(i, i * spacing);
      if (i == count - 1) {
        change.accept(tags);
      }
      add("s/" + i + ".dcm", tags);
    }
  }

  private SeriesReport only() {
    assertThat(survey.reports()).hasSize(1);
    return survey.reports().get(0);
  }

  private static List<SeriesCheck> checks(SeriesReport report) {
    return report.findings().stream().map(SeriesFinding::check).toList();
  }

  @Test
  void aCleanVolumeRegisters() {
    addSlices(24, 2.5, tags -> {});

    assertThat(only().findings()).isEmpty();
    assertThat(only().verdict()).isEqualTo(Verdict.REGISTERS);
    assertThat(only().sliceSpacing()).isEqualTo(2.5);
    assertThat(only().frames()).isEqualTo(24);
  }

  @Test
  void slicesAreOrderedByWhereTheyLieAndNotByName() {
    for (int i : new int[] {3, 0, 2, 1}) {
      add("s/" + i + ".dcm", slice(i, 10 - 2.0 * i));
    }

    assertThat(only().verdict()).isEqualTo(Verdict.REGISTERS);
    assertThat(only().sliceSpacing()).isEqualTo(2.0);
  }

  @Test
  void oneSeriesOfTwoStudiesIsRefusedAndBothValuesAreQuoted() {
    addSlices(3, 2, tags -> tags.put("0020000D", DicomElement.of("UI", List.of("1.9"))));

    SeriesReport report = only();
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo(SeriesCheck.STUDY);
              assertThat(finding.message()).contains("1.2", "1.9", "s/0.dcm", "s/2.dcm");
              assertThat(finding.tags()).containsExactly("0020000D");
              assertThat(finding.files()).containsExactly("s/2.dcm");
            });
  }

  @Test
  void aFolderOfTwoFilesFromDifferentStudiesIsPointedOut() {
    Map<String, DicomElement> other = slice(2, 0);
    other.put("0020000D", DicomElement.of("UI", List.of("1.9")));
    other.put("0020000E", DicomElement.of("UI", List.of("1.9.3")));
    add("s/a.dcm", slice(1, 0));
    add("s/b.dcm", other);

    assertThat(survey.reports()).hasSize(2).allMatch(r -> r.verdict() == Verdict.REGISTERS);
    assertThat(survey.foldersOfSeveralStudies())
        .containsExactly(Map.entry("s", Map.of("1.2", "s/a.dcm", "1.9", "s/b.dcm")));
  }

  @Test
  void groupedByFolderThoseTwoAreOneSeriesThatIsRefused() {
    SeriesSurvey byFolder = new SeriesSurvey(Grouping.FOLDER);
    Map<String, DicomElement> other = slice(2, 0);
    other.put("0020000D", DicomElement.of("UI", List.of("1.9")));
    FileType type = FileType.of("dicom", MediaKind.DICOM, "application/dicom", "dcm");
    byFolder.add("s/a.dcm", new DicomFacts(type, slice(1, 0), null, null, "CT"));
    byFolder.add("s/b.dcm", new DicomFacts(type, other, null, null, "CT"));

    assertThat(byFolder.reports())
        .singleElement()
        .satisfies(report -> assertThat(report.verdict()).isEqualTo(Verdict.REFUSED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00080018", "00100020", "0020000D", "0020000E", "00280010", "00280011"})
  void aMissingRequiredTagRefusesTheSeries(String tag) {
    Map<String, DicomElement> tags = slice(1, 0);
    tags.remove(tag);
    add("s/1.dcm", tags);

    SeriesReport report = only();
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(report.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.check()).isEqualTo(SeriesCheck.PRESENCE);
              assertThat(finding.tags()).containsExactly(tag);
            });
  }

  @Test
  void anEmptyPatientIdIsOnlyAWarning() {
    Map<String, DicomElement> tags = slice(1, 0);
    tags.put("00100020", DicomElement.empty("LO"));
    add("s/1.dcm", tags);

    assertThat(only().verdict()).isEqualTo(Verdict.REGISTERS);
    assertThat(only().findings())
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING));
  }

  @Test
  void anIdentifierOfMoreThan64CharactersRefusesTheSeriesAndLettersDoNot() {
    Map<String, DicomElement> tags = slice(1, 0);
    tags.put("00080018", DicomElement.of("UI", List.of("1".repeat(65))));
    add("long/1.dcm", tags);
    assertThat(checks(only())).containsExactly(SeriesCheck.UID);
    assertThat(only().verdict()).isEqualTo(Verdict.REFUSED);

    SeriesSurvey odd = new SeriesSurvey(Grouping.SERIES);
    Map<String, DicomElement> letters = slice(1, 0);
    letters.put("00080018", DicomElement.of("UI", List.of("1.2.abc")));
    odd.add(
        "odd/1.dcm",
        new DicomFacts(
            FileType.of("dicom", MediaKind.DICOM, "application/dicom", "dcm"),
            letters,
            null,
            null,
            "CT"));
    assertThat(odd.reports().get(0).verdict()).isEqualTo(Verdict.REGISTERS);
    assertThat(checks(odd.reports().get(0))).containsExactly(SeriesCheck.UID);
  }

  @Test
  void theSameInstanceTwiceRefusesTheSeries() {
    add("s/1.dcm", slice(1, 0));
    add("s/2.dcm", slice(2, 2));
    add("s/copy.dcm", slice(2, 4));

    assertThat(only().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(only().findings())
        .anySatisfy(
            f -> {
              assertThat(f.check()).isEqualTo(SeriesCheck.UNIQUE_INSTANCES);
              assertThat(f.files()).containsExactly("s/2.dcm", "s/copy.dcm");
            });
  }

  @Test
  void anImageOfAnotherSizeRefusesTheSeriesAndIsTheOneToBlame() {
    addSlices(5, 2, tags -> tags.put("00280010", DicomElement.of("US", List.of(256L))));

    assertThat(only().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(only().findings().get(0).files()).containsExactly("s/4.dcm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00180050", "00200032", "00200037", "00280030"})
  void aSliceWithoutAPlaceCostsThe3dView(String tag) {
    addSlices(5, 2, tags -> tags.remove(tag));

    assertThat(only().verdict()).isEqualTo(Verdict.NO_3D);
    assertThat(only().findings())
        .singleElement()
        .satisfies(f -> assertThat(f.tags()).containsExactly(tag));
  }

  @Test
  void aSingleProjectionNeedsNoPlace() {
    Map<String, DicomElement> tags = slice(1, 0);
    tags.remove("00200032");
    tags.remove("00200037");
    add("s/1.dcm", tags);

    assertThat(only().findings()).isEmpty();
    assertThat(only().verdict()).isEqualTo(Verdict.REGISTERS);
  }

  @Test
  void aMissingSliceInAShortSeriesIsMoreThanThreePercentOfTheGaps() {
    for (int i = 0; i < 20; i++) {
      if (i != 7) {
        add("s/" + i + ".dcm", slice(i, 2.0 * i));
      }
    }

    assertThat(checks(only())).containsExactly(SeriesCheck.SPACING);
    assertThat(only().verdict()).isEqualTo(Verdict.NO_3D);
  }

  @Test
  void oneMissingSliceInAHundredIsWithinThreePercent() {
    for (int i = 0; i < 100; i++) {
      if (i != 7) {
        add("s/" + i + ".dcm", slice(i, 2.0 * i));
      }
    }

    assertThat(only().verdict()).isEqualTo(Verdict.REGISTERS);
  }

  @Test
  void aFlippedSliceCostsThe3dView() {
    addSlices(
        5,
        2,
        tags ->
            tags.put("00200037", DicomElement.of("DS", List.of(-1.0, 0.0, 0.0, 0.0, -1.0, 0.0))));

    assertThat(checks(only())).containsExactly(SeriesCheck.ORIENTATION);
    assertThat(only().findings().get(0).files()).containsExactly("s/4.dcm");
    assertThat(only().verdict()).isEqualTo(Verdict.NO_3D);
  }

  @Test
  void directionsThatAreNoUnitVectorsCostThe3dView() {
    addSlices(
        5,
        2,
        tags -> tags.put("00200037", DicomElement.of("DS", List.of(1.0, 0.5, 0.0, 0.0, 1.0, 0.0))));

    assertThat(checks(only())).containsExactly(SeriesCheck.ORIENTATION);
  }

  @ParameterizedTest
  @CsvSource({"3, REGISTERS", "4, NO_3D"})
  void ninetySevenOfAHundredGapsAreEven(int uneven, Verdict verdict) {
    double height = 0;
    for (int i = 0; i <= 100; i++) {
      add("s/" + i + ".dcm", slice(i, height));
      height += i % 20 == 10 && i / 20 < uneven ? 3 : 2;
    }

    assertThat(only().verdict()).isEqualTo(verdict);
    assertThat(only().sliceSpacing()).isEqualTo(2.0);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.0199, REGISTERS",
    "2, 0.0201, NO_3D",
    "2, -0.0199, REGISTERS",
    "2, -0.0201, NO_3D",
    "0.5, 0.0099, REGISTERS",
    "0.5, 0.0101, NO_3D",
  })
  void aGapIsEvenToAHundredthOfTheUsualOneOrOfAMillimetre(
      double usual, double off, Verdict verdict) {
    for (int i = 0; i < 3; i++) {
      add("s/" + i + ".dcm", slice(i, i * usual));
    }
    add("s/3.dcm", slice(3, 3 * usual + off));

    assertThat(only().verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0, NO_3D", "0.01, NO_3D", "0.02, REGISTERS"})
  void slicesWithinAHundredthOfAMillimetreLieInTheSamePlace(double gap, Verdict verdict) {
    addSlices(2, gap, tags -> {});

    assertThat(only().verdict()).isEqualTo(verdict);
    assertThat(only().findings())
        .extracting(SeriesFinding::message)
        .isEqualTo(
            verdict == Verdict.REGISTERS ? List.of() : List.of("Slices lie in the same place."));
  }

  @ParameterizedTest
  @CsvSource({
    "1 0.001 0 0 1 0, REGISTERS",
    "1 0.0011 0 0 1 0, NO_3D",
    "1.0004 0 0 0 1 0, REGISTERS",
    "1.0006 0 0 0 1 0, NO_3D",
    "1 0 0 0 0.9996 0, REGISTERS",
    "1 0 0 0 0.9994 0, NO_3D",
  })
  void directionsAreUnitVectorsToAThousandth(String directions, Verdict verdict) {
    for (int i = 0; i < 3; i++) {
      Map<String, DicomElement> tags = slice(i, 2 * i);
      tags.put("00200037", numbers(directions));
      add("s/" + i + ".dcm", tags);
    }

    assertThat(only().verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.001, REGISTERS", "0.002, NO_3D", "-0.002, NO_3D"})
  void slicesAreTurnedAlikeToAThousandth(double turn, Verdict verdict) {
    addSlices(3, 2, tags -> tags.put("00200037", numbers("1 " + turn + " 0 " + -turn + " 1 0")));

    assertThat(only().verdict()).isEqualTo(verdict);
    assertThat(only().findings())
        .extracting(SeriesFinding::code)
        .isEqualTo(verdict == Verdict.REGISTERS ? List.of() : List.of("DIFFERENT_ORIENTATIONS"));
  }

  @ParameterizedTest
  @CsvSource({"00080018", "0020000D", "0020000E"})
  void anIdentifierOf64CharactersPasses(String tag) {
    Map<String, DicomElement> tags = slice(1, 0);
    tags.put(tag, DicomElement.of("UI", List.of("1".repeat(64))));
    add("s/1.dcm", tags);

    assertThat(only().findings()).isEmpty();
  }

  @Test
  void theStudiesBeyondTheQuotedTwoAreCounted() {
    for (int i = 0; i < 4; i++) {
      Map<String, DicomElement> tags = slice(i, 2 * i);
      tags.put("0020000D", DicomElement.of("UI", List.of("1." + i)));
      add("s/" + i + ".dcm", tags);
    }

    assertThat(only().findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.message())
                  .isEqualTo(
                      "StudyInstanceUID is 1.0 in s/0.dcm but 1.1 in s/1.dcm, and there are 2"
                          + " more.");
              assertThat(f.files()).containsExactly("s/1.dcm", "s/2.dcm", "s/3.dcm");
            });
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "0.99, IMPOSSIBLE_WINDOW"})
  void aWindowIsAtLeastOneWide(double width, String code) {
    Map<String, DicomElement> tags = slice(1, 0);
    tags.put("00281051", DicomElement.of("DS", List.of(width)));
    add("s/1.dcm", tags);

    assertThat(only().findings())
        .extracting(SeriesFinding::code)
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({"-1, NUMBER_OF_FRAMES", "0, NUMBER_OF_FRAMES", "1, ''"})
  void aFileHasAtLeastOneFrame(long frames, String code) {
    Map<String, DicomElement> tags = slice(1, 0);
    tags.put("00280008", DicomElement.of("IS", List.of(frames)));
    add("s/1.dcm", tags);

    assertThat(only().findings())
        .extracting(SeriesFinding::code)
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  private static Map<String, DicomElement> multiframe(int says, int describes) {
    Map<String, DicomElement> tags = slice(1, 0);
    tags.remove("00200032");
    tags.remove("00200037");
    tags.remove("00180050");
    tags.remove("00280030");
    tags.put("00280008", DicomElement.of("IS", List.of((long) says)));
    Map<String, DicomElement> shared =
        Map.of(
            "00209116",
            DicomElement.of("SQ", List.of(Map.of("00200037", DicomElement.of("DS", AXIAL)))),
            "00289110",
            DicomElement.of(
                "SQ",
                List.of(
                    Map.of(
                        "00180050",
                        DicomElement.of("DS", List.of(2.0)),
                        "00280030",
                        DicomElement.of("DS", List.of(0.5, 0.5))))));
    tags.put("52009229", DicomElement.of("SQ", List.of(shared)));
    List<Map<String, DicomElement>> frames = new ArrayList<>();
    for (int i = 0; i < describes; i++) {
      frames.add(
          Map.of(
              "00209113",
              DicomElement.of(
                  "SQ",
                  List.of(Map.of("00200032", DicomElement.of("DS", List.of(0.0, 0.0, 3.0 * i)))))));
    }
    tags.put("52009230", DicomElement.of("SQ", frames));
    return tags;
  }

  @Test
  void anEnhancedObjectIsAVolumeByItsFunctionalGroups() {
    add("s/1.dcm", multiframe(10, 10));

    assertThat(only().findings()).isEmpty();
    assertThat(only().verdict()).isEqualTo(Verdict.REGISTERS);
    assertThat(only().sliceSpacing()).isEqualTo(3.0);
    assertThat(only().frames()).isEqualTo(10);
  }

  @Test
  void aFrameCountThatTheGroupsContradictRefusesTheSeries() {
    add("s/1.dcm", multiframe(12, 10));

    assertThat(only().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(checks(only())).contains(SeriesCheck.FRAMES);
  }

  @Test
  void aFrameCountOfZeroRefusesTheSeries() {
    Map<String, DicomElement> tags = slice(1, 0);
    tags.put("00280008", DicomElement.of("IS", List.of(0L)));
    add("s/1.dcm", tags);

    assertThat(checks(only())).containsExactly(SeriesCheck.FRAMES);
    assertThat(only().verdict()).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void halfAWindowIsAWarningAndVaryingOnesAreNot() {
    addSlices(3, 2, tags -> tags.remove("00281051"));
    assertThat(only().findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.check()).isEqualTo(SeriesCheck.WINDOW);
              assertThat(f.severity()).isEqualTo(Severity.WARNING);
            });
    assertThat(only().verdict()).isEqualTo(Verdict.REGISTERS);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 400 80, IMPOSSIBLE_WINDOW WARNING",
    "40 50, 400 0.5, IMPOSSIBLE_WINDOW WARNING",
    "40 50, 400 90, DIFFERENT_WINDOWS INFO",
    "40 50, 400 80, ''",
  })
  void everyWindowOfAFileIsLookedAt(String centers, String widths, String broken) {
    Map<String, DicomElement> one = slice(0, 0);
    one.put("00281050", DicomElement.of("DS", List.of(40.0, 50.0)));
    one.put("00281051", DicomElement.of("DS", List.of(400.0, 80.0)));
    add("s/0.dcm", one);
    Map<String, DicomElement> other = slice(1, 2);
    other.put("00281050", numbers(centers));
    other.put("00281051", numbers(widths));
    add("s/1.dcm", other);

    List<String> found =
        only().findings().stream().map(f -> f.code() + " " + f.severity()).toList();

    if (broken.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).contains(broken);
    }
  }

  private static DicomElement numbers(String text) {
    return DicomElement.of(
        "DS",
        Pattern.compile(" ").splitAsStream(text).map(n -> (Object) Double.valueOf(n)).toList());
  }

  @Test
  void onlyTheFirstFilesToBlameAreNamed() {
    for (int i = 0; i < 40; i++) {
      Map<String, DicomElement> tags = slice(i, 2.0 * i);
      tags.remove("00280030");
      add("s/" + i + ".dcm", tags);
    }

    assertThat(only().findings().get(0).files()).hasSize(10);
    assertThat(only().findings().get(0).fileCount()).isEqualTo(40);
  }
}
