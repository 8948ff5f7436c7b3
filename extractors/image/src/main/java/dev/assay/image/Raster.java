package dev.assay.image;

import dev.assay.facts.DisplayedSize;
import dev.assay.facts.FileType;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Playability;
import dev.assay.facts.Size;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.MalformedException;

/**
 * What a header says of a picture, before it is said how a browser shows it.
 *
 * @param type the image format
 * @param stored the size of the pixel array
 * @param upright the size shown before orientation turns it: cropped or scaled from the stored one
 * @param orientation EXIF orientation, 1 to 8
 * @param frames pictures in the file, 0 when unknown
 * @param bitDepth bits per colour sample, 0 when unknown
 */
record Raster(
    FileType type, Size stored, Size upright, int orientation, long frames, int bitDepth) {

  /**
   * One upright picture of unknown bit depth.
   *
   * @param offset where the size was read
   * @throws MalformedException when a side is not positive
   */
  static Raster of(FileType type, long width, long height, long offset) throws MalformedException {
    if (width <= 0 || height <= 0) {
      throw new MalformedException("a picture of " + width + " x " + height + " pixels", offset);
    }
    Size size = new Size(width, height);
    return new Raster(type, size, size, 1, 1, 0);
  }

  /** An image format. */
  static FileType type(String name, String mimeType, String... extensions) {
    return FileType.of(name, MediaKind.IMAGE, mimeType, extensions);
  }

  Raster upright(Size size) {
    return new Raster(type, stored, size, orientation, frames, bitDepth);
  }

  Raster orientation(int orientation) {
    return new Raster(type, stored, upright, orientation, frames, bitDepth);
  }

  Raster frames(long frames) {
    return new Raster(type, stored, upright, orientation, frames, bitDepth);
  }

  Raster bitDepth(int bitDepth) {
    return new Raster(type, stored, upright, orientation, frames, bitDepth);
  }

  /** The facts of a picture that browsers show. */
  ImageFacts shown() {
    return facts(Playability.PLAYS);
  }

  /**
   * The facts of a picture that Chromium does not show: the displayed size is what a converter that
   * keeps to the standard would make of it.
   */
  ImageFacts predicted(Playability playability, Context context) {
    context.report(
        Finding.info(
                "DISPLAYED_SIZE_PREDICTED",
                "Browsers do not show this "
                    + type.name()
                    + " file, so its displayed size is what a converter should make of it.")
            .about("width")
            .mendedBy("Convert the file to JPEG or PNG to be certain of what is shown."));
    return facts(playability);
  }

  private ImageFacts facts(Playability playability) {
    Size displayed = DisplayedSize.ofImage(upright, orientation);
    return new ImageFacts(type, stored, displayed, orientation, frames, bitDepth, playability);
  }
}
