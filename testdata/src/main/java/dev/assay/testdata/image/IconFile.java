package dev.assay.testdata.image;

import java.util.ArrayList;
import java.util.List;

/** A Windows icon or cursor of bitmaps, decodable. */
public final class IconFile {
  private static final int HEADER = 6;
  private static final int ENTRY = 16;

  @SuppressWarnings("ArrayRecordComponent") // entries are never compared
  private record Entry(int width, int height, byte[] picture) {}

  private final int type;
  private final List<Entry> entries = new ArrayList<>();

  private IconFile(int type) {
    this.type = type;
  }

  /** An icon without pictures yet. */
  public static IconFile icon() {
    return new IconFile(1);
  }

  /** A cursor without pictures yet. */
  public static IconFile cursor() {
    return new IconFile(2);
  }

  /** Adds a black bitmap of 32 bits a pixel, up to 256 pixels a side. */
  public IconFile bitmap(int width, int height) {
    Bytes picture = Bytes.littleEndian().u32(40).u32(width).u32(2L * height).u16(1).u16(32);
    picture.zeros(24).zeros(4L * width * height).zeros((width + 31L) / 32 * 4 * height);
    entries.add(new Entry(width, height, picture.toArray()));
    return this;
  }

  /** Adds a PNG picture. */
  public IconFile png(int width, int height) {
    entries.add(new Entry(width, height, PngFile.of(width, height).toBytes()));
    return this;
  }

  /** The file. */
  public byte[] toBytes() {
    Bytes out = Bytes.littleEndian().u16(0).u16(type).u16(entries.size());
    long offset = HEADER + (long) ENTRY * entries.size();
    for (Entry entry : entries) {
      out.u8(entry.width() & 0xFF, entry.height() & 0xFF, 0, 0);
      out.u16(type == 1 ? 1 : 0).u16(type == 1 ? 32 : 0);
      out.u32(entry.picture().length).u32(offset);
      offset += entry.picture().length;
    }
    entries.forEach(entry -> out.bytes(entry.picture()));
    return out.toArray();
  }
}
