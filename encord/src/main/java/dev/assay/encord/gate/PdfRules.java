package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.estimate;
import static dev.assay.encord.gate.Check.fixed;
import static dev.assay.encord.gate.Check.warning;

import dev.assay.facts.Fact;
import dev.assay.facts.PdfFacts;
import java.util.List;

/** Rules about PDF documents. */
final class PdfRules {
  static final List<Check<Subject<PdfFacts>>> ALL =
      List.of(
          fixed("PASSWORD_NEEDED", "numPages")
              .rule(
                  "J.18",
                  "The document opens without a password.",
                  "Have whoever knows the password remove it. " + Conversion.withoutPassword(),
                  pdf ->
                      pdf.facts().locked()
                          ? "The document does not open without a password."
                          : null),
          fixed("NO_PAGE_COUNT", "numPages")
              .rule(
                  "J.3, J.18",
                  "The page tree counts at least one page.",
                  "Have whoever made the document make it anew.",
                  pdf -> {
                    Fact<Long> pages = pdf.facts().numPages();
                    return pages == null
                        ? pdf.facts().locked() ? null : "The pages cannot be counted."
                        : pages.value() > 0
                            ? null
                            : "The document has " + pages.value() + " pages.";
                  }),
          estimate("ESTIMATED_PAGE_COUNT", "numPages")
              .rule(
                  "J.18",
                  "The pages are counted or at least declared.",
                  "Have whoever made the document make it anew.",
                  pdf ->
                      Subject.isEstimated(pdf.facts().numPages())
                          ? "The page count is only an estimate."
                          : null),
          warning("ENCRYPTED_DOCUMENT", null)
              .rule(
                  "J.18",
                  "The document is not encrypted.",
                  "Check that the label editor opens it, or have the encryption removed.",
                  pdf ->
                      pdf.facts().encrypted() && !pdf.facts().locked()
                          ? "The document is encrypted, though its pages could be counted."
                          : null));

  private PdfRules() {}
}
