package dev.assay.pdf;

import dev.assay.testdata.Sample;
import dev.assay.testdata.pdf.PdfFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Documents that keep to the standard, each in another way. */
final class Documents {

  private Documents() {}

  static List<Sample> usual() {
    String[] nested = {
      "<< /Type /Pages /Kids [ 3 0 R 6 0 R ] /Count 3 >>",
      "<< /Type /Pages /Parent 2 0 R /Kids [ 4 0 R 5 0 R ] /Count 2 >>",
      "<< /Type /Page /Parent 3 0 R /Contents [ (a) <62> [ << /C (\\)) >> ] 1.5 -2 true null ] >>",
      "<< /Type /Page /Parent 3 0 R >>",
      "<< /Type /Page /Parent 2 0 R >>"
    };
    byte[] table = PdfFile.withPages(3).withTable();
    String fewer = "<< /Type /Pages /Kids [ 4 0 R ] /Count 1 >>";
    return List.of(
        new Sample("table.pdf", table),
        new Sample("streams.pdf", PdfFile.withPages(3).withStreams()),
        new Sample("predicted.pdf", PdfFile.withPageTree(nested).withPredictedStreams()),
        new Sample("hybrid.pdf", PdfFile.withPages(3).withHybridReferences()),
        new Sample("linearized.pdf", PdfFile.withPages(3).linearized()),
        new Sample("updated.pdf", PdfFile.updated(table, 2, fewer)),
        new Sample("nested.pdf", PdfFile.withPageTree(nested).withTable()),
        new Sample("unlocked.pdf", PdfFile.withPages(2).encrypted("").withTable()),
        new Sample("locked.pdf", PdfFile.withPages(2).encrypted("secret").withTable()),
        new Sample("shifted.pdf", behind(700, table)),
        new Sample("many.pdf", PdfFile.withPages(100).withTable()));
  }

  /** A document with so many bytes before it. */
  static byte[] behind(int spaces, byte[] document) {
    byte[] shifted = new byte[spaces + document.length];
    Arrays.fill(shifted, 0, spaces, (byte) ' ');
    System.arraycopy(document, 0, shifted, spaces, document.length);
    return shifted;
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
