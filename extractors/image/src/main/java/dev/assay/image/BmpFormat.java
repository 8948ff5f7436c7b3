package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Reads Windows and OS/2 bitmaps. The length of the header tells them apart: 12 is
 * BITMAPCOREHEADER, 16 to 64 are OS/2 2.x and BITMAPINFOHEADER, 108 and 124 are versions 4 and 5.
 */
public final class BmpFormat implements Format {
  private static final FileType BMP = Raster.type("bmp", "image/bmp", "bmp", "dib");
  private static final FormatInfo INFO = FormatInfo.own(BMP);

  private static final int FILE_HEADER = 14;
  private static final int CORE_HEADER = 12;

  /** Creates the reader. */
  public BmpFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  /** Two letters alone are no signature: the length of the header has to be a known one. */
  @Override
  public Score score(Head head) {
    if (!head.startsWith("BM")) {
      return Score.NO;
    }
    long headerLength = head.u32le(FILE_HEADER);
    boolean known =
        headerLength == CORE_HEADER
            || (headerLength >= 16 && headerLength <= 64 && headerLength % 2 == 0)
            || headerLength == 108
            || headerLength == 124;
    return known ? Score.CERTAIN : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN).skip(FILE_HEADER);
    boolean core = in.u32() == CORE_HEADER;
    long offset = in.position();
    long width = core ? in.u16() : in.i32();
    // Negative: the rows are stored from the top.
    long height = core ? in.u16() : Math.abs((long) in.i32());
    in.skip(2);
    int bitsPerPixel = in.u16();
    return Raster.of(BMP, width, height, offset)
        .bitDepth(bitsPerPixel == 16 ? 5 : Math.min(bitsPerPixel, 8))
        .shown();
  }
}
