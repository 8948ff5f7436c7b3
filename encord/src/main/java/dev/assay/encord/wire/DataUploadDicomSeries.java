package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A DICOM series to register.
 *
 * @param dicomFiles the files in order
 * @param title the series' title; the platform wants one when the files lie in a cloud store
 * @param clientMetadata the caller's own metadata
 */
public record DataUploadDicomSeries(
    List<DataUploadDicomSeriesDicomFile> dicomFiles,
    @Nullable String title,
    @JsonProperty(defaultValue = "{}") Map<String, @Nullable Object> clientMetadata)
    implements DataUploadItem {

  public DataUploadDicomSeries {
    dicomFiles = List.copyOf(Objects.requireNonNull(dicomFiles, "dicomFiles"));
    clientMetadata = FreeForm.copyOf(clientMetadata);
  }

  /** A series without metadata of the caller's own. */
  public static DataUploadDicomSeries of(
      List<DataUploadDicomSeriesDicomFile> dicomFiles, String title) {
    return new DataUploadDicomSeries(dicomFiles, title, Map.of());
  }

  @Override
  public List<String> urls() {
    return dicomFiles.stream().map(DataUploadDicomSeriesDicomFile::url).toList();
  }
}
