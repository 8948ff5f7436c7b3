package dev.assay.av.isobmff;

import dev.assay.read.ByteCursor;
import java.io.IOException;

/**
 * The part of a transformation matrix (ISO/IEC 14496-12 6.2.2) that turns and mirrors: {@code x' =
 * a x + c y}, {@code y' = b x + d y}, with y downwards.
 */
record Matrix(double a, double b, double c, double d) {
  static final Matrix IDENTITY = new Matrix(1, 0, 0, 1);

  private static final double FIXED_ONE = 0x10000;
  private static final double TOLERANCE_DEGREES = 1;

  /** Reads the 36 bytes of a matrix. */
  static Matrix read(ByteCursor in) throws IOException {
    double a = in.i32() / FIXED_ONE;
    double b = in.i32() / FIXED_ONE;
    in.skip(4);
    double c = in.i32() / FIXED_ONE;
    double d = in.i32() / FIXED_ONE;
    in.skip(16);
    return new Matrix(a, b, c, d);
  }

  /** The effect of this matrix and then another. */
  Matrix then(Matrix other) {
    return new Matrix(
        a * other.a + b * other.c,
        a * other.b + b * other.d,
        c * other.a + d * other.c,
        c * other.b + d * other.d);
  }

  /** Degrees clockwise, 0 for what is no multiple of 90, as browsers have it. */
  int rotation() {
    double degrees = Math.toDegrees(Math.atan2(b, a));
    long quarters = Math.round(degrees / 90);
    return Math.abs(degrees - 90 * quarters) < TOLERANCE_DEGREES
        ? (int) Math.floorMod(quarters, 4L) * 90
        : 0;
  }

  /** Whether the picture is mirrored besides. */
  boolean mirrors() {
    return a * d - b * c < 0;
  }
}
