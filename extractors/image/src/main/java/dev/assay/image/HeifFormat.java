package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.facts.Size;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads AVIF (AV1 Image File Format 1.1) and HEIF with any other codec (ISO/IEC 23008-12): the
 * primary item, or the track of an image sequence.
 */
public final class HeifFormat implements Format {
  private static final FileType AVIF = Raster.type("avif", "image/avif", "avif", "avifs");
  private static final FileType HEIC = Raster.type("heic", "image/heic", "heic", "heif", "hif");
  private static final FileType HEIC_SEQUENCE =
      Raster.type("heic", "image/heic-sequence", "heics", "heic", "heifs", "heif");
  private static final FileType HEIF = Raster.type("heif", "image/heif", "heif", "heic", "hif");
  private static final FileType HEIF_SEQUENCE =
      Raster.type("heif", "image/heif-sequence", "heifs", "heif");
  private static final FormatInfo INFO =
      FormatInfo.own("heif", List.of(AVIF, HEIC, HEIF, HEIC_SEQUENCE, HEIF_SEQUENCE));

  private static final int BRANDS = 8;
  private static final int MOST_BRAND_BYTES = 256;

  /** The limit of libavif, which browsers decode with. */
  private static final double MOST_AVIF_PIXELS = 16384.0 * 16384;

  /** Creates the reader. */
  public HeifFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    return head.at(4, "ftyp") && typeOfBrands(brands(head)) != null ? Score.CERTAIN : Score.NO;
  }

  @Override
  public FileType typeOf(Head head) {
    FileType type = typeOfBrands(brands(head));
    return type == null ? HEIF : type;
  }

  private static String brands(Head head) {
    int length = (int) Math.min(head.u32(0) - BRANDS, MOST_BRAND_BYTES);
    return head.text(BRANDS, Math.max(0, length));
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    Boxes boxes = Boxes.of(in);
    if (!boxes.next("ftyp")) {
      throw new MalformedException("no file type box", in.position());
    }
    ByteCursor brands = boxes.whole().body();
    long length = brands.declaredEnd() - brands.start();
    String names = brands.latin1((int) Math.min(length, MOST_BRAND_BYTES));
    FileType type = typeOfBrands(names);
    if (type == null) {
      throw new MalformedException("no brand of an image", brands.start());
    }
    boolean moving = isSequence(brand(names, 0));
    HeifItems items = null;
    while (boxes.next()) {
      switch (boxes.type()) {
        case "meta" -> {
          items = HeifItems.read(boxes.whole());
          if (!moving) {
            return facts(items, type, in, context);
          }
        }
        case "moov" -> {
          if (moving) {
            return facts(HeifTrack.read(boxes.whole(), type), context);
          }
        }
        case "mini" ->
            throw new UnsupportedException(
                "HEIF_MINIMAL",
                "the minimal form of HEIF is not read",
                "Write the file again in the form with a meta box.",
                type);
        default -> {}
      }
    }
    if (items != null) {
      return facts(items, type, in, context);
    }
    throw new TruncatedException("the data ends before the picture's description", in.end());
  }

  private static ImageFacts facts(HeifItems items, FileType type, ByteCursor file, Context context)
      throws IOException {
    boolean avif = type.equals(AVIF);
    Raster raster = items.raster(type, avif, context);
    if (avif) {
      items.exif(file, context).reportIgnored(raster.orientation(), context);
      if (items.isRefused()) {
        context.report(
            Finding.warning(
                    "PROPERTY_NOT_ESSENTIAL",
                    "A crop, turn or mirror is not marked essential: browsers refuse the picture.")
                .mendedBy("Write the file again with a current encoder."));
        return raster.predicted(Playability.NO, context);
      }
    }
    return facts(raster, context);
  }

  private static ImageFacts facts(Raster raster, Context context) {
    if (!raster.type().equals(AVIF)) {
      return raster.predicted(Playability.SAFARI_ONLY, context);
    }
    Size size = raster.stored();
    if ((double) size.width() * size.height() > MOST_AVIF_PIXELS) {
      context.report(
          Finding.warning("TOO_MANY_PIXELS", "Browsers refuse AVIF pictures of " + size + ".")
              .mendedBy("Scale the picture down or cut it into pieces."));
      return raster.predicted(Playability.NO, context);
    }
    return raster.shown();
  }

  /**
   * The type by its brands (23008-12 10.2 and annex B, AVIF 6); null when it is no image. A general
   * major brand leaves it to the compatible ones to name the codec.
   */
  private static @Nullable FileType typeOfBrands(String brands) {
    FileType general = typeOf(brand(brands, 0));
    if (general == null || !isGeneral(general)) {
      return general;
    }
    for (int at = 8; at < brands.length(); at += 4) { // behind the minor version
      FileType closer = typeOf(brand(brands, at));
      if (closer != null && !isGeneral(closer)) {
        return closer;
      }
    }
    return general;
  }

  private static String brand(String brands, int at) {
    return brands.substring(Math.min(at, brands.length()), Math.min(at + 4, brands.length()));
  }

  private static boolean isGeneral(FileType type) {
    return type.equals(HEIF) || type.equals(HEIF_SEQUENCE);
  }

  private static @Nullable FileType typeOf(String brand) {
    return switch (brand) {
      case "avif", "avis", "avio" -> AVIF;
      case "heic", "heix", "heim", "heis" -> HEIC;
      case "hevc", "hevx", "hevm", "hevs" -> HEIC_SEQUENCE;
      case "mif1", "mif2", "mif3", "miaf", "avci", "jpeg", "j2ki", "vvic" -> HEIF;
      case "msf1", "avcs", "jpgs", "j2is", "vvis" -> HEIF_SEQUENCE;
      default -> null;
    };
  }

  private static boolean isSequence(String brand) {
    FileType type = typeOf(brand);
    return brand.equals("avis")
        || (type != null && (type.equals(HEIC_SEQUENCE) || type.equals(HEIF_SEQUENCE)));
  }
}
