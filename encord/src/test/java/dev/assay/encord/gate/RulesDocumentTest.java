package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.encord.rule.Rule;
import dev.assay.encord.series.SeriesCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The published list of rules is what the gate asks. */
class RulesDocumentTest {
  private static final Path FILE = Path.of("..", "docs", "rules.md");
  private static final String MEND =
      "mvn -pl encord -am test -Dtest=RulesDocumentTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dassay.docs=write";

  /** What the demands are, in a sentence each. */
  private static final List<String> DEMANDS =
      List.of(
          "Every field of a metadata object is there and has its type.",
          "No number is infinite or no number at all.",
          "Sizes, rates and counts are at least 1; frame rate and duration are positive.",
          "`fileSize` is the length of the file in bytes.",
          "The MIME type is that of the content and of the item's kind.",
          "Type and codec are documented ones; no TIFF in an image sequence.",
          "A video's frame rate times its duration, rounded up, is its number of frames.",
          "A video has one frame rate throughout.",
          "A video starts at time zero, and its sound with it.",
          "A video has no missing, repeated or undecodable frames.",
          "Frames, size and length of a file are within what is recommended.",
          "Width and height of a video are those shown, not those stored.",
          "A browser plays the video from its first frame on; there is one picture track.",
          "Sound has a bit depth: the stream's, or an assumed 16 for lossy codecs.",
          "The duration of sound is counted, and not shorter than the sound.",
          "A file with a picture track is no audio item.",
          "Text has a MIME type of text and decodes in its character set.",
          "A PDF document's pages are counted in its page tree; it opens without a password.",
          "A DICOM file has the 22 tags demanded, null where the file has none.",
          "The DICOM tags nothing is imported without have values.",
          "DICOM UIDs have 1 to 64 characters, digits and dots.",
          "A DICOM series is of one study, its instances distinct, its pictures of one size.",
          "The slices of a DICOM series say where they lie, evenly spaced and turned alike.",
          "A DICOM file's number of frames is that of the frames described.",
          "A DICOM number that is none leaves as null, with a warning.",
          "A DICOM element has the shape the platform's own example gives it.",
          "A URL has no white space, at most 16 KB, and is registered once.",
          "`upsertMetadata` comes with `skipDuplicateUrls`.",
          "Titles are there where they are needed, end as they should, and are not too long.",
          "An upload is within the platform's numbers of items, URLs and bytes.",
          "`clientMetadata` is an object with the keys that are allowed.",
          "The upload is spelt as the platform's own client spells it.",
          "Where the platform cannot open files, no item goes without its metadata.",
          "An image sequence is not asked for where the platform cannot write one.",
          "What is not verified of the registration file is said.",
          "Width and height of an image are those shown, not those stored.");

  private static final String MODELS = "`encord/orm/storage.py` of the platform's Python client";

