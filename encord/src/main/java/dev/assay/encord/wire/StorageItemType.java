package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * The type of a stored item. The platform may add values; one that is not known here is kept as it
 * is.
 *
 * @param wire the value as it travels
 */
public record StorageItemType(@JsonValue String wire) {

  /** A video. */
  public static final StorageItemType VIDEO = new StorageItemType("video");

  /** A single image. */
  public static final StorageItemType IMAGE = new StorageItemType("image");

  /** A data group: items shown side by side. */
  public static final StorageItemType GROUP = new StorageItemType("group");

  /** Images that are one item. */
  public static final StorageItemType IMAGE_GROUP = new StorageItemType("imageGroup");

  /** Images that are one item, backed by a video. */
  public static final StorageItemType IMAGE_SEQUENCE = new StorageItemType("imageSequence");

  /** A DICOM file. */
  public static final StorageItemType DICOM_FILE = new StorageItemType("dicomFile");

  /** A series of DICOM files. */
  public static final StorageItemType DICOM_SERIES = new StorageItemType("dicomSeries");

  /** A sound file. */
  public static final StorageItemType AUDIO = new StorageItemType("audio");

  /** A NIfTI volume. */
  public static final StorageItemType NIFTI = new StorageItemType("nifti");

  /** A text file, HTML and JSON included. */
  public static final StorageItemType PLAIN_TEXT = new StorageItemType("plainText");

  /** A PDF document. */
  public static final StorageItemType PDF = new StorageItemType("pdf");

  /** A point cloud, or several sensors together. */
  public static final StorageItemType SCENE = new StorageItemType("scene");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StorageItemType {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<StorageItemType> known() {
    return List.of(
        VIDEO,
        IMAGE,
        GROUP,
        IMAGE_GROUP,
        IMAGE_SEQUENCE,
        DICOM_FILE,
        DICOM_SERIES,
        AUDIO,
        NIFTI,
        PLAIN_TEXT,
        PDF,
        SCENE);
  }

  @Override
  public String toString() {
    return wire;
  }
}
