package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.nio.ByteOrder;

/** Reads DirectDraw surfaces (DDS_HEADER of the DirectX documentation). */
public final class DdsFormat implements Format {
  private static final FileType DDS = Raster.type("dds", "image/vnd-ms.dds", "dds");
  private static final FormatInfo INFO = FormatInfo.own(DDS, Magic.start("DDS |\0\0\0"));

  private static final int HEIGHT = 12;

  /** Creates the reader. */
  public DdsFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN).skip(HEIGHT);
    long height = in.u32();
    long width = in.u32();
    return Raster.of(DDS, width, height, HEIGHT).predicted(Playability.NO, context);
  }
}
