package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Radiance pictures: lines of text, an empty one, and the resolution. */
public final class HdrFormat implements Format {
  private static final FileType HDR =
      Raster.type("hdr", "image/vnd.radiance", "hdr", "pic", "rgbe");
  private static final FormatInfo INFO =
      FormatInfo.own(HDR, Magic.start("#?RADIANCE"), Magic.start("#?RGBE"));

  /** The line with the size; a class of its own, so that it is made when there is such a file. */
  private static final class Resolution {
    static final Pattern LINE = Pattern.compile("[-+]([XY]) +(\\d{1,9}) +[-+]([XY]) +(\\d{1,9}) *");
  }

  private static final int MOST_HEADER_BYTES = 1 << 16;
  private static final int MOST_LINE_LENGTH = 4096;

  /** Creates the reader. */
  public HdrFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    while (!line(in).isEmpty()) {
      if (in.position() > MOST_HEADER_BYTES) {
        throw new MalformedException("no resolution in " + MOST_HEADER_BYTES + " bytes", 0);
      }
    }
    long offset = in.position();
    Matcher resolution = Resolution.LINE.matcher(line(in));
    if (!resolution.matches() || resolution.group(1).equals(resolution.group(3))) {
      throw new MalformedException("no resolution behind the header", offset);
    }
    long first = Long.parseLong(resolution.group(2));
    long second = Long.parseLong(resolution.group(4));
    // The side of the scan lines comes second; a picture of columns is stored turned.
    boolean rows = resolution.group(1).equals("Y");
    return Raster.of(HDR, rows ? second : first, rows ? first : second, offset)
        .bitDepth(8)
        .predicted(Playability.NO, context);
  }

  private static String line(ByteCursor in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.u8(); c != '\n'; c = in.u8()) {
      if (line.length() == MOST_LINE_LENGTH) {
        throw new MalformedException("a header line does not end", in.position());
      }
      line.append((char) c);
    }
    return line.toString();
  }
}
