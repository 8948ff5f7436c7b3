package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.structure.PngChunks;
import java.io.IOException;
import java.util.List;
import java.util.zip.CRC32;

/** Reads PNG and APNG (PNG 3rd edition) up to the first image data. */
public final class PngFormat implements Format {
  private static final FileType PNG = Raster.type("png", "image/png", "png", "apng");
  private static final FileType ANIMATED = Raster.type("png", "image/apng", "png", "apng");
  private static final FormatInfo INFO =
      FormatInfo.own("png", List.of(PNG, ANIMATED), Magic.start("\u0089PNG\r\n\u001A\n"));

  private static final int SIGNATURE_LENGTH = 8;
  private static final int IHDR_LENGTH = 13; // 11.2.1

  /** Creates the reader. */
  public PngFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.skip(SIGNATURE_LENGTH);
    PngChunks chunks = PngChunks.of(in);
    step(chunks, in);
    boolean forApple = chunks.type().equals("CgBI");
    if (forApple) {
      step(chunks, in);
    }
    Raster raster = header(chunks, in, context);
    boolean turned = false;
    try {
      // What counts stands before the image data: 11.3.4.5 for eXIf, 11.3.6.1 for acTL.
      step(chunks, in);
      while (!chunks.type().equals("IDAT")) {
        if (chunks.type().equals("eXIf") && !turned) {
          turned = true; // a second one is not allowed
          raster = raster.orientation(Exif.read(chunks.body(), context).orientation());
        } else if (chunks.type().equals("acTL")) {
          raster = animated(raster, chunks.body().u32());
        }
        step(chunks, in);
      }
    } catch (MalformedException e) {
      context.incomplete(
          Finding.warning(e.code(), "There is no image data: " + e.getMessage() + ".")
              .at(e.offset())
              .mendedBy("Copy or upload the file again."));
    }
    return forApple ? raster.predicted(Playability.SAFARI_ONLY, context) : raster.shown();
  }

  private static void step(PngChunks chunks, ByteCursor in) throws IOException {
    if (!chunks.next()) {
      throw new TruncatedException("the data ends before the image data", in.end());
    }
  }

  private static Raster header(PngChunks chunks, ByteCursor in, Context context)
      throws IOException {
    ByteCursor body = chunks.body();
    if (!chunks.type().equals("IHDR") || body.declaredEnd() - body.start() != IHDR_LENGTH) {
      throw new MalformedException("the first chunk is no image header", chunks.offset());
    }
    checkSum(chunks, in, context);
    long width = body.u32();
    long height = body.u32();
    return Raster.of(PNG, width, height, body.start()).bitDepth(body.u8());
  }

  private static void checkSum(PngChunks chunks, ByteCursor in, Context context)
      throws IOException {
    ByteCursor summed = in.range(chunks.offset() + 4, 4 + IHDR_LENGTH + 4);
    CRC32 crc = new CRC32();
    crc.update(summed.take(4 + IHDR_LENGTH));
    if (summed.u32() != crc.getValue()) {
      context.report(
          Finding.error(
                  "CHECKSUM_WRONG", "The image header's checksum is wrong: browsers refuse it.")
              .at(chunks.offset())
              .mendedBy("Make the file again from its source."));
    }
  }

  private static Raster animated(Raster raster, long frames) {
    return frames == 0
        ? raster
        : new Raster(
            ANIMATED,
            raster.stored(),
            raster.upright(),
            raster.orientation(),
            frames,
            raster.bitDepth());
  }
}
