package dev.assay.pdf;

import dev.assay.facts.Fact;
import dev.assay.facts.PdfFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.format.Tier;
import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reader of PDF documents (ISO 32000-1) through PDFBox, for those that break the standard or
 * use it in unusual ways.
 *
 * <p>PDFBox is first held to the letter of the standard, where it reads the end of the file and
 * little else. Only when that fails is the file searched for objects, which a finding tells.
 */
public final class PdfBoxFormat implements Format {
  private static final FormatInfo INFO =
      new FormatInfo("pdfbox", Tier.LIBRARY, List.of(PdfFormat.PDF), List.of(PdfFormat.SIGNATURE));

  /** Where viewers look for the end-of-file marker (the same, note 18). */
  private static final int MARKER_WITHIN = 1024;

  /** The largest file that is searched for objects; all that is found is kept in memory. */
  private static final long MOST_SEARCHED_BYTES = 128L << 20;

  /** Bytes fetched at most while PDFBox keeps to the standard, and while it searches. */
  private static final long MOST_STRICT_BYTES = 64L << 20;

  private static final long MOST_SEARCH_BYTES = 4 * MOST_SEARCHED_BYTES;

  /** A reader. */
  public PdfBoxFormat() {}

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
      throw new MalformedException("there is no header", 0);
    }
    PageTree tree = read(in, header.offset(), context);
    String version = tree.version() != null ? tree.version() : header.version();
    return new PdfFacts(
        PdfFormat.PDF, numPages(tree, context), tree.encrypted(), tree.locked(), version);
  }

  private static PageTree read(ByteCursor in, int header, Context context) throws IOException {
    String reason;
    try {
      return open(new CursorInput(in, header, MOST_STRICT_BYTES), /* lenient= */ false);
    } catch (MalformedException e) {
      reason = String.valueOf(e.getMessage());
    }
    if (header > 0) {
      // Offsets count from the header; some writers count from the start of the file instead.
      try {
        return open(new CursorInput(in, 0, MOST_STRICT_BYTES), /* lenient= */ false);
      } catch (MalformedException e) {
        // The first reason is the one to tell.
      }
    }
    CursorInput input = new CursorInput(in, header, MOST_SEARCH_BYTES);
    if (input.length() > MOST_SEARCHED_BYTES) {
      throw new LimitExceededException(
          "bytes",
          "the cross-reference table is broken ("
              + reason
              + ") and the file is too long to be searched for objects",
          input.length());
    }
    PageTree tree;
    try {
      tree = open(input, /* lenient= */ true);
    } catch (MalformedException e) {
      String tail = new String(input.tail(MARKER_WITHIN), StandardCharsets.ISO_8859_1);
      if (!tail.contains("%%EOF")) {
        throw new TruncatedException("the end-of-file marker is missing: " + reason, in.end());
      }
      throw new MalformedException(reason, e.offset());
    }
    if (tree.counted() == 0 && !tree.locked()) {
      throw new MalformedException("no page was found: " + reason, 0);
    }
    context.report(
        Finding.warning("PDF_REPAIRED", "The document breaks the standard: " + reason + ".")
            .about("numPages")
            .mendedBy("Save the document again with a PDF tool; viewers may show it differently."));
    return tree;
  }

  private static PageTree open(CursorInput input, boolean lenient) throws IOException {
    try {
      PageTree tree = new PageTreeParser(input).pageTree(lenient);
      input.rethrow();
      return tree;
    } catch (IOException e) {
      input.rethrow();
      throw malformed(e, input);
    } catch (RuntimeException e) {
      // PDFBox meets bytes it did not expect: the file is at fault, not the program.
      input.rethrow();
      throw malformed(e, input);
    } catch (StackOverflowError e) {
      input.rethrow();
      throw new MalformedException("objects are nested too deeply", input.position());
    }
  }

  private static MalformedException malformed(Exception e, CursorInput input) {
    String message = e.getMessage();
    return new MalformedException(
        message == null || message.isBlank() ? e.getClass().getSimpleName() : message.strip(),
        input.position());
  }

  private static @Nullable Fact<Long> numPages(PageTree tree, Context context) {
    Long declared = tree.declared();
    if (tree.locked()) {
      // What it declares stands outside of what is encrypted, and cannot be checked.
      return declared == null || declared < 1 ? null : Fact.declared(declared);
    }
    if (!tree.whole()) {
      // More pages than it pays to visit; a count that is no count was not trusted that far.
      return Fact.declared(declared == null ? tree.counted() : declared);
    }
    if (tree.repaired() && declared != null && declared > tree.counted()) {
      context.incomplete(
          Finding.error(
                  "PDF_PAGES_MISSING",
                  "Of the "
                      + declared
                      + " pages that the page tree claims only "
                      + tree.counted()
                      + " were found.")
              .about("numPages")
              .mendedBy("Copy or upload the file again, or save it again with a PDF tool."));
    } else if (declared == null || declared != tree.counted()) {
      context.report(
          Finding.warning(
                  "PDF_COUNT_MISMATCH",
                  "The page tree claims "
                      + (declared == null ? "no number of" : declared)
                      + " pages and holds "
                      + tree.counted()
                      + ".")
              .about("numPages")
              .mendedBy("Save the document again with a PDF tool; viewers may trust the claim."));
    }
    return Fact.measured(tree.counted());
  }
}
