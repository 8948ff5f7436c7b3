package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as the platform stores it; what it holds of the file is what was sent or found.
 *
 * @param uuid the item
 * @param parent its folder
 * @param itemType its type
 * @param name its name
 * @param description no longer used
 * @param clientMetadata the caller's own metadata, as JSON in a string
 * @param owner the mail address of its owner
 * @param createdAt when it was made
 * @param lastEditedAt when it was last changed
 * @param isTombstone whether it was deleted and only the link is kept
 * @param isPlaceholder whether it is not processed yet
 * @param backedDataUnitsCount data units it is behind
 * @param storageLocation where its bytes lie
 * @param integrationHash the integration that reaches it
 * @param url its URL
 * @param signedUrl a URL that opens it for a while
 * @param fileSize bytes
 * @param mimeType MIME type
 * @param duration seconds
 * @param fps frames per second
 * @param height pixels
 * @param width pixels
 * @param dicomInstanceUid SOPInstanceUID
 * @param dicomStudyUid StudyInstanceUID
 * @param dicomSeriesUid SeriesInstanceUID
 * @param frameCount frames
 * @param audioSampleRate hertz
 * @param audioBitDepth bits per sample
 * @param audioCodec codec
 * @param audioNumChannels channels
 */
public record StorageItem(
    UUID uuid,
    UUID parent,
    StorageItemType itemType,
    String name,
    @JsonProperty(defaultValue = "\"\"") String description,
    JsonText clientMetadata,
    String owner,
    Instant createdAt,
    Instant lastEditedAt,
    @JsonProperty(defaultValue = "false") boolean isTombstone,
    @JsonProperty(defaultValue = "false") boolean isPlaceholder,
    long backedDataUnitsCount,
    StorageLocationName storageLocation,
    @Nullable UUID integrationHash,
    @Nullable String url,
    @Nullable String signedUrl,
    @Nullable Long fileSize,
    @Nullable String mimeType,
    @Nullable Double duration,
    @Nullable Double fps,
    @Nullable Long height,
    @Nullable Long width,
    @Nullable String dicomInstanceUid,
    @Nullable String dicomStudyUid,
    @Nullable String dicomSeriesUid,
    @Nullable Long frameCount,
    @Nullable Long audioSampleRate,
    @Nullable Long audioBitDepth,
    @Nullable String audioCodec,
    @Nullable Long audioNumChannels) {

  public StorageItem {
    Objects.requireNonNull(uuid, "uuid");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(itemType, "itemType");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(clientMetadata, "clientMetadata");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(lastEditedAt, "lastEditedAt");
    Objects.requireNonNull(storageLocation, "storageLocation");
    if (duration != null) {
      FreeForm.requireFinite(duration, "duration");
    }
    if (fps != null) {
      FreeForm.requireFinite(fps, "fps");
    }
  }
}
