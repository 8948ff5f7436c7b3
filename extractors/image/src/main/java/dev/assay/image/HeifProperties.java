package dev.assay.image;

import dev.assay.facts.FileType;
import dev.assay.facts.Size;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The properties of one item, from an {@code iprp} box (ISO/IEC 23008-12 9.3). */
final class HeifProperties {
  private static final int FULL_BOX = 4;
  private static final int MOST_PROPERTIES = 0x7FFF; // an index has 15 bits at most

  /**
   * A property and how it belongs to the item.
   *
   * @param essential whether a reader that does not know it has to refuse the item
   */
  private record Property(String type, ByteCursor body, boolean essential) {}

  private final List<Property> properties;
  private final long offset;

  private HeifProperties(List<Property> properties, long offset) {
    this.properties = properties;
    this.offset = offset;
  }

  /**
   * Reads the properties of an item.
   *
   * @param boxes the children of an {@code iprp} box
   */
  static HeifProperties read(Boxes boxes, long item) throws IOException {
    List<Property> all = new ArrayList<>();
    List<Property> own = new ArrayList<>();
    long offset = 0;
    while (boxes.next()) {
      if (boxes.type().equals("ipco")) {
        offset = boxes.offset();
        Boxes container = boxes.children();
        while (all.size() < MOST_PROPERTIES && container.next()) {
          all.add(new Property(container.type(), container.body(), false));
        }
      } else if (boxes.type().equals("ipma") && own.isEmpty()) {
        associate(boxes.body(), item, all, own);
      }
    }
    return new HeifProperties(own, offset);
  }

  /** 9.3.3.2: for each item, indexes into the container, from 1 on. */
  private static void associate(ByteCursor in, long wanted, List<Property> all, List<Property> own)
      throws IOException {
    int version = in.u8();
    boolean wide = (in.u24() & 1) != 0;
    long entries = in.u32();
    for (long i = 0; i < entries; i++) {
      in.budget().enter(in.position());
      long item = version == 0 ? in.u16() : in.u32();
      int count = in.u8();
      if (item != wanted) {
        in.skip((long) count * (wide ? 2 : 1));
        continue;
      }
      for (int k = 0; k < count; k++) {
        int value = wide ? in.u16() : in.u8();
        int sign = wide ? 0x8000 : 0x80;
        int index = value & (sign - 1);
        if (index > all.size()) {
          throw new MalformedException("no item property " + index, in.position());
        }
        if (index > 0) {
          Property property = all.get(index - 1);
          own.add(new Property(property.type(), property.body(), (value & sign) != 0));
        }
      }
      return;
    }
  }

  /**
   * The picture that the properties describe.
   *
   * @param likeBrowsers whether a crop that does not start at the corner is dropped
   * @throws MalformedException when the item has no size
   */
  Raster raster(FileType type, boolean likeBrowsers, Context context) throws IOException {
    Size stored = null;
    ByteCursor crop = null;
    int orientation = Orientation.UPRIGHT;
    int bitDepth = 0;
    for (Property property : properties) {
      ByteCursor in = property.body().seek(property.body().start());
      switch (property.type()) {
        case "ispe" -> stored = stored == null ? extent(in.skip(FULL_BOX)) : stored;
        case "clap" -> crop = in;
        case "irot" -> orientation = Orientation.turnedLeft(orientation, in.u8() & 3);
        case "imir" ->
            orientation =
                (in.u8() & 1) == 0
                    ? Orientation.flipped(orientation)
                    : Orientation.mirrored(orientation);
        case "pixi" -> bitDepth = in.skip(FULL_BOX).u8() == 0 ? 0 : in.u8();
        case "av1C" -> bitDepth = bitDepth == 0 ? av1Depth(in) : bitDepth;
        case "hvcC" -> bitDepth = bitDepth == 0 ? hevcDepth(in) : bitDepth;
        default -> {}
      }
    }
    if (stored == null) {
      throw new MalformedException("the primary item has no size", offset);
    }
    Raster raster =
        Raster.of(type, stored.width(), stored.height(), offset)
            .orientation(orientation)
            .bitDepth(bitDepth);
    return crop == null ? raster : cropped(raster, crop, likeBrowsers, context);
  }

  /** Whether libavif, which browsers decode with, refuses the item for how it uses them. */
  boolean isRefused() {
    return properties.stream()
        .anyMatch(
            p ->
                !p.essential()
                    && (p.type().equals("clap")
                        || p.type().equals("irot")
                        || p.type().equals("imir")));
  }

  private static Size extent(ByteCursor in) throws IOException {
    long width = in.u32();
    return new Size(width, in.u32());
  }

  /** AV1 codec configuration (AV1-ISOBMFF 2.3.3): high_bitdepth and twelve_bit. */
  private static int av1Depth(ByteCursor in) throws IOException {
    int flags = in.skip(2).u8();
    if ((flags & 0x40) == 0) {
      return 8;
    }
    return (flags & 0x20) == 0 ? 10 : 12;
  }

  /** HEVC decoder configuration (ISO/IEC 14496-15 8.3.2): bitDepthLumaMinus8. */
  private static int hevcDepth(ByteCursor in) throws IOException {
    return 8 + (in.skip(17).u8() & 7);
  }

  /** Clean aperture (14496-12 12.1.4): a size and the offset of its centre, each a fraction. */
  private static Raster cropped(Raster raster, ByteCursor in, boolean likeBrowsers, Context context)
      throws IOException {
    Size stored = raster.stored();
    long widthNumerator = in.u32();
    long widthDenominator = in.u32();
    long heightNumerator = in.u32();
    long heightDenominator = in.u32();
    boolean whole =
        widthDenominator != 0
            && heightDenominator != 0
            && widthNumerator % widthDenominator == 0
            && heightNumerator % heightDenominator == 0;
    long width = whole ? widthNumerator / widthDenominator : 0;
    long height = whole ? heightNumerator / heightDenominator : 0;
    boolean atLeft = isAtEdge(stored.width() - width, in);
    boolean atTop = isAtEdge(stored.height() - height, in);
    boolean inside =
        width > 0 && height > 0 && width <= stored.width() && height <= stored.height();
    if (inside && ((atLeft && atTop) || !likeBrowsers)) {
      return raster.upright(new Size(width, height));
    }
    context.report(
        Finding.warning("CROP_IGNORED", "The clean aperture is dropped: browsers show it all.")
            .about("width")
            .mendedBy("Crop the pixels themselves, or cut from the top left corner."));
    return raster;
  }

  /** Whether the offset read next puts a crop to the edge, given what it takes away. */
  private static boolean isAtEdge(long taken, ByteCursor in) throws IOException {
    long offset = in.i32();
    long denominator = in.u32();
    return denominator != 0 && 2.0 * offset == -(double) taken * denominator;
  }
}
