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

/** Reads Truevision TGA (TGA file format specification 2.0). */
public final class TgaFormat implements Format {
  private static final FileType TGA = Raster.type("tga", "image/x-tga", "tga", "icb", "vda", "vst");
  private static final FormatInfo INFO = FormatInfo.own(TGA);

  private static final int SIZE = 12;
  private static final int DEPTH = 16;

  /** Creates the reader. */
  public TgaFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  /** There is no signature at the start, so the name and all bytes of few values have to agree. */
  @Override
  public Score score(Head head) {
    if (!TGA.extensions().contains(head.extension())) {
      return Score.NO;
    }
    int mapped = head.u8(1);
    boolean typeFits =
        switch (head.u8(2)) {
          case 1, 9, 32, 33 -> mapped == 1;
          case 2, 3, 10, 11 -> mapped == 0 || mapped == 1;
          default -> false;
        };
    int depth = head.u8(DEPTH);
    boolean depthFits = depth == 8 || depth == 15 || depth == 16 || depth == 24 || depth == 32;
    return typeFits && depthFits ? Score.LIKELY : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN).skip(SIZE);
    int width = in.u16();
    int height = in.u16();
    int depth = in.u8();
    return Raster.of(TGA, width, height, SIZE)
        .bitDepth(depth == 15 || depth == 16 ? 5 : 8)
        .predicted(Playability.NO, context);
  }
}
