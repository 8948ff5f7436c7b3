package dev.assay.facts;

import org.jspecify.annotations.Nullable;

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

  // Written out, as in other records that every process compares: the first comparison by the
  // methods that a record has of itself takes as long as to inspect a file.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Size size && width == size.width && height == size.height;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(width) + Long.hashCode(height);
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}
