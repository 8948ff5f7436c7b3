package dev.assay.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.FileType;
import dev.assay.format.Context;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.text.TextFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;

/** The types of common texts, which this reader and Apache Tika tell independently. */
class TikaAgreementTest {
  private static final MimeTypes TIKA = MimeTypes.getDefaultMimeTypes();

  /** What is said here and by Tika where they differ, in groups with one reason each. */
  private static final Map<String, String> DIFFERENCES =
      Map.ofEntries(
          // Both names are registered and stand for the same (RFC 7303 9.2; IANA has both for RTF).
          Map.entry("list.xml", "text/xml for application/xml"),
          Map.entry("list", "text/xml for application/xml"),
          Map.entry("bare.xml", "text/xml for application/xml"),
          Map.entry("track.gpx", "text/xml for application/xml"),
          Map.entry("letter.rtf", "text/rtf for application/rtf"),
          // RFC 9512 registers the name; Tika's is older.
          Map.entry("settings.yaml", "application/yaml for text/x-yaml"),
          Map.entry("settings.yml", "application/yaml for text/x-yaml"),
          // Tika has names that are not registered for what is plain text or XML to a viewer.
          Map.entry("feed.rss", "text/xml for application/rss+xml"),
          Map.entry("film.srt", "text/plain for application/x-subrip"),
          Map.entry("words.log", "text/plain for text/x-log"),
          Map.entry("Program.java", "text/plain for text/x-java-source"),
          Map.entry("program.c", "text/plain for text/x-csrc"),
          Map.entry("program.py", "text/plain for text/x-python"),
          // Tika does not look for JSON in text whose name does not promise it.
          Map.entry("object", "application/json for text/plain"),
          Map.entry("book.ipynb", "application/json for text/plain"),
          Map.entry("map.geojson", "application/json for text/plain"),
          // Several values are no JSON (RFC 8259), whatever the name; Tika believes the name.
          Map.entry("rows.json", "application/x-ndjson for application/json"),
          Map.entry("rows.jsonl", "application/x-ndjson for text/plain"),
          Map.entry("rows.ndjson", "application/x-ndjson for text/plain"));

  private static Map<String, byte[]> texts() {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    String words = TextFile.lines("The quick brown fox jumps over the lazy dog.", 60);
    put(texts, "words.txt", words);
    put(texts, "words", words);
    put(texts, "words.log", words);
    put(texts, "notes.md", "# Notes\n\n" + words);
    put(texts, "notes.markdown", "Notes\n=====\n\n" + words);
    put(texts, "table.csv", TextFile.lines("1,\"a word\",2.5,2026-11-23", 60));
    put(texts, "table.tsv", TextFile.lines("1\ta word\t2.5", 60));
    put(texts, "settings.yaml", "---\nname: value\nlist:\n  - one\n  - two\n");
    put(texts, "settings.yml", "name: value\n");
    put(texts, "page.css", "p { color: red; }\n");
    put(texts, "script.js", "function f(x) {\n  return x + 1;\n}\n");
    put(texts, "module.mjs", "export const one = 1;\n");
    put(texts, "object.json", "{\"a\": [1, 2.5, \"three\", null, true]}");
    put(texts, "list.json", "[" + "{\"a\": 1},\n".repeat(1000) + "{}]");
    put(texts, "map.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}");
    put(texts, "book.ipynb", "{\"cells\": [], \"nbformat\": 4}");
    put(texts, "object", "{\"a\": 1}");
    put(texts, "rows.ndjson", "{\"a\": 1}\n{\"a\": 2}\n");
    put(texts, "rows.jsonl", "{\"a\": 1}\n{\"a\": 2}\n");
    put(texts, "rows.json", "{\"a\": 1}\n{\"a\": 2}\n");
    put(texts, "list.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<list><item/></list>\n");
    put(texts, "list", "<?xml version=\"1.0\"?>\n<!-- a list -->\n<list><item/></list>\n");
    put(texts, "bare.xml", "<list>\n" + "  <item/>\n".repeat(600) + "</list>\n");
    put(texts, "feed.rss", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel/></rss>\n");
    put(texts, "track.gpx", "<?xml version=\"1.0\"?>\n<gpx xmlns=\"urn:gpx\"/>\n");
    put(texts, "page.html", "<!DOCTYPE html>\n<html><head><title>t</title></head></html>\n");
    put(texts, "page.htm", "<html lang=\"en\">\n<body><p>" + words + "</body></html>\n");
    put(texts, "page", "<!-- a page -->\n<html><body>words</body></html>\n");
    put(texts, "part.html", "<div>part of a page</div>\n");
    put(
        texts,
        "page.xhtml",
        "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/></html>\n");
    put(texts, "letter.rtf", "{\\rtf1\\ansi words}");
    put(texts, "film.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n");
    put(texts, "film.srt", "1\n00:00:01,000 --> 00:00:02,000\nwords\n");
    put(texts, "program.py", "import sys\n\nprint(sys.argv)\n");
    put(texts, "Program.java", "class Program {}\n");
    put(texts, "program.c", "int main(void) { return 0; }\n");
    for (String set : new String[] {"UTF-8", "UTF-16LE", "UTF-16BE"}) {
      texts.put("mark-" + set + ".txt", TextFile.withMark(words, Charset.forName(set)));
    }
    texts.put("western.txt", "Grüße aus Köln\n".repeat(20).getBytes(StandardCharsets.ISO_8859_1));
    put(texts, "unicode.txt", "Grüße \u4F60\u597D \uD83D\uDE80\n".repeat(300));
    put(texts, "mark.json", "\uFEFF{\"a\": 1}");
    return texts;
  }

  private static void put(Map<String, byte[]> texts, String name, String text) {
    texts.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String tika(byte[] bytes, String name) throws IOException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    return TIKA.detect(new ByteArrayInputStream(bytes), metadata).getBaseType().toString();
  }

  private static String own(byte[] bytes, String name) throws IOException {
    ScriptedSource source = ScriptedSource.of(bytes, name);
    ByteCursor in = ByteCursor.over(source, new Budget(Limits.local()));
    Head head = Head.of(in.head(), source.identity());
    assertThat(new TextFormat().score(head)).as(name).isNotEqualTo(Score.NO);
    FileType type = new TextFormat().read(in, new Context(head)).type();
    return type.mimeType();
  }

  @Test
  void commonTextsAreNamedAsTikaNamesThemButForKnownReasons() throws IOException {
    Map<String, String> differences = new TreeMap<>();
    for (Map.Entry<String, byte[]> text : texts().entrySet()) {
      String own = own(text.getValue(), text.getKey());
      String tika = tika(text.getValue(), text.getKey());
      if (!own.equals(tika)) {
        differences.put(text.getKey(), own + " for " + tika);
      }
    }

    assertThat(differences).isEqualTo(new TreeMap<>(DIFFERENCES));
  }
}
