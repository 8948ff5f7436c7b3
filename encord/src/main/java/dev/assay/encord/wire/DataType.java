package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * The type of a data unit on the labelling side. The platform may add values; one that is not known
 * here is kept as it is.
 *
 * @param wire the value as it travels
 */
public record DataType(@JsonValue String wire) {

  /** A video. */
  public static final DataType VIDEO = new DataType("video");

  /** An image group. */
  public static final DataType IMG_GROUP = new DataType("img_group");

  /** A DICOM series. */
  public static final DataType DICOM = new DataType("dicom");

  /** An image. */
  public static final DataType IMAGE = new DataType("image");

  /** A DICOM study. */
  public static final DataType DICOM_STUDY = new DataType("dicom_study");

  /** A NIfTI volume. */
  public static final DataType NIFTI = new DataType("nifti");

  /** A sound file. */
  public static final DataType AUDIO = new DataType("audio");

  /** A text file. */
  public static final DataType PLAIN_TEXT = new DataType("plain_text");

  /** A PDF document. */
  public static final DataType PDF = new DataType("pdf");

  /** A data group. */
  public static final DataType GROUP = new DataType("group");

  /** A scene. */
  public static final DataType SCENE = new DataType("scene");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DataType {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<DataType> known() {
    return List.of(
        VIDEO, IMG_GROUP, DICOM, IMAGE, DICOM_STUDY, NIFTI, AUDIO, PLAIN_TEXT, PDF, GROUP, SCENE);
  }

  @Override
  public String toString() {
    return wire;
  }
}
