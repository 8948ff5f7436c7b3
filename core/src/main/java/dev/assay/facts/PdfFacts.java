package dev.assay.facts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a PDF document.
 *
 * @param type always PDF
 * @param numPages pages of the page tree; null when a locked document does not tell
 * @param encrypted whether the trailer names an encryption dictionary (ISO 32000-1 7.6)
 * @param locked whether a password is needed to open the document
 * @param version the version the header names, such as {@code 1.7}, null when it names none
 */
public record PdfFacts(
    FileType type,
    @Nullable Fact<Long> numPages,
    boolean encrypted,
    boolean locked,
    @Nullable String version)
    implements Facts {

  public PdfFacts {
    Objects.requireNonNull(type, "type");
  }

  @Override
  public MediaKind kind() {
    return MediaKind.PDF;
  }
}
