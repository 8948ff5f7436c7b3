package dev.assay.image;

import dev.assay.facts.Size;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.structure.TiffIfds;
import java.io.IOException;

/** What EXIF data (CIPA DC-008) says that changes how a picture is shown. */
final class Exif {
  // Tags of CIPA DC-008 4.6.5 and 4.6.6.
  private static final int ORIENTATION = 0x0112;
  private static final int X_RESOLUTION = 0x011A;
  private static final int Y_RESOLUTION = 0x011B;
  private static final int RESOLUTION_UNIT = 0x0128;
  private static final int EXIF_IFD = 0x8769;
  private static final int PIXEL_X_DIMENSION = 0xA002;
  private static final int PIXEL_Y_DIMENSION = 0xA003;

  private static final int SHORT = 3;
  private static final int INCH = 2;
  private static final double DEFAULT_DOTS_PER_INCH = 72;

  private int orientation = 1;
  private double xResolution;
  private double yResolution;
  private long resolutionUnit;
  private long exifOffset;
  private long pixelWidth;
  private long pixelHeight;

  private Exif() {}

  /** What pictures without EXIF data have. */
  static Exif none() {
    return new Exif();
  }

  /**
   * Reads EXIF data as far as it can be read; what breaks it is reported, since browsers show the
   * picture all the same.
   *
   * @param tiff starts at the TIFF header
   */
  static Exif read(ByteCursor tiff, Context context) throws IOException {
    Exif exif = new Exif();
    try {
      TiffIfds ifds = TiffIfds.of(tiff);
      if (ifds.next()) {
        exif.readEntries(ifds, context);
        if (exif.exifOffset != 0) {
          exif.readEntries(ifds.at(exif.exifOffset), context);
        }
      }
    } catch (MalformedException e) {
      reportUnreadable(e, context);
    }
    return exif;
  }

  /** Reports EXIF data that cannot be read. */
  static void reportUnreadable(MalformedException why, Context context) {
    context.report(
        Finding.warning("EXIF_UNREADABLE", "The EXIF data is damaged: " + why.getMessage() + ".")
            .at(why.offset())
            .mendedBy("Check the picture's orientation by eye, or write its EXIF data again."));
  }

  /** A value that cannot be read does not keep the entries behind it from being read. */
  private void readEntries(TiffIfds ifd, Context context) throws IOException {
    boolean reported = false;
    while (ifd.nextEntry()) {
      try {
        readEntry(ifd);
      } catch (MalformedException e) {
        if (!reported) {
          reportUnreadable(e, context);
        }
        reported = true;
      }
    }
  }

  private void readEntry(TiffIfds ifd) throws IOException {
    switch (ifd.tag()) {
      case ORIENTATION -> readOrientation(ifd);
      case X_RESOLUTION -> xResolution = ifd.number(0);
      case Y_RESOLUTION -> yResolution = ifd.number(0);
      case RESOLUTION_UNIT -> resolutionUnit = ifd.integer(0);
      case EXIF_IFD -> exifOffset = ifd.integer(0);
      case PIXEL_X_DIMENSION -> pixelWidth = ifd.integer(0);
      case PIXEL_Y_DIMENSION -> pixelHeight = ifd.integer(0);
      default -> {}
    }
  }

  private void readOrientation(TiffIfds ifd) throws IOException {
    // Browsers take it from a SHORT only.
    if (ifd.fieldType() == SHORT) {
      long value = ifd.integer(0);
      orientation = value >= 1 && value <= 8 ? (int) value : 1;
    }
  }

  /** The orientation, 1 to 8; 1 when there is none that counts. */
  int orientation() {
    return orientation;
  }

  /**
   * The size browsers scale a JPEG to: the EXIF pixel size, where it is the stored size at the
   * resolution the same EXIF data names; else the stored size.
   */
  Size scaled(Size stored) {
    boolean agrees =
        resolutionUnit == INCH
            && xResolution > 0
            && yResolution > 0
            && pixelWidth > 0
            && pixelHeight > 0
            && atDensity(stored.width(), xResolution) == pixelWidth
            && atDensity(stored.height(), yResolution) == pixelHeight;
    return agrees ? new Size(pixelWidth, pixelHeight) : stored;
  }

  private static long atDensity(long pixels, double dotsPerInch) {
    return Math.round(pixels * DEFAULT_DOTS_PER_INCH / dotsPerInch);
  }

  /**
   * Reports an orientation that browsers do not apply.
   *
   * @param applied the orientation they do apply
   */
  void reportIgnored(int applied, Context context) {
    if (orientation != 1 && orientation != applied) {
      context.report(
          Finding.warning(
                  "ORIENTATION_IGNORED",
                  "The EXIF orientation "
                      + orientation
                      + " is ignored by browsers in this format; other programs may turn the"
                      + " picture.")
              .about("width")
              .mendedBy("Store the picture upright and remove the EXIF orientation."));
    }
  }
}
