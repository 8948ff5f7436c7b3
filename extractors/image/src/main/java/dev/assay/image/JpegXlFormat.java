package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.TruncatedException;
import dev.assay.structure.Boxes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads JPEG XL: bare codestreams (ISO/IEC 18181-1) and containers (18181-2). EXIF data beside the
 * codestream does not count, its header's orientation does.
 */
public final class JpegXlFormat implements Format {
  private static final FileType JXL = Raster.type("jxl", "image/jxl", "jxl");
  private static final String CODESTREAM = "\u00FF\n";
  private static final FormatInfo INFO =
      FormatInfo.own(JXL, Magic.start("\0\0\0\fJXL \r\n\u0087\n"), Magic.start(CODESTREAM));

  /** More than the longest image header up to the bit depth needs. */
  private static final int HEADER_BYTES = 64;

  /** Creates the reader. */
  public JpegXlFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    boolean bare = context.head().startsWith(CODESTREAM);
    byte[] start = bare ? start(in) : startInBoxes(in);
    return new JpegXlHeader(start).read(JXL).shown();
  }

  private static byte[] start(ByteCursor in) throws IOException {
    byte[] bytes = new byte[HEADER_BYTES];
    return Arrays.copyOf(bytes, in.read(bytes, 0, bytes.length));
  }

  /** The codestream lies in one jxlc box, or in pieces in jxlp boxes behind a 32-bit number. */
  private static byte[] startInBoxes(ByteCursor in) throws IOException {
    ByteArrayOutputStream start = new ByteArrayOutputStream(HEADER_BYTES);
    Boxes boxes = Boxes.of(in);
    while (start.size() < HEADER_BYTES && boxes.next()) {
      if (boxes.type().equals("jxlc")) {
        return start(boxes.body());
      }
      if (boxes.type().equals("jxlp")) {
        boxes.body().skip(4);
        start.write(start(boxes.body()));
      }
    }
    if (start.size() == 0) {
      throw new TruncatedException("the data ends before the codestream", in.end());
    }
    return start.toByteArray();
  }
}
