package dev.assay.testdata.scene;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Point clouds and meshes whose header is text: PCD and PLY. */
public final class SceneText {

  private SceneText() {}

  /** A PCD file of points with x, y and z as text (PCD file format, version 0.7). */
  public static byte[] pcdAscii(int points) {
    String header = pcdHeader(points, points, 1, "ascii");
    return bytes(header + "0.5 -1.25 3e2\n".repeat(points));
  }

  /** A PCD file of points with x, y and z as 32-bit numbers, all 0. */
  public static byte[] pcdBinary(int points) {
    return padded(pcdHeader(points, points, 1, "binary"), 12 * points);
  }

  /** The header of a PCD file of points with x, y and z. */
  public static String pcdHeader(long points, long width, long height, String encoding) {
    return "# .PCD v0.7 - Point Cloud Data file format\nVERSION 0.7\nFIELDS x y z\nSIZE 4 4 4\n"
        + "TYPE F F F\nCOUNT 1 1 1\nWIDTH "
        + width
        + "\nHEIGHT "
        + height
        + "\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS "
        + points
        + "\nDATA "
        + encoding
        + "\n";
  }

  /** A PLY file of points with x, y and z as text, and no faces. */
  public static byte[] plyAscii(int points) {
    return bytes(plyHeader(points, "ascii") + "0.5 -1.25 3\n".repeat(points));
  }

  /**
   * A PLY file of points with x, y and z as 32-bit numbers, all 0, and no faces.
   *
   * @param encoding {@code binary_little_endian} or {@code binary_big_endian}
   */
  public static byte[] plyBinary(int points, String encoding) {
    return padded(plyHeader(points, encoding), 12 * points);
  }

  /** The header of a PLY file of points with x, y and z. */
  public static String plyHeader(long points, String encoding) {
    return "ply\nformat "
        + encoding
        + " 1.0\ncomment of the test kit\nelement vertex "
        + points
        + "\nproperty float x\nproperty float y\nproperty float z\nelement face 0\n"
        + "property list uchar int vertex_indices\nend_header\n";
  }

  private static byte[] padded(String header, int zeros) {
    return ByteBuffer.allocate(header.length() + zeros).put(bytes(header)).array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
