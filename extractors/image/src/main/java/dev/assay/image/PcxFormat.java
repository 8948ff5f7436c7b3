package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.nio.ByteOrder;

/** Reads PCX (ZSoft technical reference manual); the window's bounds are inclusive. */
public final class PcxFormat implements Format {
  private static final FileType PCX = Raster.type("pcx", "image/vnd.zbrush.pcx", "pcx", "pcc");
  private static final FormatInfo INFO = FormatInfo.own(PCX);

  private static final int WINDOW = 4;
  private static final int RESERVED = 64;
  private static final int PLANES = 65;

  /** Creates the reader. */
  public PcxFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  /** One byte is no signature, so every byte of few values is looked at. */
  @Override
  public Score score(Head head) {
    int version = head.u8(1);
    int encoding = head.u8(2);
    int bits = head.u8(3);
    int planes = head.u8(PLANES);
    boolean fits =
        head.u8(0) == 0x0A
            && version >= 0
            && version <= 5
            && version != 1
            && (encoding == 0 || encoding == 1)
            && (bits == 1 || bits == 2 || bits == 4 || bits == 8)
            && head.u8(RESERVED) == 0
            && planes >= 1
            && planes <= 4;
    return fits ? Score.LIKELY : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN).skip(3);
    int bits = in.u8();
    int left = in.u16();
    int top = in.u16();
    int width = in.u16() - left + 1;
    int height = in.u16() - top + 1;
    return Raster.of(PCX, width, height, WINDOW).bitDepth(bits).predicted(Playability.NO, context);
  }
}
