package dev.assay.encord.gate;

import dev.assay.encord.gate.GatePolicy.Dimensions;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import org.jspecify.annotations.Nullable;

/**
 * What images and videos have in common.
 *
 * @param stored the coded size
 * @param displayed the size a browser shows
 * @param dimensions which of the two leaves
 * @param turning how the picture is turned or mirrored for display, null when it is not
 * @param squarePixels whether pixels are as wide as high
 * @param playability whether a browser shows it
 * @param coding how the picture is coded, in words
 * @param moving whether it is a video
 */
record Picture(
    Size stored,
    Size displayed,
    Dimensions dimensions,
    @Nullable String turning,
    boolean squarePixels,
    Playability playability,
    String coding,
    boolean moving) {

  static Picture of(ImageFacts image, GatePolicy policy) {
    return new Picture(
        image.stored(),
        image.displayed(),
        policy.dimensions(),
        image.orientation() == 1 ? null : "EXIF orientation " + image.orientation(),
        true,
        image.playability(),
        image.type().name(),
        false);
  }

  static Picture of(VideoFacts video, GatePolicy policy) {
    return new Picture(
        video.stored(),
        video.displayed(),
        policy.dimensions(),
        video.rotation() == 0 ? null : "a rotation by " + video.rotation() + " degrees",
        video.pixelAspect().equals(Rational.ONE),
        video.playability(),
        video.codec() + " in " + video.type().name(),
        true);
  }

  /** The size that leaves. */
  Size sent() {
    return dimensions == Dimensions.DISPLAYED ? displayed : stored;
  }

  /** Both sizes and which one leaves. */
  String sizes() {
    return "stored as "
        + stored
        + ", shown as "
        + displayed
        + ", and the "
        + (dimensions == Dimensions.DISPLAYED ? "displayed" : "stored")
        + " size is sent";
  }
}
