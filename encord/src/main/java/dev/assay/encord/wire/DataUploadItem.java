package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One item to register; its type travels as {@code externalFileType}. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "externalFileType",
    requireTypeIdForSubtypes = OptBoolean.FALSE)
@JsonSubTypes({
  @JsonSubTypes.Type(value = DataUploadVideo.class, name = "VIDEO"),
  @JsonSubTypes.Type(value = DataUploadImageGroup.class, name = "IMG_GROUP"),
  @JsonSubTypes.Type(value = DataUploadDicomSeries.class, name = "DICOM"),
  @JsonSubTypes.Type(value = DataUploadImage.class, name = "IMAGE"),
  @JsonSubTypes.Type(value = DataUploadImageGroupFromItems.class, name = "IMG_GROUP_FROM_ITEMS"),
  @JsonSubTypes.Type(value = DataUploadAudio.class, name = "AUDIO"),
  @JsonSubTypes.Type(value = DataUploadNifti.class, name = "NIFTI"),
  @JsonSubTypes.Type(value = DataUploadText.class, name = "PLAIN_TEXT"),
  @JsonSubTypes.Type(value = DataUploadPDF.class, name = "PDF")
})
public sealed interface DataUploadItem
    permits DataUploadVideo,
        DataUploadImageGroup,
        DataUploadDicomSeries,
        DataUploadImage,
        DataUploadImageGroupFromItems,
        DataUploadAudio,
        DataUploadNifti,
        DataUploadText,
        DataUploadPDF {

  /** The item's title, null when the platform is to derive one from the URL. */
  @Nullable String title();

  /** The caller's own metadata, kept as it is. */
  Map<String, @Nullable Object> clientMetadata();

  /** The URLs of the item's objects, in order; empty for a group of items already stored. */
  List<String> urls();
}
