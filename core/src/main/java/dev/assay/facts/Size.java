package dev.assay.facts;

/**
 * A width and height in pixels.
 *
 * @param width pixels, not negative
 * @param height pixels, not negative
 */
public record Size(long width, long height) {

  public Size {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException("negative size " + width + " x " + height);
    }
  }

  /** The size after a quarter turn. */
  public Size turned() {
    return new Size(/* width= */ height, /* height= */ width);
  }

  /** Whether either side is zero. */
  public boolean isEmpty() {
    return width == 0 || height == 0;
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}
