package dev.assay.testdata.image;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** EXIF data (CIPA DC-008): a TIFF structure without a picture. */
public final class ExifData {
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int HEADER = 8;

  private record Entry(int tag, int type, long value) {}

  private final ByteOrder order;
  private final List<Entry> image = new ArrayList<>();
  private final List<Entry> exif = new ArrayList<>();

  private ExifData(ByteOrder order) {
    this.order = order;
  }

  /** EXIF data without entries in one byte order. */
  public static ExifData in(ByteOrder order) {
    return new ExifData(order);
  }

  /** Big-endian EXIF data with an orientation. */
  public static ExifData orientation(int orientation) {
    return in(ByteOrder.BIG_ENDIAN).withOrientation(orientation);
  }

  /** Adds the orientation, any 16-bit number. */
  public ExifData withOrientation(int orientation) {
    image.add(new Entry(0x0112, SHORT, orientation));
    return this;
  }

  /** Adds a resolution in dots per inch, the same both ways. */
  public ExifData withDotsPerInch(int dots) {
    image.add(new Entry(0x011A, RATIONAL, dots));
    image.add(new Entry(0x011B, RATIONAL, dots));
    image.add(new Entry(0x0128, SHORT, 2));
    return this;
  }

  /** Adds the size in pixels that EXIF gives apart from the picture's own. */
  public ExifData withPixelSize(int width, int height) {
    exif.add(new Entry(0xA002, LONG, width));
    exif.add(new Entry(0xA003, LONG, height));
    return this;
  }

  /** The bytes, from the TIFF header on. */
  public byte[] toBytes() {
    List<Entry> first = new ArrayList<>(image);
    if (!exif.isEmpty()) {
      first.add(new Entry(0x8769, LONG, 0));
    }
    long exifOffset = HEADER + length(first);
    Bytes out = Bytes.in(order);
    out.text(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").u16(42).u32(HEADER);
    directory(out, first, HEADER, exifOffset);
    if (!exif.isEmpty()) {
      directory(out, exif, exifOffset, 0);
    }
    return out.toArray();
  }

  private static long length(List<Entry> entries) {
    long rationals = entries.stream().filter(e -> e.type() == RATIONAL).count();
    return 2 + 12L * entries.size() + 4 + 8 * rationals;
  }

  private static void directory(Bytes out, List<Entry> entries, long start, long exifOffset) {
    long values = start + 2 + 12L * entries.size() + 4;
    out.u16(entries.size());
    for (Entry entry : entries) {
      out.u16(entry.tag()).u16(entry.type()).u32(1);
      switch (entry.type()) {
        case SHORT -> out.u16((int) entry.value()).u16(0);
        case RATIONAL -> {
          out.u32(values);
          values += 8;
        }
        default -> out.u32(entry.tag() == 0x8769 ? exifOffset : entry.value());
      }
    }
    out.u32(0);
    for (Entry entry : entries) {
      if (entry.type() == RATIONAL) {
        out.u32(entry.value()).u32(1);
      }
    }
  }
}
