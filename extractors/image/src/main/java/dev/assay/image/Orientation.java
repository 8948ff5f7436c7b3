package dev.assay.image;

/**
 * EXIF orientations (CIPA DC-008 4.6.5.1.6) as turns and mirrors that follow one another, which is
 * how HEIF says the same.
 */
final class Orientation {
  /** As stored. */
  static final int UPRIGHT = 1;

  // What each orientation, the index, becomes under one more step.
  private static final int[] TURNED_LEFT = {0, 8, 5, 6, 7, 4, 1, 2, 3};
  private static final int[] TOP_TO_BOTTOM = {0, 4, 3, 2, 1, 8, 7, 6, 5};
  private static final int[] LEFT_TO_RIGHT = {0, 2, 1, 4, 3, 6, 5, 8, 7};

  private Orientation() {}

  /** An orientation followed by quarter turns anticlockwise. */
  static int turnedLeft(int orientation, int quarterTurns) {
    int turned = orientation;
    for (int i = 0; i < (quarterTurns & 3); i++) {
      turned = TURNED_LEFT[turned];
    }
    return turned;
  }

  /** An orientation followed by an exchange of top and bottom. */
  static int flipped(int orientation) {
    return TOP_TO_BOTTOM[orientation];
  }

  /** An orientation followed by an exchange of left and right. */
  static int mirrored(int orientation) {
    return LEFT_TO_RIGHT[orientation];
  }
}
