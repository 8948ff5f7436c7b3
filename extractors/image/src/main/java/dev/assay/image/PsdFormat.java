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

/** Reads Photoshop documents, PSD and PSB (Adobe Photoshop file formats, file header). */
public final class PsdFormat implements Format {
  private static final FileType PSD =
      Raster.type("psd", "image/vnd.adobe.photoshop", "psd", "psb", "pdd");
  private static final FormatInfo INFO =
      FormatInfo.own(PSD, Magic.start("8BPS\0\1"), Magic.start("8BPS\0\2"));

  /** Creates the reader. */
  public PsdFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.skip(14);
    long height = in.u32();
    long width = in.u32();
    return Raster.of(PSD, width, height, 14).bitDepth(in.u16()).predicted(Playability.NO, context);
  }
}
