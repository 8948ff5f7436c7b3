package dev.assay.testdata.image;

import org.jspecify.annotations.Nullable;

/** The structure of an AVIF or HEIC file (ISO/IEC 23008-12) around picture data of zeros. */
public final class HeifFile {
  private static final int PRIMARY = 1;
  private static final int EXIF = 2;
  private static final int DATA_LENGTH = 64;

  private final String brand;
  private final String itemType;
  private final Bytes properties = Bytes.bigEndian();
  private final Bytes associations = Bytes.bigEndian();
  private int propertyCount;
  private boolean essential = true;
  private @Nullable ExifData exif;

  private HeifFile(String brand, String itemType, int width, int height) {
    this.brand = brand;
    this.itemType = itemType;
    byte[] extent = Bytes.bigEndian().u32(0).u32(width).u32(height).toArray();
    property("ispe", extent, false);
  }

  /** An AVIF file of one AV1 item. */
  public static HeifFile avif(int width, int height) {
    return new HeifFile("avif", "av01", width, height)
        .property("av1C", new byte[] {(byte) 0x81, 0, 0x0C, 0}, true);
  }

  /** A HEIC file whose primary item is a grid; its tiles are left out. */
  public static HeifFile heicGrid(int width, int height) {
    return new HeifFile("heic", "grid", width, height);
  }

  /** Turns the picture by quarter turns anticlockwise. */
  public HeifFile irot(int quarterTurns) {
    return property("irot", new byte[] {(byte) quarterTurns}, true);
  }

  /** Mirrors the picture: 0 exchanges top and bottom, 1 left and right. */
  public HeifFile imir(int axis) {
    return property("imir", new byte[] {(byte) axis}, true);
  }

  /**
   * Crops the picture to a size around a centre that is off the middle.
   *
   * @param twiceRight by how many half pixels to the right
   * @param twiceDown by how many half pixels down
   */
  public HeifFile clap(int width, int height, int twiceRight, int twiceDown) {
    Bytes body = Bytes.bigEndian().u32(width).u32(1).u32(height).u32(1);
    return property("clap", body.u32(twiceRight).u32(2).u32(twiceDown).u32(2).toArray(), true);
  }

  /** Adds EXIF data as an item of its own. */
  public HeifFile exif(ExifData exif) {
    this.exif = exif;
    return this;
  }

  /** Marks no property added from now on as essential. */
  public HeifFile carelessly() {
    this.essential = false;
    return this;
  }

  /** Adds a property of the primary item. */
  public HeifFile property(String type, byte[] body, boolean essential) {
    properties.box(type, body);
    propertyCount++;
    associations.u8((essential && this.essential ? 0x80 : 0) | propertyCount);
    return this;
  }

  /** The file. */
  public byte[] toBytes() {
    byte[] type =
        Bytes.bigEndian()
            .box("ftyp", Bytes.bigEndian().text(brand).u32(0).text("mif1").toArray())
            .toArray();
    long data = type.length + meta(0).length + 16L; // the two box headers
    return Bytes.bigEndian()
        .bytes(type)
        .box("meta", meta(data))
        .box("mdat", Bytes.bigEndian().zeros(DATA_LENGTH).bytes(exifItem()).toArray())
        .toArray();
  }

  private byte[] exifItem() {
    ExifData data = exif;
    return data == null ? new byte[0] : Bytes.bigEndian().u32(0).bytes(data.toBytes()).toArray();
  }

  private byte[] meta(long data) {
    int items = exif == null ? 1 : 2;
    Bytes handler = Bytes.bigEndian().zeros(8).text("pict").zeros(13);
    Bytes info = Bytes.bigEndian().u32(0).u16(items).box("infe", entry(PRIMARY, itemType));
    Bytes locations = Bytes.bigEndian().u32(0).u16(0x4400).u16(items);
    locations.u16(PRIMARY).u16(0).u16(1).u32(data).u32(DATA_LENGTH);
    if (exif != null) {
      info.box("infe", entry(EXIF, "Exif"));
      locations.u16(EXIF).u16(0).u16(1).u32(data + DATA_LENGTH).u32(exifItem().length);
    }
    Bytes map = Bytes.bigEndian().u32(0).u32(1).u16(PRIMARY).u8(propertyCount);
    map.bytes(associations.toArray());
    Bytes all = Bytes.bigEndian().box("ipco", properties.toArray()).box("ipma", map.toArray());
    return Bytes.bigEndian()
        .u32(0)
        .box("hdlr", handler.toArray())
        .box("pitm", Bytes.bigEndian().u32(0).u16(PRIMARY).toArray())
        .box("iloc", locations.toArray())
        .box("iinf", info.toArray())
        .box("iprp", all.toArray())
        .toArray();
  }

  private static byte[] entry(int item, String type) {
    return Bytes.bigEndian().u32(0x02000000).u16(item).u16(0).text(type).u8(0).toArray();
  }
}
