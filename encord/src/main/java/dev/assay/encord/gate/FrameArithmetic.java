package dev.assay.encord.gate;

import dev.assay.facts.Rational;

/**
 * The platform's way from a frame rate and a duration to a frame count, and the way back.
 *
 * <p>The wire has no frame count: {@code ceil(fps * duration)} is it, in doubles. The quotient of
 * count and rate, rounded to the nearest double, often gives a product just above the count, and
 * the file would have one frame more than it has.
 */
public final class FrameArithmetic {

  private FrameArithmetic() {}

  /** The frames the platform counts in a video, or the samples of a channel of sound. */
  public static long frames(double fps, double duration) {
    return (long) Math.ceil(fps * duration);
  }

  /**
   * The duration in seconds to send for a number of frames: the double nearest to {@code frames /
   * rate} whose product with the rate is the count, so that rounding it down counts the same; where
   * no double is, the greatest whose product is below the count.
   *
   * @param frames not negative
   * @param rate frames per second, positive
   */
  public static double duration(long frames, Rational rate) {
    double fps = rate.toDouble();
    double duration = Rational.of(frames).times(rate.inverse()).toDouble();
    while (fps * duration > frames) {
      duration = Math.nextDown(duration);
    }
    while (fps * duration < frames && fps * Math.nextUp(duration) <= frames) {
      duration = Math.nextUp(duration);
    }
    return duration;
  }
}
