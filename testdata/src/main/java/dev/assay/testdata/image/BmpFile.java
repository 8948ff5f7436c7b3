package dev.assay.testdata.image;

/** A bitmap of 24 bits a pixel, decodable where its header is a known one. */
public final class BmpFile {
  private static final int FILE_HEADER = 14;
  private static final int CORE_HEADER = 12;
  private static final int INFO_HEADER = 40;

  private final int width;
  private final int height;
  private int headerLength = INFO_HEADER;
  private boolean topDown;

  private BmpFile(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** A bitmap with a BITMAPINFOHEADER. */
  public static BmpFile of(int width, int height) {
    return new BmpFile(width, height);
  }

  /** Gives it the header of that length: 12 for OS/2's, 40, 108 and 124 for Windows'. */
  public BmpFile header(int length) {
    this.headerLength = length;
    return this;
  }

  /** Stores the rows from the top, which the header says by a negative height. */
  public BmpFile topDown() {
    this.topDown = true;
    return this;
  }

  /** The file. */
  public byte[] toBytes() {
    long pixels = (3L * width + 3) / 4 * 4 * height;
    int offset = FILE_HEADER + headerLength;
    Bytes out = Bytes.littleEndian().text("BM").u32(offset + pixels).u32(0).u32(offset);
    out.u32(headerLength);
    if (headerLength == CORE_HEADER) {
      out.u16(width).u16(height).u16(1).u16(24);
    } else {
      out.u32(width).u32(topDown ? -height : height).u16(1).u16(24).zeros(headerLength - 16L);
    }
    return out.zeros(pixels).toArray();
  }
}
