package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.source.Identity;
import dev.assay.testdata.Sample;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SvgFormatTest extends ImageFormatTest {
  private static final String PROLOG =
      """
      <?xml version="1.0"?>
      <!-- a > b -- c -->
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [
        <!ENTITY ns "http://www.w3.org/2000/svg">
        <!-- ]> -->
        <!ENTITY x ']>'>
      <?pi ]> ?>]>
      <?target data?>
      """;

  @Override
  protected Format format() {
    return new SvgFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.svg", svg("width='60' height='40'")),
        new Sample("prolog.svg", bytes(PROLOG + tag("viewBox='0 0 30 20'"))),
        new Sample("wide.svg", ("\uFEFF" + tag("width='6in'")).getBytes(StandardCharsets.UTF_16LE)),
        new Sample("late.svg", bytes("<!--" + "-".repeat(6000) + "x-->" + tag("width='9'"))));
  }

  private static String tag(String attributes) {
    return "<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "/>";
  }

  private static byte[] svg(String attributes) {
    return bytes(tag(attributes));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void oneReadOfTheHeadIsEnough() {
    byte[] file = bytes(PROLOG + tag("width='60' height='40'") + " ".repeat(9000));
    assertThat(reads(file)).containsExactly(read(0, 4096));
    ImageFacts facts = facts(file);
    assertThat(stored(facts)).isEqualTo("60 x 40");
    assertThat(facts.playability()).isEqualTo(Playability.PLAYS);
    assertThat(facts.type().mimeType()).isEqualTo("image/svg+xml");
    assertThat(findings(file)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "60, 40, 60 x 40",
    "60px, 40.4px, 60 x 40",
    "1e2, .5e2, 100 x 50",
    "1in, 2IN, 96 x 192",
    "2.54cm, 25.4mm, 96 x 96",
    "101.6q, 6pc, 96 x 96",
    "72pt, 3pt, 96 x 4",
    "2em, 4ex, 32 x 32",
    "' 60 ', +40, 60 x 40",
    "100%, 100%, 300 x 150",
    "60, 50%, 60 x 150",
    "-60, 40, 300 x 40",
    "60parsec, 40, 300 x 40",
    "auto, 40, 300 x 40"
  })
  void lengthsInEveryUnitArePixelsAt96ToTheInch(String width, String height, String shown) {
    byte[] file = svg("width='" + width + "' height='" + height + "'");
    assertThat(displayed(facts(file))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "viewBox='0 0 100 100', 150 x 150",
        "viewBox='0 0 480 360', 200 x 150",
        "viewBox='0 0 300 60', 300 x 60",
        "viewBox='0 0 448 512', 131 x 150",
        "viewBox='-5 -5 30 20' width='60', 60 x 40",
        "viewBox='0 0 30 20' height='40', 60 x 40",
        "viewBox='0 0 30 20' width='7' height='5', 7 x 5",
        "viewBox='0 0 30 20' width='100%' height='40', 60 x 40",
        "viewBox='0 0 0 20', 300 x 150",
        "viewBox='0 0 30', 300 x 150",
        "width='70', 70 x 150",
        "height='70', 300 x 70",
        "id='x', 300 x 150"
      })
  void missingLengthsFollowFromTheViewBoxOrTheDefault(String attributes, String shown) {
    assertThat(displayed(facts(svg(attributes)))).isEqualTo(shown);
  }

  @Test
  void commasSeparateAViewBoxToo() {
    assertThat(displayed(facts(svg("viewBox='0,0, 480 ,360'")))).isEqualTo("200 x 150");
  }

  @Test
  void everyEncodingIsRead() {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      for (String mark : List.of("", "\uFEFF")) {
        String text = mark + "<?xml version='1.0'?><!-- \u013E\u2D2D --> " + tag("width='60'");
        byte[] file = text.getBytes(charset);
        assertThat(score(file, "a.svg")).isEqualTo(Score.CERTAIN);
        assertThat(displayed(facts(file))).isEqualTo("60 x 150");
      }
    }
  }

  @Test
  void aPrefixedRootIsRead() {
    byte[] file = bytes("<s:svg xmlns:s='http://www.w3.org/2000/svg' width='6' height='4'/>");
    assertThat(displayed(facts(file))).isEqualTo("6 x 4");
    assertThat(facts(file).playability()).isEqualTo(Playability.PLAYS);
  }

  @Test
  void withoutItsNamespaceItIsNotShown() {
    byte[] file = bytes("<svg width='6' height='4'/>");
    assertThat(facts(file).playability()).isEqualTo(Playability.NO);
    assertThat(findings(file)).contains("SVG_NAMESPACE_MISSING");
  }

  @Test
  void entitiesAreNeitherExpandedNorFetched() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 100; i++) {
      laughs.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
    }
    laughs.append("<!ENTITY far SYSTEM 'file:///etc/passwd'>]>");
    assertThat(displayed(facts(bytes(laughs + tag("width='60' id='&a99;&far;'")))))
        .isEqualTo("60 x 150");
    assertThat(failure(bytes(laughs + tag("width='&far;'"))).code())
        .isEqualTo("SVG_SIZE_BY_ENTITY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg width='60",
        "<svg width=60 />",
        "<svg width='60'height='40'/>",
        "<svg width='60' width='40'/>",
        "<svg width='<'/>",
        "<svg width/>",
        "<svg xmlns=\"x viewBox=\"0 0 1 1>"
      })
  void aTagThatIsNotWellFormedFailsForGood(String text) {
    assertThat(score(bytes(text), "a.svg")).isEqualTo(Score.CERTAIN);
    assertThat(failure(bytes(text)).code()).isIn("MALFORMED", "TRUNCATED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html><body><svg/></body></html>",
        "<html><svg></svg></html>",
        "<?xml version='1.0'?><note>svg</note>",
        "<svgs/>",
        "plain <svg/>",
        "<",
        "",
        "   ",
        "{\"svg\": 1}",
        "<!-- only a comment -->"
      })
  void otherMarkupAndTextAreNotOurs(String text) {
    assertThat(score(bytes(text), "a.svg")).isEqualTo(Score.NO);
  }

  @Test
  void behindAPrologLongerThanTheHeadTheNameDecidesHowSureItIs() {
    byte[] start = bytes("<!--" + "x".repeat(4000));
    Head named = Head.of(start, Identity.of("a.svg", 9000));
    Head other = Head.of(start, Identity.of("a.xml", 9000));
    assertThat(format().score(named)).isEqualTo(Score.LIKELY);
    assertThat(format().score(other)).isEqualTo(Score.POSSIBLE);
    byte[] text = bytes("<!--" + "x".repeat(6000) + "--><note/>");
    assertThat(failure(text).code()).isEqualTo("DECLINED");
  }

  @Test
  void aPrologWithoutEndIsGivenUp() {
    byte[] endless = bytes("<!--" + "x".repeat(2_000_000));
    assertThat(failure(endless).code()).isEqualTo("MALFORMED");
  }

  @Test
  void sidesOfNoLengthAreMalformed() {
    assertThat(failure(svg("width='0' height='40'")).code()).isEqualTo("MALFORMED");
    assertThat(failure(svg("width='1e400' height='40'")).code()).isEqualTo("MALFORMED");
  }
}
