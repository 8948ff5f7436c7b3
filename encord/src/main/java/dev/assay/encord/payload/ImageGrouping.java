package dev.assay.encord.payload;

/** How images become items. */
public enum ImageGrouping {
  /** Each image is an item of its own. */
  NONE,
  /** The images of a folder are one image group. */
  FOLDER,
  /** The images of a folder are one image sequence, of which the platform makes a video. */
  SEQUENCE
}
