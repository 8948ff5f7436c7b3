package dev.assay.text;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.text.TextFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

class TextFormatContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new TextFormat();
  }

  @Override
  protected List<Sample> samples() {
    String lines = TextFile.lines("Grüße, \uD83D\uDE80!", 30);
    return List.of(
        new Sample(
            "ascii.txt", TextFile.lines("nothing special", 20).getBytes(StandardCharsets.US_ASCII)),
        new Sample("utf8.txt", lines.getBytes(StandardCharsets.UTF_8)),
        new Sample("latin1.txt", TextFile.lines("Grüße", 30).getBytes(StandardCharsets.ISO_8859_1)),
        new Sample("utf16.txt", TextFile.withMark(lines, StandardCharsets.UTF_16LE)),
        new Sample("utf32.txt", TextFile.withMark(lines, Charset.forName("UTF-32BE"))),
        new Sample(
            "a.json",
            "{\"a\": [1, 2.5e3, true, null, \"\\u00e4\"]}".getBytes(StandardCharsets.UTF_8)),
        new Sample(
            "a.html",
            "<!DOCTYPE html>\n<html><body>Hi</body></html>".getBytes(StandardCharsets.UTF_8)),
        new Sample("long.csv", TextFile.lines("1,2,3,4,ü", 5000).getBytes(StandardCharsets.UTF_8)));
  }
}
