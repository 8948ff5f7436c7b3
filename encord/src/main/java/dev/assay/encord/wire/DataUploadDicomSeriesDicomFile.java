package dev.assay.encord.wire;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file of a DICOM series to register.
 *
 * @param url where the file lies; the wire says {@code url} here, not {@code objectUrl}
 * @param title the file's title, which the platform quotes in its errors; null to derive it from
 *     the URL
 * @param dicomMetadata what the platform is to believe of the file, null to let it look
 * @param placeholderItemUuid for the platform's own use
 */
public record DataUploadDicomSeriesDicomFile(
    String url,
    @Nullable String title,
    @Nullable CustomerProvidedDicomSeriesDicomFileMetadata dicomMetadata,
    @Nullable UUID placeholderItemUuid) {

  public DataUploadDicomSeriesDicomFile {
    Objects.requireNonNull(url, "url");
  }
}
