package dev.assay.encord.wire;

import dev.assay.facts.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * What the platform believes of a file without looking at it; one record type for each kind that
 * has such an object.
 */
public sealed interface CustomerProvidedMetadata
    permits CustomerProvidedImageMetadata,
        CustomerProvidedVideoMetadata,
        CustomerProvidedAudioMetadata,
        CustomerProvidedTextMetadata,
        CustomerProvidedPdfMetadata,
        CustomerProvidedDicomSeriesDicomFileMetadata {

  /** The kind of file this describes. */
  MediaKind kind();

  /** The record type that describes files of a kind, null for kinds without one. */
  static @Nullable Class<? extends CustomerProvidedMetadata> typeFor(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> CustomerProvidedImageMetadata.class;
      case VIDEO -> CustomerProvidedVideoMetadata.class;
      case AUDIO -> CustomerProvidedAudioMetadata.class;
      case TEXT -> CustomerProvidedTextMetadata.class;
      case PDF -> CustomerProvidedPdfMetadata.class;
      case DICOM -> CustomerProvidedDicomSeriesDicomFileMetadata.class;
      case NIFTI, SCENE, UNKNOWN -> null;
    };
  }
}
