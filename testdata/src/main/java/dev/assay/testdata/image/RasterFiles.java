package dev.assay.testdata.image;

/** Files of the formats whose header is little more than a size. */
public final class RasterFiles {
  private RasterFiles() {}

  /**
   * A Netpbm file (netpbm(5)), decodable.
   *
   * @param kind the digit of its signature, 1 to 6
   */
  public static byte[] netpbm(int kind, int width, int height) {
    Bytes out = Bytes.bigEndian().text("P" + kind + "\n# made for a test\n");
    out.text(width + " " + height + "\n" + (kind == 1 || kind == 4 ? "" : "255\n"));
    int samples = width * height * (kind == 3 || kind == 6 ? 3 : 1);
    switch (kind) {
      case 1, 2, 3 -> out.text("0 ".repeat(samples));
      case 4 -> out.zeros((width + 7L) / 8 * height);
      default -> out.zeros(samples);
    }
    return out.toArray();
  }

  /** A PAM file of RGB pixels (pam(5)), decodable. */
  public static byte[] pam(int width, int height) {
    String header = "P7\nWIDTH %d\nHEIGHT %d\nDEPTH 3\nMAXVAL 255\nTUPLTYPE RGB\nENDHDR\n";
    return Bytes.bigEndian()
        .text(header.formatted(width, height))
        .zeros(3L * width * height)
        .toArray();
  }

  /** A grey PFM file, decodable. */
  public static byte[] pfm(int width, int height) {
    return Bytes.bigEndian()
        .text("Pf\n" + width + " " + height + "\n-1.0\n")
        .zeros(4L * width * height)
        .toArray();
  }

  /** A grey Photoshop document without layers, decodable; PSB from 30,001 pixels a side on. */
  public static byte[] psd(int width, int height) {
    boolean large = Math.max(width, height) > 30_000;
    return Bytes.bigEndian()
        .text("8BPS")
        .u16(large ? 2 : 1)
        .zeros(6)
        .u16(1)
        .u32(height)
        .u32(width)
        .u16(8)
        .u16(1)
        .u32(0)
        .u32(0)
        .number(0, large ? 8 : 4)
        .u16(0)
        .zeros((long) width * height)
        .toArray();
  }

  /** A QOI file of one colour, decodable (QOI 1.0). */
  public static byte[] qoi(int width, int height) {
    Bytes out = Bytes.bigEndian().text("qoif").u32(width).u32(height).u8(3, 0);
    for (long left = (long) width * height; left > 0; left -= 62) {
      out.u8(0xC0 | ((int) Math.min(62, left) - 1)); // a run of the pixel before
    }
    return out.zeros(7).u8(1).toArray();
  }

  /** The header of a DirectDraw surface. */
  public static byte[] dds(int width, int height) {
    return Bytes.littleEndian()
        .text("DDS ")
        .u32(124)
        .u32(0x1007)
        .u32(height)
        .u32(width)
        .zeros(108)
        .toArray();
  }

  /** A grey TGA file, decodable (TGA 2.0). */
  public static byte[] tga(int width, int height) {
    return Bytes.littleEndian()
        .u8(0, 0, 3)
        .zeros(9)
        .u16(width)
        .u16(height)
        .u8(8, 0)
        .zeros((long) width * height)
        .toArray();
  }

  /** The header of a PCX file whose window does not start at the corner. */
  public static byte[] pcx(int width, int height) {
    return Bytes.littleEndian()
        .u8(10, 5, 1, 8)
        .u16(5)
        .u16(7)
        .u16(5 + width - 1)
        .u16(7 + height - 1)
        .zeros(53)
        .u8(1)
        .zeros(62)
        .toArray();
  }

  /** The header of an OpenEXR file whose stored part is larger than the one shown. */
  public static byte[] exr(int storedWidth, int storedHeight, int shownWidth, int shownHeight) {
    Bytes out = Bytes.littleEndian().u32(0x01312F76).u32(2);
    out.text("compression\0compression\0").u32(1).u8(0);
    window(out, "dataWindow", storedWidth, storedHeight, -3);
    window(out, "displayWindow", shownWidth, shownHeight, 0);
    return out.u8(0).toArray();
  }

  private static void window(Bytes out, String name, int width, int height, int corner) {
    out.text(name + "\0box2i\0").u32(16).u32(corner).u32(corner);
    out.u32(corner + width - 1).u32(corner + height - 1);
  }

  /** The header of a Radiance picture stored in rows. */
  public static byte[] hdr(int width, int height) {
    String header = "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y %d +X %d\n";
    return Bytes.bigEndian().text(header.formatted(height, width)).toArray();
  }

  /** An Apple icon of entries of those types, each empty. */
  public static byte[] icns(String... types) {
    Bytes out = Bytes.bigEndian().text("icns").u32(8 + 8L * types.length);
    for (String type : types) {
      out.text(type).u32(8);
    }
    return out.toArray();
  }
}
