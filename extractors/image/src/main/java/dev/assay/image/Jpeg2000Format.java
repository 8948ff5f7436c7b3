package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import java.util.List;

/** Reads JPEG 2000: the JP2 family of files (ISO/IEC 15444-1 Annex I) and bare codestreams. */
public final class Jpeg2000Format implements Format {
  private static final FileType JP2 = Raster.type("jp2", "image/jp2", "jp2", "jpg2");
  private static final FileType JPX = Raster.type("jpx", "image/jpx", "jpx", "jpf");
  private static final FileType JPM = Raster.type("jpm", "image/jpm", "jpm");
  private static final FileType JPH = Raster.type("jph", "image/jph", "jph", "jhc");
  private static final FileType J2K = Raster.type("j2k", "image/j2c", "j2k", "j2c", "jpc");
  private static final String CODESTREAM = "\u00FFO\u00FFQ"; // SOC and SIZ, A.4.1, A.5.1
  private static final FormatInfo INFO =
      FormatInfo.own(
          "jpeg2000",
          List.of(JP2, JPX, JPM, JPH, J2K),
          Magic.start("\0\0\0\fjP  \r\n\u0087\n"),
          Magic.start(CODESTREAM));

  /** Creates the reader. */
  public Jpeg2000Format() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public FileType typeOf(Head head) {
    return head.startsWith(CODESTREAM) ? J2K : JP2;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    Raster raster = context.head().startsWith(CODESTREAM) ? codestream(in) : file(in);
    return raster.predicted(Playability.SAFARI_ONLY, context);
  }

  private static Raster file(ByteCursor in) throws IOException {
    FileType type = JP2;
    Boxes boxes = Boxes.of(in);
    while (boxes.next()) {
      switch (boxes.type()) {
        case "ftyp" -> type = typeOfBrand(boxes.body().latin1(4));
        case "jp2h" -> {
          Boxes header = boxes.whole().children();
          if (header.next("ihdr")) {
            return imageHeader(type, header.body());
          }
        }
        case "jp2c" -> throw new MalformedException("no header before the data", boxes.offset());
        default -> {}
      }
    }
    throw new MalformedException("no image header", in.end());
  }

  private static FileType typeOfBrand(String brand) throws DeclinedException {
    return switch (brand) {
      case "jpx " -> JPX;
      case "jpm " -> JPM;
      case "jph " -> JPH;
      case "mjp2", "mj2s" -> throw new DeclinedException("Motion JPEG 2000 is a video");
      default -> JP2;
    };
  }

  /** I.5.3.1: height, width, components, and bits less 1 with the sign in the top bit. */
  private static Raster imageHeader(FileType type, ByteCursor in) throws IOException {
    long height = in.u32();
    long width = in.u32();
    in.skip(2);
    int bits = in.u8();
    return Raster.of(type, width, height, in.start()).bitDepth(bits == 255 ? 0 : depth(bits));
  }

  /** A.5.1: the extent of the reference grid less the offset of the image on it. */
  private static Raster codestream(ByteCursor in) throws IOException {
    in.skip(8);
    long right = in.u32();
    long bottom = in.u32();
    long left = in.u32();
    long top = in.u32();
    in.skip(4 * 4 + 2);
    return Raster.of(J2K, right - left, bottom - top, 8).bitDepth(depth(in.u8()));
  }

  private static int depth(int bits) {
    return (bits & 0x7F) + 1;
  }
}
