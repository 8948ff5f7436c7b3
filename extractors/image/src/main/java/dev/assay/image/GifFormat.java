package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Reads GIF (GIF89a specification) up to the first image, and counts images where the file is too
 * small for that to cost more.
 */
public final class GifFormat implements Format {
  private static final FileType GIF = Raster.type("gif", "image/gif", "gif");
  private static final FormatInfo INFO =
      FormatInfo.own(GIF, Magic.start("GIF87a"), Magic.start("GIF89a"));

  // Block labels, sections 20, 23 and 27.
  private static final int IMAGE = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int TRAILER = 0x3B;

  private static final int BYTES_COUNTED_IN = 4096;

  /** Creates the reader. */
  public GifFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN).skip(6);
    int width = in.u16();
    int height = in.u16();
    int flags = in.u8();
    in.u16(); // background and pixel aspect: the screen descriptor has to be whole
    long frames = 0;
    try {
      in.skip(colorTable(flags));
      if (nextImage(in)) {
        int left = in.u16();
        int top = in.u16();
        // Browsers enlarge the screen until the first image fits.
        width = Math.max(width, left + in.u16());
        height = Math.max(height, top + in.u16());
        frames = countImages(in);
      } else {
        context.report(Finding.warning("NO_PICTURE", "The GIF holds a screen but no image."));
      }
    } catch (MalformedException e) {
      frames = 0;
      context.incomplete(
          Finding.warning(e.code(), "The file breaks off or is damaged: " + e.getMessage() + ".")
              .at(e.offset())
              .mendedBy("Copy or upload the file again."));
    }
    int depth = (flags >> 4 & 7) + 1; // section 18: colour resolution
    return Raster.of(GIF, width, height, 6).frames(frames).bitDepth(depth).shown();
  }

  /**
   * Images from the one whose descriptor is being read, behind its size, to the trailer; 0 when
   * that is far.
   */
  private static long countImages(ByteCursor in) throws IOException {
    long images = 0;
    boolean more = true;
    while (more) {
      images++;
      in.skip(colorTable(in.u8()) + 1);
      if (!skipSubBlocks(in, BYTES_COUNTED_IN)) {
        return 0;
      }
      more = nextImage(in);
      if (more) {
        in.skip(8);
      }
    }
    return images;
  }

  /** Goes behind the label of the next image descriptor; false at the trailer. */
  private static boolean nextImage(ByteCursor in) throws IOException {
    while (true) {
      long offset = in.position();
      int label = in.u8();
      switch (label) {
        case IMAGE -> {
          return true;
        }
        case TRAILER -> {
          return false;
        }
        case EXTENSION -> {
          in.skip(1);
          skipSubBlocks(in, Long.MAX_VALUE);
        }
        default -> throw new MalformedException("unknown block " + label, offset);
      }
    }
  }

  /** Goes behind the last sub-block; false when it gives up because that is behind {@code end}. */
  private static boolean skipSubBlocks(ByteCursor in, long end) throws IOException {
    for (int size = in.u8(); size != 0; size = in.u8()) {
      in.budget().enter(in.position());
      in.skip(size);
      if (in.position() >= end) {
        return false;
      }
    }
    return true;
  }

  /** The length of the colour table that such flags announce (sections 18 and 20). */
  private static int colorTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
