package dev.assay.image;

import dev.assay.facts.Size;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.MalformedException;
import dev.assay.structure.TiffIfds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one image file directory (TIFF 6.0 section 8, DNG 1.6) says of its picture. */
final class TiffDirectory {
  private static final int NEW_SUBFILE_TYPE = 0x00FE;
  private static final int IMAGE_WIDTH = 0x0100;
  private static final int IMAGE_LENGTH = 0x0101;
  private static final int BITS_PER_SAMPLE = 0x0102;
  private static final int COMPRESSION = 0x0103;
  private static final int MAKE = 0x010F;
  private static final int MODEL = 0x0110;
  private static final int ORIENTATION = 0x0112;
  private static final int SUB_IFDS = 0x014A;
  private static final int DNG_VERSION = 0xC612;
  private static final int DEFAULT_CROP_SIZE = 0xC620;

  // Panasonic's directories give the sensor and its borders instead of a width and a height.
  private static final int SENSOR_WIDTH = 0x0002;
  private static final int SENSOR_HEIGHT = 0x0003;
  private static final int SENSOR_TOP = 0x0004;
  private static final int SENSOR_LEFT = 0x0005;
  private static final int SENSOR_BOTTOM = 0x0006;
  private static final int SENSOR_RIGHT = 0x0007;

  private static final int REDUCED = 1;
  private static final int MASK = 4;
  private static final int OLD_JPEG = 6;
  private static final int MOST_SUB_IFDS = 16;
  private static final int MOST_NAME_LENGTH = 32;

  private final long[] borders = new long[SENSOR_RIGHT + 1];
  private final List<Long> subIfds = new ArrayList<>(0);
  private long subfileType;
  private long width;
  private long height;
  private long compression;
  private int bitDepth;
  private int orientation;
  private String make = "";
  private String model = "";
  private boolean dng;
  private boolean damaged;
  private @Nullable Size crop;

  private TiffDirectory() {}

  /**
   * Reads the entries of the current directory; one whose value is damaged counts as absent, and
   * the first such is reported.
   */
  static TiffDirectory read(TiffIfds ifd, Context context) throws IOException {
    TiffDirectory directory = new TiffDirectory();
    while (ifd.nextEntry()) {
      try {
        directory.readEntry(ifd);
      } catch (MalformedException e) {
        if (!directory.damaged) {
          context.report(
              Finding.warning(
                      "TAG_UNREADABLE", "Tag " + ifd.tag() + " is damaged: " + e.getMessage() + ".")
                  .at(e.offset())
                  .mendedBy("Write the file again from its source."));
        }
        directory.damaged = true;
      }
    }
    return directory;
  }

  /**
   * Whether the current directory, whose other entries are passed over, is a page: not a reduced
   * copy of one nor a mask.
   */
  static boolean isPage(TiffIfds ifd) throws IOException {
    while (ifd.nextEntry()) {
      if (ifd.tag() == NEW_SUBFILE_TYPE) {
        return (ifd.integer(0) & (REDUCED | MASK)) == 0;
      }
    }
    return true;
  }

  private void readEntry(TiffIfds ifd) throws IOException {
    switch (ifd.tag()) {
      case NEW_SUBFILE_TYPE -> subfileType = ifd.integer(0);
      case IMAGE_WIDTH -> width = ifd.integer(0);
      case IMAGE_LENGTH -> height = ifd.integer(0);
      case BITS_PER_SAMPLE -> bitDepth = (int) Math.min(ifd.integer(0), Short.MAX_VALUE);
      case COMPRESSION -> compression = ifd.integer(0);
      case MAKE -> make = name(ifd);
      case MODEL -> model = name(ifd);
      case ORIENTATION -> {
        long value = ifd.integer(0);
        orientation = value >= 1 && value <= 8 ? (int) value : 0;
      }
      case SUB_IFDS -> {
        for (long i = 0; i < ifd.count() && subIfds.size() < MOST_SUB_IFDS; i++) {
          subIfds.add(ifd.integer(i));
        }
      }
      case DNG_VERSION -> dng = true;
      case DEFAULT_CROP_SIZE -> crop = size(ifd.number(0), ifd.number(1));
      case SENSOR_WIDTH, SENSOR_HEIGHT, SENSOR_TOP, SENSOR_LEFT, SENSOR_BOTTOM, SENSOR_RIGHT ->
          borders[ifd.tag()] = ifd.integer(0);
      default -> {}
    }
  }

  private static String name(TiffIfds ifd) throws IOException {
    byte[] name = new byte[(int) Math.min(ifd.count(), MOST_NAME_LENGTH)];
    for (int i = 0; i < name.length; i++) {
      name[i] = (byte) ifd.integer(i);
    }
    return new String(name, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
  }

  private static @Nullable Size size(double width, double height) {
    return width >= 1 && height >= 1 ? new Size(Math.round(width), Math.round(height)) : null;
  }

  /** This directory with the size of the sensor as its own, and the picture inside as its crop. */
  TiffDirectory ofSensor() {
    width = borders[SENSOR_WIDTH];
    height = borders[SENSOR_HEIGHT];
    crop =
        size(
            (double) borders[SENSOR_RIGHT] - borders[SENSOR_LEFT],
            (double) borders[SENSOR_BOTTOM] - borders[SENSOR_TOP]);
    return this;
  }

  long width() {
    return width;
  }

  long height() {
    return height;
  }

  /** Bits of the first sample; 1 where the directory does not say (TIFF 6.0 section 8). */
  int bitDepth() {
    return bitDepth == 0 ? 1 : bitDepth;
  }

  /** The orientation, 1 to 8; 0 when the directory does not say. */
  int orientation() {
    return orientation;
  }

  /** The part that converters keep, null when it is all. */
  @Nullable Size crop() {
    return crop;
  }

  /** Where the sub-directories start; no more than a few are kept. */
  List<Long> subIfds() {
    return subIfds;
  }

  /** Whether the picture is a reduced copy of another one. */
  boolean isReduced() {
    return (subfileType & REDUCED) != 0;
  }

  boolean isDng() {
    return dng;
  }

  /**
   * Whether a camera of that maker wrote it as the first directory of a raw file: with a preview in
   * the place of the picture, which a plain TIFF does not have.
   */
  boolean isPreviewBy(String maker) {
    return (make.startsWith(maker) || model.startsWith(maker))
        && (isReduced() || compression == OLD_JPEG);
  }

  /** The larger of two pictures; those that are reduced or have no size do not count. */
  static @Nullable TiffDirectory larger(@Nullable TiffDirectory one, TiffDirectory other) {
    if (other.isReduced() || other.width <= 0 || other.height <= 0) {
      return one;
    }
    boolean larger =
        one == null || (double) other.width * other.height > (double) one.width * one.height;
    return larger ? other : one;
  }
}
