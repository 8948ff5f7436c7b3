package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.facts.Size;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.structure.TiffIfds;
import java.io.IOException;
import java.util.List;

/**
 * Reads TIFF (TIFF 6.0), BigTIFF, and the camera raw formats made of the same directories.
 *
 * <p>The picture is the first directory's, unless that one says it is a reduced copy: then it is
 * the largest that does not, among its sub-directories and the rest of the chain.
 */
public final class TiffFormat implements Format {
  private static final FileType TIFF = Raster.type("tiff", "image/tiff", "tif", "tiff", "btf");
  private static final FileType DNG = Raster.type("dng", "image/x-adobe-dng", "dng");
  private static final FileType CR2 = Raster.type("cr2", "image/x-canon-cr2", "cr2");
  private static final FileType NEF = Raster.type("nef", "image/x-nikon-nef", "nef");
  private static final FileType ARW = Raster.type("arw", "image/x-sony-arw", "arw");
  private static final FileType PEF = Raster.type("pef", "image/x-pentax-pef", "pef");
  private static final FileType ORF = Raster.type("orf", "image/x-olympus-orf", "orf");
  private static final FileType RW2 = Raster.type("rw2", "image/x-panasonic-rw2", "rw2");
  private static final FormatInfo INFO =
      FormatInfo.own(
          "tiff",
          List.of(TIFF, DNG, CR2, NEF, ARW, PEF, ORF, RW2),
          Magic.start("II*\0"),
          Magic.start("MM\0*"),
          Magic.start("II+\0\b\0\0\0"),
          Magic.start("MM\0+\0\b\0\0"),
          Magic.start("IIRO"),
          Magic.start("IIRS"),
          Magic.start("MMOR"),
          Magic.start("IIU\0"));

  private static final int MOST_PAGES_COUNTED = 16;

  /** Creates the reader. */
  public TiffFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  /** A DICOM file may have a TIFF header in its preamble (PS3.10 7.1). */
  @Override
  public Score score(Head head) {
    Score score = Format.super.score(head);
    return score == Score.CERTAIN && head.at(128, "DICM") ? Score.POSSIBLE : score;
  }

  /** Cameras sign most raw files like TIFF, so a file that cannot be read is what its name says. */
  @Override
  public FileType typeOf(Head head) {
    FileType signed = signedType(head);
    return INFO.types().stream()
        .filter(type -> signed.equals(TIFF) && type.extensions().contains(head.extension()))
        .findFirst()
        .orElse(signed);
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    TiffIfds ifds = TiffIfds.of(in);
    if (!ifds.next()) {
      throw new MalformedException("a TIFF file without a directory", in.position());
    }
    TiffDirectory first = TiffDirectory.read(ifds, context);
    FileType type = type(context.head(), first);
    TiffDirectory picture = first;
    long frames = 1;
    if (type.equals(RW2)) {
      picture = first.ofSensor();
    } else if (first.isReduced()) {
      picture = fullSize(ifds, first, context);
    } else if (type.equals(TIFF)) {
      frames = countPages(ifds, context);
    }
    int own = picture.orientation();
    Raster raster =
        Raster.of(type, picture.width(), picture.height(), ifds.offset())
            .orientation(Math.max(1, own == 0 ? first.orientation() : own))
            .frames(frames)
            .bitDepth(picture.bitDepth());
    Size crop = picture.crop();
    return (crop == null ? raster : raster.upright(crop))
        .predicted(type.equals(TIFF) ? Playability.SAFARI_ONLY : Playability.NO, context);
  }

  private static FileType signedType(Head head) {
    if (head.startsWith("IIU\0")) {
      return RW2;
    }
    if (head.startsWith("IIRO") || head.startsWith("IIRS") || head.startsWith("MMOR")) {
      return ORF;
    }
    return head.at(8, "CR\2") ? CR2 : TIFF;
  }

  private static FileType type(Head head, TiffDirectory first) {
    FileType signed = signedType(head);
    if (!signed.equals(TIFF)) {
      return signed;
    }
    if (first.isDng()) {
      return DNG;
    }
    if (first.isPreviewBy("NIKON")) {
      return NEF;
    }
    if (first.isPreviewBy("SONY")) {
      return ARW;
    }
    return first.isPreviewBy("PENTAX") ? PEF : TIFF;
  }

  private static TiffDirectory fullSize(TiffIfds ifds, TiffDirectory first, Context context)
      throws IOException {
    TiffDirectory largest = null;
    for (long offset : first.subIfds()) {
      TiffIfds sub = ifds.at(offset);
      largest = TiffDirectory.larger(largest, TiffDirectory.read(sub, context));
    }
    for (int i = 0; i < MOST_PAGES_COUNTED && ifds.next(); i++) {
      largest = TiffDirectory.larger(largest, TiffDirectory.read(ifds, context));
    }
    return largest == null ? first : largest;
  }

  /** The pages of the chain from the current directory on, 0 when there are too many to count. */
  private static long countPages(TiffIfds ifds, Context context) throws IOException {
    long pages = 1;
    try {
      for (int i = 0; ifds.next(); i++) {
        if (i == MOST_PAGES_COUNTED) {
          return 0;
        }
        if (TiffDirectory.isPage(ifds)) {
          pages++;
        }
      }
      return pages;
    } catch (MalformedException e) {
      context.report(
          Finding.warning(
                  "PAGES_UNREADABLE",
                  "The directories behind the first page are damaged: " + e.getMessage() + ".")
              .at(e.offset())
              .mendedBy("Write the file again from its source."));
      return 0;
    }
  }
}
