package dev.assay.testdata;

import static dev.assay.testdata.HostileBytes.MANY;
import static dev.assay.testdata.HostileBytes.add;
import static dev.assay.testdata.HostileBytes.concat;
import static dev.assay.testdata.HostileBytes.indexOf;
import static dev.assay.testdata.HostileBytes.latin1;
import static dev.assay.testdata.HostileBytes.le;
import static dev.assay.testdata.HostileBytes.patched;
import static dev.assay.testdata.HostileBytes.repeated;

import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.pdf.PdfFile;
import java.util.List;
import java.util.Locale;

/** PDF, XML and DICOM that loop, nest and grow. */
final class HostileDocuments {

  private HostileDocuments() {}

  static void addDocuments(List<Sample> samples) {
    String catalog = "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n";
    List<String> trees =
        List.of(
            "<</Type/Pages/Kids[2 0 R]/Count 1000000000>>",
            "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2147483648>>",
            "<</Type/Pages/Kids[3 0 R]/Parent 3 0 R/Count -1>>",
            "<</Type/Pages/Kids 2 0 R/Count 2 0 R>>",
            "<</Type/Pages/Kids[" + "2 0 R ".repeat(MANY) + "]/Count 9999999999999999999999>>",
            "[".repeat(MANY),
            "<</A".repeat(MANY),
            "(".repeat(MANY),
            "<</Length 2 0 R>> stream\n");
    for (int i = 0; i < trees.size(); i++) {
      String tree = "2 0 obj " + trees.get(i) + " endobj\n";
      String table =
          "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n"
              + String.format(Locale.ROOT, "%010d 00000 n \n", catalog.length())
              + "trailer <</Size 3/Root 1 0 R>>\nstartxref\n"
              + (catalog.length() + tree.length())
              + "\n%%EOF\n";
      samples.add(new Sample("tree-" + i + ".pdf", latin1(catalog + tree + table)));
    }
    for (String previous : List.of("54", "55", "0", "-1", "9223372036854775807", "1 0 R")) {
      String text =
          catalog
              + "xref\n0 1\n0000000000 65535 f \ntrailer <</Size 1/Root 1 0 R/Prev "
              + previous
              + "/XRefStm "
              + previous
              + ">>\nstartxref\n"
              + catalog.length()
              + "\n%%EOF\n";
      samples.add(new Sample("prev-" + previous.replace(' ', '-') + ".pdf", latin1(text)));
    }
    for (String start : List.of("0", "-1", "2147483648", "99999999999999999999", "(")) {
      samples.add(
          new Sample(
              "start-" + start + ".pdf", latin1(catalog + "startxref\n" + start + "\n%%EOF\n")));
    }
    samples.add(
        new Sample(
            "rows.pdf",
            latin1(
                catalog
                    + "xref\n0 1000000000\n0000000000 65535 f \n"
                    + "trailer <</Size 1000000000/Root 1 0 R>>\nstartxref\n"
                    + catalog.length()
                    + "\n%%EOF\n")));
    byte[] streams = PdfFile.withPages(3).withStreams();
    for (String key : List.of("/W", "/Index", "/Size", "/First", "/N ", "/Length")) {
      for (String value : List.of("[999999999]", "[-1 -1 -1]", "2147483647", "-2", "[[[")) {
        if (indexOf(streams, latin1(key)) >= 0) {
          samples.add(
              new Sample(
                  "streams-" + key.substring(1).trim() + value + ".pdf",
                  patched(streams, key, key.length(), latin1(value))));
        }
      }
    }
  }

  static void addMarkup(List<Sample> samples) {
    StringBuilder laughs = new StringBuilder("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a '1'>");
    for (char name = 'b'; name <= 'm'; name++) {
      String before = "&" + (char) (name - 1) + ";";
      laughs.append("<!ENTITY ").append(name).append(" '").append(before.repeat(10)).append("'>");
    }
    String root = " xmlns='http://www.w3.org/2000/svg' width='&m;' height='&m;'>&m;</svg>";
    samples.add(new Sample("laughs.svg", latin1(laughs + "]><svg" + root)));
    samples.add(new Sample("laughs.xml", latin1(laughs + "]><x>&m;</x>")));
    samples.add(
        new Sample(
            "recursive.svg",
            latin1(
                "<!DOCTYPE svg [<!ENTITY a '&b;'><!ENTITY b '&a;'"
                    + ">]><svg xmlns='http://www.w3.org/2000/svg' width='&a;' height='1'/>")));
    samples.add(
        new Sample(
            "deep.svg", latin1("<svg xmlns='http://www.w3.org/2000/svg'>" + "<g>".repeat(MANY))));
    samples.add(new Sample("attributes.svg", latin1("<svg " + "a='1' ".repeat(MANY) + "/>")));
    samples.add(new Sample("comment.svg", latin1("<!--" + "-".repeat(MANY) + "<svg width='1'>")));
    samples.add(
        new Sample(
            "quadratic.svg",
            latin1(
                "<!DOCTYPE svg [<!ENTITY a '"
                    + "a".repeat(MANY)
                    + "'>]><svg width='"
                    + "&a;".repeat(MANY)
                    + "'/>")));
  }

  static void addDicom(List<Sample> samples) {
    DataSet slice = DicomImages.slice("1.2.3.4.1", 1, "2.5", "1.2.3");
    byte[] file = DicomFile.of(slice, Encoding.EXPLICIT_LITTLE).bytes();
    byte[] open =
        concat(
            le(2, 0x0008),
            le(2, 0x1140),
            latin1("SQ\0\0"),
            le(4, 0xFFFF_FFFFL),
            le(2, 0xFFFE),
            le(2, 0xE000),
            le(4, 0xFFFF_FFFFL));
    add(samples, "deep-sequences.dcm", file, repeated(open, MANY));
    byte[] unknown =
        concat(
            le(2, 0x0009),
            le(2, 0x1001),
            latin1("UN\0\0"),
            le(4, 0xFFFF_FFFFL),
            le(2, 0xFFFE),
            le(2, 0xE000),
            le(4, 0xFFFF_FFFFL));
    add(samples, "deep-unknown.dcm", file, repeated(unknown, MANY));
    for (String vr : List.of("OB", "UN", "UT", "SQ", "OW", "LO", "\0\0", "ZZ")) {
      for (long length : new long[] {0x7FFF_FFFFL, 0xFFFF_FFFEL, 0xFFFF_FFFFL}) {
        byte[] element =
            concat(le(2, 0x0010), le(2, 0x0020), latin1(vr), le(2, 0xFFFF), le(4, length));
        add(
            samples,
            "element-" + Integer.toHexString(vr.hashCode()) + "-" + length + ".dcm",
            file,
            element);
      }
    }
    byte[] empty = concat(le(2, 0x0009), le(2, 0x1001), latin1("LO"), le(2, 0));
    add(samples, "many-elements.dcm", file, repeated(empty, MANY));
    DataSet named =
        DicomImages.slice("1.2.3.4.1", 1, "2.5", "1.2.3")
            .text(0x0008_0060, "CS", "\u001B[31m=1\r\n")
            .text(0x0010_0020, "LO", "\u001B]0;owned\u0007<script>");
    samples.add(new Sample("escapes.dcm", DicomFile.of(named, Encoding.EXPLICIT_LITTLE).bytes()));
  }
}
