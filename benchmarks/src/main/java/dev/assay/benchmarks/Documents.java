package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Documents that PDFBox writes. */
final class Documents {
  static final Long PAGES = 20L;
  private static final int FONT_SIZE = 12;
  private static final int MARGIN = 72;

  private Documents() {}

  /** Writes a document with a cross-reference table. */
  static void writeTable(Path file) throws IOException {
    write(file, CompressParameters.NO_COMPRESSION);
  }

  /** Writes a document with a cross-reference stream and object streams. */
  static void writeStreams(Path file) throws IOException {
    write(file, CompressParameters.DEFAULT_COMPRESSION);
  }

  private static void write(Path file, CompressParameters compression) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (int number = 1; number <= PAGES; number++) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, FONT_SIZE);
          content.newLineAtOffset(MARGIN, MARGIN);
          content.showText("Page " + number);
          content.endText();
        }
      }
      document.save(file.toFile(), compression);
    }
  }
}
