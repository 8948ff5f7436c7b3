package dev.assay.encord.wire;

import dev.assay.facts.MediaKind;

/**
 * What the platform believes of a PDF document.
 *
 * @param fileSize bytes
 * @param numPages pages
 */
public record CustomerProvidedPdfMetadata(long fileSize, long numPages)
    implements CustomerProvidedMetadata {

  @Override
  public MediaKind kind() {
    return MediaKind.PDF;
  }
}
