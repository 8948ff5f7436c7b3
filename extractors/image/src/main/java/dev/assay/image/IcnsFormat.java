package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;

/** Reads Apple icons; the picture is the largest entry's. */
public final class IcnsFormat implements Format {
  private static final FileType ICNS = Raster.type("icns", "image/icns", "icns");
  private static final FormatInfo INFO = FormatInfo.own(ICNS, Magic.start("icns"));

  private static final int HEADER = 8;

  /** Creates the reader. */
  public IcnsFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.skip(4);
    long end = in.u32();
    int largest = 0;
    long frames = 0;
    while (in.position() <= end - HEADER) {
      long offset = in.position();
      in.budget().enter(offset);
      int side = side(in.latin1(4));
      long length = in.u32();
      if (length < HEADER) {
        throw new MalformedException("an icon of length " + length, offset);
      }
      in.skip(length - HEADER);
      frames += side > 0 ? 1 : 0;
      largest = Math.max(largest, side);
    }
    return Raster.of(ICNS, largest, largest, HEADER)
        .frames(frames)
        .bitDepth(8)
        .predicted(Playability.SAFARI_ONLY, context);
  }

  /** The width of an icon by its type; 0 for masks, tables and what is not known. */
  private static int side(String type) {
    return switch (type) {
      case "ics#", "ics4", "ics8", "is32", "icp4", "ic04", "icm#", "icm4", "icm8" -> 16;
      case "icsb" -> 18;
      case "sb24" -> 24;
      case "ICON", "ICN#", "icl4", "icl8", "il32", "icp5", "ic05", "ic11" -> 32;
      case "icsB" -> 36;
      case "ich#", "ich4", "ich8", "ih32", "SB24" -> 48;
      case "icp6", "ic12" -> 64;
      case "it32", "ic07" -> 128;
      case "ic08", "ic13" -> 256;
      case "ic09", "ic14" -> 512;
      case "ic10" -> 1024;
      default -> 0;
    };
  }
}
