package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.facts.Size;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Reads OpenEXR (OpenEXR file layout, header): the data window is stored, the display window shown.
 */
public final class ExrFormat implements Format {
  private static final FileType EXR = Raster.type("exr", "image/x-exr", "exr");
  private static final FormatInfo INFO = FormatInfo.own(EXR, Magic.start("v/1\1"));

  private static final int MOST_NAME_LENGTH = 255;

  /** Creates the reader. */
  public ExrFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN).skip(8);
    Size stored = null;
    Size shown = null;
    String name = text(in);
    while (!name.isEmpty() && (stored == null || shown == null)) {
      in.budget().enter(in.position());
      text(in); // the attribute's type
      long length = in.u32();
      ByteCursor value = in.slice(length);
      switch (name) {
        case "dataWindow" -> stored = window(value);
        case "displayWindow" -> shown = window(value);
        default -> {}
      }
      name = text(in);
    }
    if (stored == null) {
      throw new MalformedException("no data window in the header", in.position());
    }
    Raster raster = Raster.of(EXR, stored.width(), stored.height(), 8);
    return (shown == null ? raster : raster.upright(shown)).predicted(Playability.NO, context);
  }

  private static Size window(ByteCursor in) throws IOException {
    long left = in.i32();
    long top = in.i32();
    long right = in.i32();
    long bottom = in.i32();
    if (right < left || bottom < top) {
      throw new MalformedException("a window without area", in.start());
    }
    return new Size(right - left + 1, bottom - top + 1);
  }

  private static String text(ByteCursor in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.u8(); c != 0; c = in.u8()) {
      if (text.length() == MOST_NAME_LENGTH) {
        throw new MalformedException("an attribute's name does not end", in.position());
      }
      text.append((char) c);
    }
    return text.toString();
  }
}
