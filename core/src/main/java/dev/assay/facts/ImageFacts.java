package dev.assay.facts;

import java.util.Objects;

/**
 * Facts about a still or animated image.
 *
 * @param type the image format
 * @param stored the size of the pixel array (for SVG, the displayed size)
 * @param displayed the size a browser shows; a prediction for formats no browser shows
 * @param orientation the EXIF orientation in force, 1 to 8; 1 where the format's browsers ignore it
 * @param frames pictures in the file: 1 for a still image, 0 when unknown
 * @param bitDepth bits per colour sample, 0 when unknown
 * @param playability whether a browser shows it
 */
public record ImageFacts(
    FileType type,
    Size stored,
    Size displayed,
    int orientation,
    long frames,
    int bitDepth,
    Playability playability)
    implements Facts {

  public ImageFacts {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(stored, "stored");
    Objects.requireNonNull(displayed, "displayed");
    Objects.requireNonNull(playability, "playability");
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("orientation " + orientation);
    }
  }

  @Override
  public MediaKind kind() {
    return MediaKind.IMAGE;
  }
}
