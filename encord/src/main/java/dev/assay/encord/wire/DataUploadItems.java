package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * The items of one upload, a list for each type; empty lists travel too.
 *
 * @param videos videos
 * @param imageGroups image groups and sequences
 * @param dicomSeries DICOM series
 * @param images images
 * @param imageGroupsFromItems image groups of images already stored
 * @param audio audio files
 * @param nifti NIfTI volumes
 * @param text text files
 * @param pdf PDF documents
 * @param skipDuplicateUrls whether to skip URLs the folder has already; otherwise the platform
 *     makes duplicates
 * @param upsertMetadata whether to update the metadata of items the folder has already; without
 *     effect unless {@code skipDuplicateUrls} is set
 */
public record DataUploadItems(
    @JsonProperty(defaultValue = "[]") List<DataUploadVideo> videos,
    @JsonProperty(defaultValue = "[]") List<DataUploadImageGroup> imageGroups,
    @JsonProperty(defaultValue = "[]") List<DataUploadDicomSeries> dicomSeries,
    @JsonProperty(defaultValue = "[]") List<DataUploadImage> images,
    @JsonProperty(defaultValue = "[]") List<DataUploadImageGroupFromItems> imageGroupsFromItems,
    @JsonProperty(defaultValue = "[]") List<DataUploadAudio> audio,
    @JsonProperty(defaultValue = "[]") List<DataUploadNifti> nifti,
    @JsonProperty(defaultValue = "[]") List<DataUploadText> text,
    @JsonProperty(defaultValue = "[]") List<DataUploadPDF> pdf,
    @JsonProperty(defaultValue = "false") boolean skipDuplicateUrls,
    @JsonProperty(defaultValue = "false") boolean upsertMetadata) {

  public DataUploadItems {
    videos = List.copyOf(videos);
    imageGroups = List.copyOf(imageGroups);
    dicomSeries = List.copyOf(dicomSeries);
    images = List.copyOf(images);
    imageGroupsFromItems = List.copyOf(imageGroupsFromItems);
    audio = List.copyOf(audio);
    nifti = List.copyOf(nifti);
    text = List.copyOf(text);
    pdf = List.copyOf(pdf);
  }

  /** The items sorted into their lists, each list in the order given. */
  public static DataUploadItems of(
      List<? extends DataUploadItem> items, boolean skipDuplicateUrls, boolean upsertMetadata) {
    return new DataUploadItems(
        only(DataUploadVideo.class, items),
        only(DataUploadImageGroup.class, items),
        only(DataUploadDicomSeries.class, items),
        only(DataUploadImage.class, items),
        only(DataUploadImageGroupFromItems.class, items),
        only(DataUploadAudio.class, items),
        only(DataUploadNifti.class, items),
        only(DataUploadText.class, items),
        only(DataUploadPDF.class, items),
        skipDuplicateUrls,
        upsertMetadata);
  }

  /** Every item, list after list. */
  public List<DataUploadItem> all() {
    return Stream.<List<? extends DataUploadItem>>of(
            videos, imageGroups, dicomSeries, images, imageGroupsFromItems, audio, nifti, text, pdf)
        .<DataUploadItem>flatMap(List::stream)
        .toList();
  }

  private static <T> List<T> only(Class<T> type, List<?> items) {
    return items.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
