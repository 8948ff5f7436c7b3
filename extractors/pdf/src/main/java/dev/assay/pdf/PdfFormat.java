package dev.assay.pdf;

import dev.assay.facts.Fact;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.PdfFacts;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.format.Score;
import dev.assay.pdf.PdfObject.Dictionary;
import dev.assay.pdf.PdfObject.Name;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The reader of PDF documents (ISO 32000-2) that keep to the standard: the end of the file names
 * the cross-reference section, that leads to the page tree.
 *
 * <p>It answers when the page tree agrees with itself as far as it is visited, and declines
 * whatever is unusual.
 */
public final class PdfFormat implements Format {
  static final FileType PDF = FileType.of("pdf", MediaKind.PDF, "application/pdf", "pdf", "ai");
  static final Magic SIGNATURE = Magic.start("%PDF-");
  private static final FormatInfo INFO = FormatInfo.own(PDF, SIGNATURE);

  /** A reader. */
  public PdfFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    return PdfHeader.score(head);
  }

  @Override
  public PdfFacts read(ByteCursor in, Context context) throws IOException {
    PdfHeader header = PdfHeader.of(in, context.head());
    if (header == null) {
      throw new DeclinedException("there is no header");
    }
    FileBytes file = new FileBytes(in, header.offset());
    try (StreamDecoder streams = new StreamDecoder(file)) {
      return facts(header, file, new PdfObjects(file, streams));
    }
  }

  private static PdfFacts facts(PdfHeader header, FileBytes file, PdfObjects objects)
      throws IOException {
    Dictionary catalog = objects.dictionary(objects.trailer("Root"));
    PdfObject version = catalog.get("Version");
    if (!catalog.isName("Type", "Catalog") || (version != null && !(version instanceof Name))) {
      throw new DeclinedException("the catalog is not in order");
    }
    PageCount pages = new PageCount(file, objects, objects.dictionary(catalog.get("Pages")));
    PdfObject encryption = objects.trailer("Encrypt");
    boolean locked =
        encryption != null
            && !EmptyPassword.opens(objects.dictionary(encryption), objects.trailer("ID"));
    return new PdfFacts(
        PDF,
        locked ? claimed(pages) : pages.visited(),
        encryption != null,
        locked,
        version instanceof Name name ? name.text() : header.version());
  }

  /** Numbers are never encrypted (ISO 32000-2 7.6.2), but cannot be checked without a password. */
  private static @Nullable Fact<Long> claimed(PageCount pages) {
    return pages.claimed() < 1 ? null : Fact.declared(pages.claimed());
  }
}
