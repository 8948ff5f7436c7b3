package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PDF document to register.
 *
 * @param objectUrl where the file lies
 * @param title the item's title, null to derive it from the URL
 * @param clientMetadata the caller's own metadata
 * @param pdfMetadata what the platform is to believe of the file, null to let it look
 * @param placeholderItemUuid for the platform's own use
 */
public record DataUploadPDF(
    String objectUrl,
    @Nullable String title,
    @JsonProperty(defaultValue = "{}") Map<String, @Nullable Object> clientMetadata,
    @Nullable CustomerProvidedPdfMetadata pdfMetadata,
    @Nullable UUID placeholderItemUuid)
    implements DataUploadItem {

  public DataUploadPDF {
    Objects.requireNonNull(objectUrl, "objectUrl");
    clientMetadata = FreeForm.copyOf(clientMetadata);
  }

  /** An item without metadata of the caller's own. */
  public static DataUploadPDF of(
      String objectUrl, @Nullable String title, @Nullable CustomerProvidedPdfMetadata metadata) {
    return new DataUploadPDF(objectUrl, title, Map.of(), metadata, null);
  }

  @Override
  public List<String> urls() {
    return List.of(objectUrl);
  }
}
