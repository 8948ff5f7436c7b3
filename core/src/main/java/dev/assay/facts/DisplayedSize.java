package dev.assay.facts;

/**
 * The rule that turns a stored size into the size a browser shows.
 *
 * <p>The label editor is a browser, so its picture of a file is the one labels are drawn on. What a
 * format itself ignores (EXIF in WebP and AVIF, {@code eXIf} after {@code IDAT} in PNG) never
 * reaches this rule: its reader reports orientation 1.
 */
public final class DisplayedSize {

  private DisplayedSize() {}

  /**
   * The displayed size of an image.
   *
   * @param orientation the EXIF orientation (CIPA DC-008 4.6.5.1.6), 1 to 8; 5 to 8 swap the sides,
   *     any other value leaves them
   */
  public static Size ofImage(Size stored, int orientation) {
    return orientation >= 5 && orientation <= 8 ? stored.turned() : stored;
  }

  /**
   * The displayed size of a video picture: one side grows by the pixel aspect, halves rounding up,
   * and then the sides swap for an odd number of quarter turns.
   *
   * @param coded the size after the codec's own cropping
   * @param pixelAspect width of a pixel over its height; not positive means square
   * @param rotation degrees clockwise; only odd multiples of 90 swap
   */
  public static Size ofVideo(Size coded, Rational pixelAspect, int rotation) {
    Size square = coded;
    if (pixelAspect.isPositive()) {
      if (pixelAspect.compareTo(Rational.ONE) >= 0) {
        square = new Size(scaled(coded.width(), pixelAspect), coded.height());
      } else {
        square = new Size(coded.width(), scaled(coded.height(), pixelAspect.inverse()));
      }
    }
    return Math.floorMod(rotation, 180) == 90 ? square.turned() : square;
  }

  private static long scaled(long length, Rational factor) {
    return Math.round(length * factor.toDouble());
  }
}
