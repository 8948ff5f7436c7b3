package dev.assay.image;

import dev.assay.facts.FileType;
import dev.assay.format.Context;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The primary item of a file-level {@code meta} box (ISO/IEC 23008-12 6.2). */
final class HeifItems {
  private static final int FULL_BOX = 4;
  private static final long NONE = -1;

  private final HeifProperties primary;
  private final long exifItem;
  private final @Nullable ByteCursor locations;
  private final @Nullable ByteCursor itemData;

  private HeifItems(
      HeifProperties primary,
      long exifItem,
      @Nullable ByteCursor locations,
      @Nullable ByteCursor itemData) {
    this.primary = primary;
    this.exifItem = exifItem;
    this.locations = locations;
    this.itemData = itemData;
  }

  /**
   * Reads the {@code meta} box that {@code boxes} is at.
   *
   * @throws MalformedException when there is no primary item or it has no properties
   */
  static HeifItems read(Boxes boxes) throws IOException {
    ByteCursor meta = boxes.body();
    Boxes children = boxesAfterVersion(boxes, meta);
    long primaryItem = NONE;
    long exifItem = NONE;
    HeifProperties primary = null;
    ByteCursor locations = null;
    ByteCursor itemData = null;
    while (children.next()) {
      switch (children.type()) {
        case "pitm" -> primaryItem = primaryItem(children.body());
        case "iinf" -> exifItem = exifItem(children);
        case "iloc" -> locations = children.body();
        case "idat" -> itemData = children.body();
        case "iprp" -> {
          if (primaryItem != NONE) {
            primary = HeifProperties.read(children.children(), primaryItem);
          }
        }
        default -> {}
      }
    }
    if (primaryItem == NONE) {
      throw new MalformedException("no primary item", boxes.offset());
    }
    if (primary == null) { // the properties may come before the primary item is named
      children = boxesAfterVersion(boxes, meta);
      if (!children.next("iprp")) {
        throw new MalformedException("no item properties", boxes.offset());
      }
      primary = HeifProperties.read(children.children(), primaryItem);
    }
    return new HeifItems(primary, exifItem, locations, itemData);
  }

  private static Boxes boxesAfterVersion(Boxes boxes, ByteCursor meta) throws IOException {
    meta.seek(meta.start()).skip(FULL_BOX);
    return boxes.children();
  }

  /** ISO/IEC 14496-12 8.11.4. */
  private static long primaryItem(ByteCursor in) throws IOException {
    int version = in.u8();
    in.skip(3);
    return version == 0 ? in.u16() : in.u32();
  }

  /** The item of type {@code Exif} (14496-12 8.11.6, 23008-12 A.2.1). */
  private static long exifItem(Boxes itemInfo) throws IOException {
    ByteCursor in = itemInfo.body();
    int version = in.u8();
    in.skip(3 + (version == 0 ? 2 : 4));
    Boxes entries = itemInfo.children();
    while (entries.next("infe")) {
      ByteCursor entry = entries.body();
      int entryVersion = entry.u8();
      if (entryVersion < 2) {
        continue; // has no type
      }
      entry.skip(3);
      long item = entryVersion == 2 ? entry.u16() : entry.u32();
      entry.skip(2);
      if (entry.latin1(4).equals("Exif")) {
        return item;
      }
    }
    return NONE;
  }

  /**
   * The primary item's picture.
   *
   * @param likeBrowsers whether a crop that does not start at the corner is dropped
   */
  Raster raster(FileType type, boolean likeBrowsers, Context context) throws IOException {
    return primary.raster(type, likeBrowsers, context);
  }

  /** Whether browsers refuse the primary item for how its properties are marked. */
  boolean isRefused() {
    return primary.isRefused();
  }

  /** The EXIF data, for which another part of the file may have to be read. */
  Exif exif(ByteCursor file, Context context) throws IOException {
    if (exifItem == NONE || locations == null) {
      return Exif.none();
    }
    try {
      ByteCursor item = new HeifLocations(locations).find(exifItem, file, itemData);
      if (item != null) {
        long padding = item.u32(); // 23008-12 A.2.1
        return Exif.read(item.skip(padding).rest(), context);
      }
    } catch (MalformedException e) {
      Exif.reportUnreadable(e, context);
    }
    return Exif.none();
  }
}
