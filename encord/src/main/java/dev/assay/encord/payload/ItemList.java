package dev.assay.encord.payload;

import dev.assay.encord.wire.DataUploadAudio;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadImage;
import dev.assay.encord.wire.DataUploadImageGroup;
import dev.assay.encord.wire.DataUploadImageGroupFromItems;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadNifti;
import dev.assay.encord.wire.DataUploadPDF;
import dev.assay.encord.wire.DataUploadText;
import dev.assay.encord.wire.DataUploadVideo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of an upload, in the order they are written in. */
enum ItemList {
  VIDEOS(DataUploadVideo.class, "videos", "videos", true),
  IMAGE_GROUPS(DataUploadImageGroup.class, "imageGroups", "image_groups", true),
  DICOM_SERIES(DataUploadDicomSeries.class, "dicomSeries", "dicom_series", true),
  IMAGES(DataUploadImage.class, "images", "images", true),
  IMAGE_GROUPS_FROM_ITEMS(
      DataUploadImageGroupFromItems.class,
      "imageGroupsFromItems",
      "image_groups_from_items",
      false),
  AUDIO(DataUploadAudio.class, "audio", "audio", true),
  NIFTI(DataUploadNifti.class, "nifti", "nifti", false),
  TEXT(DataUploadText.class, "text", "text", false),
  PDF(DataUploadPDF.class, "pdf", "pdf", false);

  private final Class<? extends DataUploadItem> type;
  private final String wireName;
  private final String fileName;
  private final boolean documented;

  ItemList(
      Class<? extends DataUploadItem> type, String wireName, String fileName, boolean documented) {
    this.type = type;
    this.wireName = wireName;
    this.fileName = fileName;
    this.documented = documented;
  }

  /** The list of an item. */
  static ItemList of(DataUploadItem item) {
    for (ItemList list : values()) {
      if (list.type.isInstance(item)) {
        return list;
      }
    }
    throw new IllegalArgumentException("no list for " + item.getClass());
  }

  /** A character whose place among others is that of the list; null for no list, the last. */
  static char order(@Nullable ItemList list) {
    int index = list == null ? values().length : List.of(values()).indexOf(list);
    return (char) ('A' + index);
  }

  /** Its key in the structured form (contract A.2). */
  String wireName() {
    return wireName;
  }

  /** Its key in the registration file (contract D.1). */
  String fileName() {
    return fileName;
  }

  /** Whether the key in the registration file is documented (contract D.1). */
  boolean isDocumented() {
    return documented;
  }
}
