package dev.assay.av.codec;

import dev.assay.facts.Size;
import dev.assay.finding.Finding;

/** A part of the pictures that a container asks players to show, which some do and some do not. */
public final class Crop {
  private Crop() {}

  /**
   * Says that a container crops its pictures.
   *
   * @param stored the size of the pictures
   * @param kept the size of the part to be shown
   */
  public static Finding finding(Size stored, Size kept) {
    return Finding.warning(
            "CROPPED_BY_CONTAINER",
            "The container asks for "
                + kept
                + " of the "
                + stored
                + " pixels to be shown; some players crop the picture and some do not.")
        .about("width")
        .mendedBy("Encode the video again with the crop applied, or remove it from the container.");
  }
}
