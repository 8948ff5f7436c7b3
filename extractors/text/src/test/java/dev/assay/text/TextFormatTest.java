package dev.assay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.Fact;
import dev.assay.facts.TextFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import dev.assay.source.ByteSource;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.text.TextFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {

  private record Result(TextFacts facts, List<String> codes) {}

  private static Result read(byte[] bytes, String name) throws IOException {
    return read(ScriptedSource.of(bytes, name), Limits.local());
  }

  private static Result read(String text, String name) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), name);
  }

  private static Result read(ByteSource source, Limits limits) throws IOException {
    ByteCursor in = ByteCursor.over(source, new Budget(limits));
    Context context = new Context(Head.of(in.head(), source.identity()));
    TextFacts facts = new TextFormat().read(in, context);
    return new Result(facts, context.findings().stream().map(Finding::code).toList());
  }

  private static Score score(byte[] bytes, String name) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 4096));
    return new TextFormat().score(Head.of(head, ScriptedSource.of(bytes, name).identity()));
  }

  private static Score score(String text, String name) {
    return score(text.getBytes(StandardCharsets.UTF_8), name);
  }

  @Test
  void asciiAndUtf8AreMeasured() throws IOException {
    assertThat(read("plain", "a.txt").facts().charset()).isEqualTo(Fact.measured("us-ascii"));
    assertThat(read("Grüße \uD83D\uDE80", "a.txt").facts().charset())
        .isEqualTo(Fact.measured("utf-8"));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, utf-8",
    "UTF-16LE, utf-16le",
    "UTF-16BE, utf-16be",
    "UTF-32LE, utf-32le",
    "UTF-32BE, utf-32be"
  })
  void byteOrderMarkDeclaresTheCharacterSet(String charset, String expected) throws IOException {
    byte[] bytes = TextFile.withMark("Grüße \uD83D\uDE80\nund\n", Charset.forName(charset));

    Result result = read(bytes, "a.txt");

    assertThat(result.facts().charset()).isEqualTo(Fact.declared(expected));
    assertThat(result.facts().lines()).isEqualTo(2);
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void utf16WithoutMarkIsGuessed() throws IOException {
    byte[] bytes = "many plain words\n".getBytes(StandardCharsets.UTF_16BE);

    assertThat(read(bytes, "a.txt").facts().charset()).isEqualTo(Fact.estimated("utf-16be"));
  }

  @Test
  void westernBytesAreGuessedAndToldOf() throws IOException {
    Result latin1 = read("Grüße aus Köln".getBytes(StandardCharsets.ISO_8859_1), "a.txt");
    Result windows = read("price: 5 \u20AC".getBytes(Charset.forName("windows-1252")), "a.txt");

    assertThat(latin1.facts().charset()).isEqualTo(Fact.estimated("iso-8859-1"));
    assertThat(latin1.codes()).containsExactly("TEXT_NOT_UTF8");
    assertThat(windows.facts().charset()).isEqualTo(Fact.estimated("windows-1252"));
  }

  @Test
  void bytesOfNoKnownSetAreCalledUnknown() throws IOException {
    String russian = TextFile.lines("Съешь же ещё этих мягких французских булок", 5);

    assertThat(read(russian.getBytes(Charset.forName("KOI8-R")), "a.txt").facts().charset())
        .isEqualTo(Fact.assumed("unknown-8bit"));
  }

  @Test
  void declarationOfXmlNamesTheCharacterSet() throws IOException {
    String xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\n<a>\u20AC</a>";

    Result result = read(xml.getBytes(Charset.forName("ISO-8859-15")), "a.xml");

    assertThat(result.facts().charset()).isEqualTo(Fact.declared("iso-8859-15"));
    assertThat(result.facts().type().mimeType()).isEqualTo("text/xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c3", // cut
        "c328", // no continuation
        "c080", // overlong
        "e08080", // overlong
        "eda080", // surrogate
        "f4908080", // behind the last character
        "f8808080", // never a start
        "80" // never a start
      })
  void bytesThatBreakUtf8AreNotCalledSo(String hex) throws IOException {
    byte[] bad = HexFormat.of().parseHex(hex);
    byte[] bytes =
        "A line of ordinary text, long enough to be taken for text.\n    "
            .getBytes(StandardCharsets.US_ASCII);
    byte[] joined = Arrays.copyOf(bytes, bytes.length + bad.length);
    System.arraycopy(bad, 0, joined, bytes.length, bad.length);

    assertThat(read(joined, "a.txt").facts().charset().value()).isNotEqualTo("utf-8");
  }

  @Test
  void characterCutByTheEndOfTheFirstReadIsNoError() throws IOException {
    String text = "x".repeat(4095) + "ü" + "y".repeat(100);

    assertThat(score(text, "a.txt")).isEqualTo(Score.POSSIBLE);
    assertThat(read(text, "a.txt").facts().charset()).isEqualTo(Fact.measured("utf-8"));
  }

  @Test
  void controlCharactersAreNoText() {
    for (int c = 0; c < 32; c++) {
      byte[] bytes = "some text with a character ".getBytes(StandardCharsets.US_ASCII);
      bytes[10] = (byte) c;
      boolean allowed = (c >= 7 && c <= 13) || c == 27;
      assertThat(score(bytes, "a.txt"))
          .as("character %d", c)
          .isEqualTo(allowed ? Score.POSSIBLE : Score.NO);
    }
    assertThat(score("end of a DOS file\u001a", "a.txt")).isEqualTo(Score.POSSIBLE);
  }

  @Test
  void binaryDataBehindTextIsDeclined() {
    byte[] bytes = new byte[10_000];
    Arrays.fill(bytes, 0, 9_000, (byte) 'x');

    assertThatThrownBy(() -> read(bytes, "a.txt")).isInstanceOf(DeclinedException.class);
  }

  @Test
  void shortRunsOfHighBytesAreNoText() {
    assertThat(score(HexFormat.of().parseHex("fffb9044e1f2c3d4"), "a.mp3")).isEqualTo(Score.NO);
  }

  @ParameterizedTest
  @CsvSource({"'a', 1", "'a\n', 1", "'a\nb', 2", "'a\r\nb\r\n', 2", "'a\rb\r', 2", "'\n\n', 2"})
  void linesAreCountedHoweverTheyEnd(String text, long lines) throws IOException {
    assertThat(read(text, "a.txt").facts().lines()).isEqualTo(lines);
  }

  @Test
  void oneGiantLineIsOneLine() throws IOException {
    ScriptedSource source =
        ScriptedSource.of("x".repeat(3 << 20).getBytes(StandardCharsets.US_ASCII), "a.txt");

    assertThat(read(source, Limits.local()).facts().lines()).isEqualTo(1);
    assertThat(source.bytesRead()).isEqualTo(3 << 20);
  }

  @Test
  void longTextIsJudgedByItsStart() throws IOException {
    byte[] start =
        TextFile.lines("2026-11-23 something happened", 200).getBytes(StandardCharsets.US_ASCII);
    ScriptedSource source = ScriptedSource.sparse(1L << 40, "a.log").put(0, start);

    TextFacts facts = read(source, Limits.local()).facts();

    assertThat(facts.lines()).isNull();
    assertThat(facts.charset()).isEqualTo(Fact.estimated("us-ascii"));
    assertThat(source.log()).containsExactly(ScriptedSource.read(0, 4096));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1}                               | a.txt   | application/json",
        "[1, 2]                                   | a       | application/json",
        "{\"a\": 1}¶{\"a\": 2}                 | a.json  | application/x-ndjson",
        "{\"a\": 1}                               | a.jsonl | application/x-ndjson",
        "{name} of the list                       | a.json  | text/plain",
        "{\"a\": 1 // no comments                 | a.json  | text/plain",
        "12                                       | a.json  | application/json",
        "12                                       | a.txt   | text/plain",
        "<?xml version='1.0'?><a/>                | a.txt   | text/xml",
        "<a xmlns='b'/>                           | a       | text/xml",
        "<a>b</a>                                 | a.xml   | text/xml",
        "<a>b</a>                                 | a.txt   | text/plain",
        "<!doctype HTML><p>                       | a.txt   | text/html",
        "<!-- c --><HTML lang=en>                 | a       | text/html",
        "<div>part of a page</div>                | a.html  | text/html",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>| a | application/xhtml+xml",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>| a.xhtml | application/xhtml+xml",
        "<- an arrow                              | a.html  | text/plain",
        "{\\rtf1 words}                           | a       | text/rtf",
        "WEBVTT                                   | a       | text/vtt",
        "# Title                                  | a.md    | text/markdown",
        "a,b                                      | a.csv   | text/csv",
        "a,b                                      | a.txt   | text/plain",
        "a→b                                     | a.tsv   | text/tab-separated-values",
        "no tabs                                  | a.tsv   | text/plain",
        "a: b                                     | a.yml   | application/yaml",
        "p { }                                    | a.css   | text/css",
        "let a                                    | a.js    | text/javascript",
        "words                                    | a.jpg   | text/plain"
      })
  void contentDecidesTheFormatAndTheNameWhereItLeavesAChoice(
      String text, String name, String mimeType) throws IOException {
    String written = text.replace('¶', '\n').replace('→', '\t');

    assertThat(read(written, name).facts().type().mimeType()).isEqualTo(mimeType);
  }

  @Test
  void drawingsAreLeftToOthers() {
    assertThat(score("<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"))
        .isEqualTo(Score.POSSIBLE);
    assertThat(score("<?xml version='1.0'?>\n<!-- c -->\n<svg:svg/>", "a.xml"))
        .isEqualTo(Score.POSSIBLE);
    assertThat(score("<?xml version='1.0'?><a/>", "a.xml")).isEqualTo(Score.LIKELY);
  }

  @Test
  void drawingBehindALongCommentIsLeftToOthersToo() {
    assertThat(score("<!-- " + "c".repeat(4096) + " --><svg/>", "a")).isEqualTo(Score.POSSIBLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void structureShowsBehindSpaceInAnyEncoding(String charset) {
    byte[] json = (" ".repeat(300) + "\n{}").getBytes(Charset.forName(charset));

    assertThat(score(json, "a")).isEqualTo(Score.LIKELY);
  }

  @Test
  void binaryDataBehindItsFirstBytesIsNotReadAnyFurther() {
    byte[] bytes = new byte[100_000];
    Arrays.fill(bytes, 0, 1_000, (byte) 'x');
    ScriptedSource source = ScriptedSource.of(bytes, "a");

    assertThatThrownBy(() -> read(source, Limits.local()))
        .isInstanceOf(DeclinedException.class)
        .hasMessageContaining("character 1001");
    assertThat(source.log()).containsExactly(ScriptedSource.read(0, 4096));
  }

  @ParameterizedTest
  @CsvSource({
    "'<a:b c=\"d\"/>', text/xml",
    "'<a:/>', text/plain",
    "'<a:b:c/>', text/plain",
    "'<1a/>', text/plain",
    "'<a', text/xml",
    "'<a%>', text/plain"
  })
  void firstTagHasTheNameOfAnElement(String text, String mimeType) throws IOException {
    assertThat(read(text, "a.xml").facts().type().mimeType()).isEqualTo(mimeType);
  }

  @Test
  void formatIsToldOfTextInAnyUnicodeEncoding() throws IOException {
    byte[] json = TextFile.withMark("{\"a\": \"ü\"}", StandardCharsets.UTF_16LE);

    assertThat(read(json, "a").facts().type().mimeType()).isEqualTo("application/json");
  }
}
