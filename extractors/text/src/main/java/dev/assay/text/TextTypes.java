package dev.assay.text;

import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The formats of text that are told apart, by content first and then by name. */
final class TextTypes {
  private static final FileType PLAIN = text("text", "text/plain", "txt", "text", "log", "srt");
  private static final FileType JSON = text("json", "application/json", "json", "geojson", "ipynb");
  private static final FileType NDJSON = text("ndjson", "application/x-ndjson", "ndjson", "jsonl");
  private static final FileType XML =
      text("xml", "text/xml", "xml", "xsd", "xsl", "rss", "atom", "kml", "gpx", "ttml", "xmp");
  private static final FileType HTML = text("html", "text/html", "html", "htm");
  private static final FileType XHTML =
      text("xhtml", "application/xhtml+xml", "xhtml", "xht", "html", "htm");
  private static final FileType RTF = text("rtf", "text/rtf", "rtf");
  private static final FileType VTT = text("vtt", "text/vtt", "vtt");
  private static final FileType CSV = text("csv", "text/csv", "csv");
  private static final FileType TSV = text("tsv", "text/tab-separated-values", "tsv", "tab");
  private static final FileType MARKDOWN = text("markdown", "text/markdown", "md", "markdown");
  private static final FileType CSS = text("css", "text/css", "css");
  private static final FileType JAVASCRIPT = text("javascript", "text/javascript", "js", "mjs");
  private static final FileType YAML = text("yaml", "application/yaml", "yaml", "yml");

  /** All of them, the commonest first. */
  static final List<FileType> ALL =
      List.of(
          PLAIN,
          JSON,
          CSV,
          XML,
          HTML,
          MARKDOWN,
          NDJSON,
          TSV,
          XHTML,
          RTF,
          VTT,
          CSS,
          JAVASCRIPT,
          YAML);

  /** Those that nothing in the text can prove or disprove, so that the name decides. */
  private static final List<FileType> BY_NAME = List.of(CSV, MARKDOWN, CSS, JAVASCRIPT, YAML);

  /** Elements a page may start with besides html, when the name says that it is one. */
  private static final Set<String> PAGE_ELEMENTS =
      Set.of(
          "a", "article", "div", "h1", "h2", "h3", "img", "link", "main", "meta", "p", "section",
          "span", "table", "ul");

  /** Elements only a page starts with. */
  private static final Set<String> PAGE_STARTS =
      Set.of("html", "head", "body", "title", "script", "style");

  /** What subtitles start with, and a line end or a space behind it (WebVTT 4.1). */
  private static final String SUBTITLES = "WEBVTT";

  private TextTypes() {}

  private static FileType text(String name, String mimeType, String... extensions) {
    return FileType.of(name, MediaKind.TEXT, mimeType, extensions);
  }

  /**
   * The format of a text: the one that its first characters prove, or else the one that its name
   * suggests.
   *
   * @param markup what it is as markup, null when it is none
   */
  static FileType of(Opening opening, @Nullable Markup markup) {
    if (opening.startsWith("{\\rtf")) {
      return RTF;
    }
    if (isSubtitles(opening)) {
      return VTT;
    }
    FileType proven = markup == null ? data(opening) : markup(markup, opening.extension());
    return proven == null ? suggested(opening) : proven;
  }

  private static boolean isSubtitles(Opening opening) {
    if (!opening.startsWith(SUBTITLES)) {
      return false;
    }
    String start = opening.characters();
    return start.length() == SUBTITLES.length() || start.charAt(SUBTITLES.length()) <= ' ';
  }

  /** JSON or lines of it, null when it is neither. */
  private static @Nullable FileType data(Opening opening) {
    char first = opening.first();
    String extension = opening.extension();
    if (first != '{' && first != '[' && !JSON.extensions().contains(extension)) {
      return null;
    }
    return switch (opening.json()) {
      case SEVERAL -> NDJSON;
      case ONE -> NDJSON.extensions().contains(extension) ? NDJSON : JSON;
      case NONE -> null;
    };
  }

  /** The format of markup, null when it is left open. */
  static @Nullable FileType markup(Markup markup, String extension) {
    String root = markup.localRoot();
    boolean page = markup.doctype().equals("html") || PAGE_STARTS.contains(root);
    boolean xhtml =
        root.equals("html") && markup.attributes().contains("http://www.w3.org/1999/xhtml");
    if (xhtml && (markup.declared() || extension.equals("xhtml") || extension.equals("xht"))) {
      return XHTML;
    }
    if (markup.declared()) {
      return XML;
    }
    boolean namedPage = HTML.extensions().contains(extension);
    if (page && (!markup.hasNamespace() || xhtml || namedPage)) {
      return HTML;
    }
    if (namedPage && PAGE_ELEMENTS.contains(root)) {
      return HTML;
    }
    boolean xml =
        markup.hasNamespace()
            || !markup.doctype().isEmpty()
            || XML.extensions().contains(extension);
    return xml && !root.isEmpty() ? XML : null;
  }

  /** The format that a name suggests for a text that proves none. */
  private static FileType suggested(Opening opening) {
    String extension = opening.extension();
    if (TSV.extensions().contains(extension) && opening.characters().indexOf('\t') >= 0) {
      return TSV;
    }
    for (FileType type : BY_NAME) {
      if (type.extensions().contains(extension)) {
        return type;
      }
    }
    return PLAIN;
  }
}
