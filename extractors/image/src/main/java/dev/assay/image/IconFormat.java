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
import java.util.List;

/**
 * Reads Windows icons and cursors. Browsers show the entry of the largest area, as the directory
 * gives it.
 */
public final class IconFormat implements Format {
  private static final FileType ICO = Raster.type("ico", "image/vnd.microsoft.icon", "ico");
  private static final FileType CUR = Raster.type("cur", "image/x-win-bitmap", "cur");
  private static final FormatInfo INFO = FormatInfo.own("icon", List.of(ICO, CUR));

  private static final int HEADER = 6;
  private static final int ENTRY = 16;

  /** Creates the reader. */
  public IconFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  /** The signature is mostly zeros, so the first entry has to make sense too. */
  @Override
  public Score score(Head head) {
    if (!head.startsWith("\0\0\1\0") && !head.startsWith("\0\0\2\0")) {
      return Score.NO;
    }
    int count = head.u8(4) | head.u8(5) << 8;
    long length = head.u32le(HEADER + 8);
    long offset = head.u32le(HEADER + 12);
    boolean sensible =
        count > 0 && head.u8(HEADER + 3) == 0 && length > 0 && offset >= HEADER + ENTRY;
    return sensible ? Score.CERTAIN : Score.NO;
  }

  @Override
  public FileType typeOf(Head head) {
    return head.u8(2) == 1 ? ICO : CUR;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN).skip(2);
    boolean icon = in.u16() == 1;
    int count = in.u16();
    int width = 0;
    int height = 0;
    int bitsPerPixel = 0;
    for (int i = 0; i < count; i++) {
      int entryWidth = side(in.u8());
      int entryHeight = side(in.u8());
      in.skip(4);
      int entryBits = in.u16();
      in.skip(8);
      int difference = Integer.compare(entryWidth * entryHeight, width * height);
      if (difference > 0 || (difference == 0 && entryBits > bitsPerPixel)) {
        width = entryWidth;
        height = entryHeight;
        bitsPerPixel = entryBits;
      }
    }
    // A cursor has its hot spot where an icon has its bits per pixel.
    return Raster.of(icon ? ICO : CUR, width, height, HEADER)
        .frames(count)
        .bitDepth(icon ? Math.min(bitsPerPixel, 8) : 0)
        .shown();
  }

  private static int side(int stored) {
    return stored == 0 ? 256 : stored;
  }
}