  /** What the sections are about, and where the platform itself says it. */
  private static final Map<String, String> SECTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "A.1",
                  "the fields of a metadata object | classes `CustomerProvided…Metadata` in "
                      + MODELS),
              Map.entry(
                  "A.2",
                  "the fields of an item, a group, a series and an upload | classes `DataUpload…`"
                      + " in "
                      + MODELS),
              Map.entry(
                  "C.1",
                  "how keys are spelt, and that others are dropped | class `BaseDTO` in"
                      + " `encord/orm/base_dto` of the platform's Python client"),
              Map.entry(
                  "C.4",
                  "titles and types the client demands of local files | methods"
                      + " `StorageFolder.upload_…` and `create_…` in `encord/storage.py` of the"
                      + " same"),
              Map.entry(
                  "D.1",
                  "the registration file and its keys; duplicate URLs | the documentation on"
                      + " registering cloud data in Index"),
              Map.entry(
                  "D.2",
                  "where the registration file is spelt otherwise than the structured form | the"
                      + " same, beside `DataUploadItems`"),
              Map.entry(
                  "D.3",
                  "how keys inside metadata are spelt in the registration file | not found in any"
                      + " document, hence a warning"),
              Map.entry(
                  "E.1",
                  "types, containers and codecs, and which browser shows them | the documentation"
                      + " on supported data"),
              Map.entry(
                  "E.2",
                  "numbers and sizes that are enforced or recommended | the documentation on best"
                      + " practices for data"),
              Map.entry(
                  "F.1",
                  "the 22 DICOM tags | class `CustomerProvidedDicomSeriesDicomFileMetadata` in "
                      + MODELS),
              Map.entry(
                  "F.2",
                  "the ten checks of a DICOM series on import; F.2-7 is the seventh | README of"
                      + " the repository `encord-team/dicom-metadata-upload`"),
              Map.entry(
                  "F.3",
                  "DICOM elements as JSON | `Dataset.to_json_dict` of pydicom, which that"
                      + " repository sends"),
              Map.entry(
                  "G.1",
                  "what the platform leaves undone where it is told or may not look | the"
                      + " documentation on data integrations, strict client-only access"),
              Map.entry(
                  "G.2",
                  "frames in browsers, and why one frame rate matters | the documentation on"
                      + " supported videos"),
              Map.entry(
                  "G.3",
                  "the number of frames follows from frame rate and duration, in doubles |"
                      + " `LabelRowV2.from_media_metadata` of the platform's Python client"),
              Map.entry(
                  "G.4",
                  "what can be wrong with a video's frames; G.4-2 is the second point: 1 spacing,"
                      + " 2 start, 3 count, 4 length of the track, 5 size shown, 6 keyframe, 7"
                      + " codec, 8 tracks, 9 cut files | what follows from G.1 to G.3 and from how"
                      + " browsers play"),
              Map.entry(
                  "H",
                  "bit depth, rates and codecs of sound | class `CustomerProvidedAudioMetadata` in "
                      + MODELS
                      + "; the documentation on audio in Index")));

  @Test
  void thePublishedRulesAreUpToDate() throws IOException {
    String document = document();
    if (System.getProperty("assay.docs", "").equals("write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, document);
    }

    assertThat(FILE)
        .as("mend it with: %s", MEND)
        .exists()
        .content()
        .isEqualToNormalizingNewlines(document);
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Rules

            What has to be the case for a file, an item and an upload to pass, in the order it is asked.
            Breaking a rule makes a finding of its code: an *error* keeps the metadata, or the item, out
            of the payload; a *warning* and an *info* do not.

            A policy file (`--policy FILE`, YAML or JSON) says otherwise, rule by rule:

            ```yaml
            severities:
              OVER_4K: error
              ROTATED: "off"
            ```

            **Fixed** rules stay errors, for nothing valid could be written, or the platform refuses it
            in any case. Rules about **estimates** become warnings with `--allow-estimates`.

            The codes that readers give their own findings can be named too; [findings.md](findings.md) lists
            them. Where nothing of a file could be read, no policy lets it pass.

            Generated from the code; a test keeps it so.

            The last column says what a rule follows: *J* one of the [demands](#demands) on what is
            sent, the other letters [what the platform says](#sources).

            | code | severity | field | what has to be the case | what to do | contract |
            | --- | --- | --- | --- | --- | --- |
            """);
    for (Rule rule : Rules.all()) {
      text.append("| `")
          .append(rule.code())
          .append("` | ")
          .append(rule.severity().name().toLowerCase(Locale.ROOT))
          .append(
              switch (rule.latitude()) {
                case NONE -> ", fixed";
                case ESTIMATES -> ", estimates";
                case POLICY -> "";
              })
          .append(" | ")
          .append(rule.field() == null ? "" : "`" + rule.field() + "`")
          .append(" | ")
          .append(cell(rule.demand()))
          .append(" | ")
          .append(rule.remedy() == null ? "" : cell(rule.remedy()))
          .append(" | ")
          .append(rule.section())
          .append(" |\n");
    }
    text.append(
        """

        ## Checks of a DICOM series

        `assay dicom` holds a series against the ten checks the platform publishes for the import.

        | | what passes | rules |
        | --- | --- | --- |
        """);
    int ten = 0;
    for (SeriesCheck check : SeriesCheck.values()) {
      text.append("| " + ++ten + " | " + check.title() + " | ")
          .append(
              check.rules().stream()
                  .map(rule -> "`" + rule.code() + "`")
                  .collect(Collectors.joining(", ")))
          .append(" |\n");
    }
    text.append(
        """

        ## Demands

        | | what is demanded of an upload | met by |
        | --- | --- | --- |
        """);
    for (int number = 1; number <= 36; number++) {
      text.append("| J." + number + " | " + DEMANDS.get(number - 1) + " | " + metBy(number))
          .append(" |\n");
    }
    text.append(
        """

        ## Sources

        What the platform says lies at `docs.encord.com` and, for its Python client, in the package
        `encord` on PyPI (version 0.1.190 was read).

        | | what it is about | where it is said |
        | --- | --- | --- |
        """);
    SECTIONS.forEach((name, about) -> text.append("| " + name + " | " + about + " |\n"));
    return text.toString();
  }

  @Test
  void everySourceARuleNamesIsExplained() {
    for (Rule rule : Rules.all()) {
      for (String section : Pattern.compile(", ").splitAsStream(rule.section()).toList()) {
        String point = section.replaceFirst("-[0-9]+$", "");
        assertThat(point.startsWith("J.") || SECTIONS.containsKey(point))
            .as(rule.code() + " " + section)
            .isTrue();
      }
    }
    assertThat(DEMANDS).hasSize(36);
  }

  private static String metBy(int number) {
    Pattern named = Pattern.compile("J\\." + number + "(?![0-9])");
    String codes =
        Rules.all().stream()
            .filter(rule -> named.matcher(rule.section()).find())
            .map(rule -> "`" + rule.code() + "`")
            .collect(Collectors.joining(", "));
    assertThat(codes).as("J.%d", number).isNotEmpty();
    return codes;
  }

  /** A text in a cell of a table. */
  private static String cell(String text) {
    int command = text.indexOf("Run: ");
    String escaped = text.replace("|", "\\|");
    return command < 0
        ? escaped
        : escaped.substring(0, command) + "`" + escaped.substring(command + 5) + "`";
  }
}
