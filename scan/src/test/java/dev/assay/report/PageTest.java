package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.encord.gate.Gate;
import dev.assay.finding.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PageTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
  private static final Pattern PROGRAM = Pattern.compile("(?s)<script>(.*?)</script>");
  private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*?)</style>");

  /** Names that would break out of markup, of a string, of a line or of the order of letters. */
  static final List<String> HOSTILE =
      List.of(
          "<script>document.title='broken'</script>.png",
          "</script><script>document.title='broken'</script>.png",
          "<!--<script>.png",
          "\"><img src=x onerror=\"document.title='broken'\">.png",
          "'\"&amp;&lt;.png",
          "line\nbreak\tand\u0000\u0007\u001b[31m\u007f.png",
          "sep\u2028ara\u2029tors.png",
          "\u202egnp.exe",
          "half \ud800 of a pair.png",
          "{{script}} ${1+1} \\u003c.png");

  private static String page(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.write(ReportTest.HEADING, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  static Report hostile() {
    Report report = new Report(Gate.standard());
    for (String name : HOSTILE) {
      report.add(Records.image(name, 100, 640, 480, Finding.warning(name, name).mendedBy(name)));
    }
    return report;
  }

  private static List<String> found(Pattern pattern, String page) {
    return pattern.matcher(page).results().map(match -> match.group(1)).toList();
  }

  @Test
  void theDataHoldsNothingThatEndsAScriptWhateverTheNames() throws IOException {
    String page = page(hostile());

    List<String> data = found(DATA, page);
    assertThat(data).hasSize(1);
    assertThat(data.get(0)).matches("[\\x20-\\x7e&&[^<>&]]*");
    JsonNode json = new ObjectMapper().readTree(data.get(0));
    assertThat(json.path("slowest").findValuesAsText("path"))
        .containsExactlyInAnyOrderElementsOf(HOSTILE);
    assertThat(json.path("findings").findValuesAsText("remedy"))
        .containsExactlyInAnyOrderElementsOf(HOSTILE);
  }

  @Test
  void namesChangeNothingButTheData() throws IOException {
    String empty = page(new Report(Gate.standard()));

    assertThat(DATA.matcher(page(hostile())).replaceFirst(""))
        .isEqualTo(DATA.matcher(empty).replaceFirst(""));
  }

  @Test
  void thePolicyLetsOnlyTheOwnProgramsRunAndNothingBeFetched() throws Exception {
    String page = page(hostile());
    String policy =
        Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
            .matcher(page)
            .results()
            .map((MatchResult match) -> match.group(1))
            .findFirst()
            .orElseThrow();

    assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe", "http", "data:");
    assertThat(found(PROGRAM, page)).hasSize(2);
    for (String text : found(PROGRAM, page)) {
      assertThat(policy.substring(policy.indexOf("script-src"))).contains(digest(text));
    }
    assertThat(found(STYLE, page))
        .singleElement()
        .satisfies(text -> assertThat(policy).contains("style-src " + digest(text)));
  }

  private static String digest(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  @Test
  void thePageNamesNothingOutsideItself() throws IOException {
    String page = PROGRAM.matcher(page(hostile())).replaceAll("");

    assertThat(page).doesNotContainPattern("(?i)\\b(src|href|action|data)\\s*=\\s*\"(?!#)");
    assertThat(page).doesNotContain("url(", "@import");
  }

  @Test
  void theProgramMakesNoMarkupOfText() throws IOException {
    assertThat(Resources.text("report.js"))
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }

  @Test
  void theLicenceOfTheChartLibraryIsInThePage() throws IOException {
    assertThat(page(hostile())).contains("Chart.js Contributors", "Permission is hereby granted");
  }
}
