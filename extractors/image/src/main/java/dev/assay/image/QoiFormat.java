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

/** Reads QOI (The Quite OK Image Format specification 1.0). */
public final class QoiFormat implements Format {
  private static final FileType QOI = Raster.type("qoi", "image/qoi", "qoi");
  private static final FormatInfo INFO = FormatInfo.own(QOI, Magic.start("qoif"));

  /** Creates the reader. */
  public QoiFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.skip(4);
    long width = in.u32();
    long height = in.u32();
    return Raster.of(QOI, width, height, 4).bitDepth(8).predicted(Playability.NO, context);
  }
}
