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
import dev.assay.structure.Boxes;
import dev.assay.structure.TiffIfds;
import java.io.IOException;

/**
 * Reads Canon's CR3: an ISO base media file that looks like a movie and holds a photograph, whose
 * first TIFF directory lies in a box of Canon's own.
 */
public final class Cr3Format implements Format {
  private static final FileType CR3 = Raster.type("cr3", "image/x-canon-cr3", "cr3");
  private static final FormatInfo INFO = FormatInfo.own(CR3, new Magic(4, "ftypcrx "));

  /** Creates the reader. */
  public Cr3Format() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    Boxes boxes = Boxes.of(in);
    if (!boxes.next("moov")) {
      throw new MalformedException("no movie box", in.position());
    }
    Boxes movie = boxes.whole().children();
    while (movie.next("uuid")) {
      Boxes canon = movie.children();
      if (canon.next("CMT1")) {
        return directory(canon.body(), context);
      }
    }
    throw new MalformedException("no directory of Canon's", boxes.offset());
  }

  private static Facts directory(ByteCursor in, Context context) throws IOException {
    TiffIfds ifds = TiffIfds.of(in);
    if (!ifds.next()) {
      throw new MalformedException("no TIFF directory", in.start());
    }
    TiffDirectory directory = TiffDirectory.read(ifds, context);
    return Raster.of(CR3, directory.width(), directory.height(), in.start())
        .orientation(Math.max(1, directory.orientation()))
        .predicted(Playability.NO, context);
  }
}
