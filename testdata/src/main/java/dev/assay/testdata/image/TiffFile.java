package dev.assay.testdata.image;

import java.nio.ByteOrder;

/** A grey TIFF or BigTIFF file (TIFF 6.0), decodable, its directories behind its pixels. */
public final class TiffFile {
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final int width;
  private final int height;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean big;
  private int orientation = 1;
  private int pages = 1;

  private TiffFile(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** A little-endian file of one page. */
  public static TiffFile of(int width, int height) {
    return new TiffFile(width, height);
  }

  /** Sets the byte order. */
  public TiffFile order(ByteOrder order) {
    this.order = order;
    return this;
  }

  /** Makes it a BigTIFF file. */
  public TiffFile big() {
    this.big = true;
    return this;
  }

  /** Sets the orientation of every page. */
  public TiffFile orientation(int orientation) {
    this.orientation = orientation;
    return this;
  }

  /** Sets how many pages there are, all of the same pixels. */
  public TiffFile pages(int pages) {
    this.pages = pages;
    return this;
  }

  /** The header, for a first directory at that offset. */
  public byte[] header(long firstDirectory) {
    Bytes out = Bytes.in(order).text(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM");
    return big
        ? out.u16(43).u16(8).u16(0).u64(firstDirectory).toArray()
        : out.u16(42).u32(firstDirectory).toArray();
  }

  /** One directory, followed by another at {@code next} unless that is 0. */
  public byte[] directory(long next) {
    int word = big ? 8 : 4;
    Bytes out = Bytes.in(order);
    out.number(10, big ? 8 : 2);
    entry(out, 0x0100, LONG, width);
    entry(out, 0x0101, LONG, height);
    entry(out, 0x0102, SHORT, 8);
    entry(out, 0x0103, SHORT, 1);
    entry(out, 0x0106, SHORT, 1);
    entry(out, 0x0111, LONG, headerLength());
    entry(out, 0x0112, SHORT, orientation);
    entry(out, 0x0115, SHORT, 1);
    entry(out, 0x0116, LONG, height);
    entry(out, 0x0117, LONG, (long) width * height);
    return out.number(next, word).toArray();
  }

  private void entry(Bytes out, int tag, int type, long value) {
    int word = big ? 8 : 4;
    out.u16(tag).u16(type).number(1, word);
    int used = type == SHORT ? 2 : 4;
    out.number(value, used).zeros(word - used);
  }

  private int headerLength() {
    return big ? 16 : 8;
  }

  /** The file. */
  public byte[] toBytes() {
    long pixels = (long) width * height;
    long at = headerLength() + pixels;
    Bytes out = Bytes.in(order).bytes(header(at)).zeros(pixels);
    int length = directory(0).length;
    for (int page = 1; page <= pages; page++) {
      at += length;
      out.bytes(directory(page == pages ? 0 : at));
    }
    return out.toArray();
  }
}
