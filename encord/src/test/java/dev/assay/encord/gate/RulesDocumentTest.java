package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.encord.series.SeriesCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The published list of rules is what the gate asks. */
class RulesDocumentTest {
  private static final Path FILE = Path.of("..", "docs", "rules.md");
  private static final String MEND =
      "mvn -pl encord -am test -Dtest=RulesDocumentTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dassay.docs=write";

  /** Demands that are met before any rule is asked. */
  private static final Map<Integer, String> ELSEWHERE =
      Map.of(
          16, "the readers: a file with a picture track is a video, whatever its name",
          23, "the checks of a DICOM series",
          25, "the DICOM reader: `DICOM_BAD_VALUE`, and null leaves",
          32, "the records of the wire, which cannot be written otherwise");

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

            Generated from the code; a test keeps it so.

            The last column names the sections of the storage contract a rule follows.

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

        `assay dicom` holds a series against what the platform checks on import (F.2, J.22 to J.24).

        | code | severity | what passes |
        | --- | --- | --- |
        """);
    for (SeriesCheck check : SeriesCheck.values()) {
      text.append("| `" + check.code() + "` | " + check.severity().label() + " | ")
          .append(check.title())
          .append(" |\n");
    }
    text.append(
        """

        ## Where each demand of section J is met

        | demand | met by |
        | --- | --- |
        """);
    for (int number = 1; number <= 36; number++) {
      text.append("| J.").append(number).append(" | ").append(metBy(number)).append(" |\n");
    }
    return text.toString();
  }

  private static String metBy(int number) {
    String other = ELSEWHERE.get(number);
    if (other != null) {
      return other;
    }
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
