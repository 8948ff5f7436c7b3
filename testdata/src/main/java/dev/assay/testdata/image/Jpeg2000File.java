package dev.assay.testdata.image;

/** The headers of JPEG 2000 files (ISO/IEC 15444-1) without picture data. */
public final class Jpeg2000File {
  private Jpeg2000File() {}

  /** A JP2 file. */
  public static byte[] jp2(int width, int height) {
    byte[] image = Bytes.bigEndian().u32(height).u32(width).u16(3).u8(7, 7, 0, 0).toArray();
    byte[] color = Bytes.bigEndian().u8(1, 0, 0).u32(16).toArray();
    return Bytes.bigEndian()
        .box("jP  ", Bytes.bigEndian().u8(0x0D, 0x0A, 0x87, 0x0A).toArray())
        .box("ftyp", Bytes.bigEndian().text("jp2 ").u32(0).text("jp2 ").toArray())
        .box("jp2h", Bytes.bigEndian().box("ihdr", image).box("colr", color).toArray())
        .box("jp2c", codestream(width, height, 0, 0))
        .toArray();
  }

  /** A bare codestream whose image starts off the corner of its reference grid. */
  public static byte[] codestream(int width, int height, int left, int top) {
    Bytes size = Bytes.bigEndian().u16(0).u32(left + width).u32(top + height);
    size.u32(left).u32(top).u32(width).u32(height).u32(0).u32(0).u16(3);
    for (int i = 0; i < 3; i++) {
      size.u8(7, 1, 1);
    }
    return Bytes.bigEndian()
        .u8(0xFF, 0x4F, 0xFF, 0x51)
        .u16(size.size() + 2)
        .bytes(size.toArray())
        .u8(0xFF, 0xD9)
        .toArray();
  }
}
