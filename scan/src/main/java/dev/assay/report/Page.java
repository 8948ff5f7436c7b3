package dev.assay.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page around the data of a report: template, style and program in one file.
 *
 * <p>Its Content-Security-Policy lets nothing run but its own programs and nothing be fetched at
 * all.
 */
final class Page {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final ChartLibrary charts;
  private final String template;
  private final String style;
  private final String script;

  /** Writes the data as JSON without any {@code <}. */
  @FunctionalInterface
  interface Data {
    void writeTo(OutputStream out) throws IOException;
  }

  private Page(ChartLibrary charts, String template, String style, String script) {
    this.charts = charts;
    this.template = template;
    this.style = style;
    this.script = script;
  }

  static Page load() throws IOException {
    return new Page(
        ChartLibrary.load(),
        Resources.text("report.html"),
        Resources.text("report.css"),
        Resources.text("report.js"));
  }

  void write(Data data, OutputStream out) throws IOException {
    Matcher place = PLACE.matcher(template);
    int written = 0;
    while (place.find()) {
      write(template.substring(written, place.start()), out);
      written = place.end();
      switch (place.group(1)) {
        case "policy" -> write(policy(), out);
        case "style" -> write(style, out);
        case "charts" -> write(charts.script(), out);
        case "script" -> write(script, out);
        case "licence" -> write(escaped(charts.licence()), out);
        case "data" -> data.writeTo(out);
        default -> throw new IllegalStateException("nothing goes to " + place.group());
      }
    }
    write(template.substring(written), out);
  }

  private String policy() {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src "
        + hash(style)
        + "; script-src "
        + hash(charts.script())
        + " "
        + hash(script);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
