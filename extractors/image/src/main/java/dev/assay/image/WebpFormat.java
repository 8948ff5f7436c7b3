package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.structure.RiffChunks;
import java.io.IOException;
import java.nio.ByteOrder;

/** Reads WebP (RFC 9649). */
public final class WebpFormat implements Format {
  private static final FileType WEBP = Raster.type("webp", "image/webp", "webp");
  private static final FormatInfo INFO = FormatInfo.own(WEBP);

  private static final int RIFF_HEADER = 12;
  private static final int ANIMATION = 0x02; // RFC 9649 2.7
  private static final int EXIF = 0x08;
  private static final int VP8_START_CODE = 0x9D012A; // RFC 6386 9.1
  private static final int VP8L_SIGNATURE = 0x2F; // RFC 9649 3.4
  private static final int MOST_CHUNKS_BEFORE_EXIF = 16;

  /** Creates the reader. */
  public WebpFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    return head.startsWith("RIFF") && head.at(8, "WEBP") ? Score.CERTAIN : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN).skip(RIFF_HEADER);
    RiffChunks chunks = RiffChunks.of(in);
    while (chunks.next()) {
      ByteCursor body = chunks.body();
      switch (chunks.id()) {
        case "VP8 " -> {
          return lossy(body).bitDepth(8).shown();
        }
        case "VP8L" -> {
          return lossless(body).bitDepth(8).shown();
        }
        case "VP8X" -> {
          return extended(body, chunks, context).bitDepth(8).shown();
        }
        default -> {}
      }
    }
    throw new MalformedException("no picture in the WebP file", in.position());
  }

  /** RFC 6386 9.1: a frame tag, a start code, and two sizes of 14 bits under 2 bits of scale. */
  private static Raster lossy(ByteCursor in) throws IOException {
    boolean keyFrame = (in.u24() & 1) == 0;
    in.order(ByteOrder.BIG_ENDIAN);
    if (!keyFrame || in.u24() != VP8_START_CODE) {
      throw new MalformedException("the VP8 data does not start with a key frame", in.start());
    }
    in.order(ByteOrder.LITTLE_ENDIAN);
    int width = in.u16() & 0x3FFF;
    int height = in.u16() & 0x3FFF;
    return Raster.of(WEBP, width, height, in.start());
  }

  /** RFC 9649 3.4: a signature byte and two sizes less 1 of 14 bits. */
  private static Raster lossless(ByteCursor in) throws IOException {
    if (in.u8() != VP8L_SIGNATURE) {
      throw new MalformedException("the VP8L data has no signature", in.start());
    }
    int bits = in.i32();
    return Raster.of(WEBP, (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1, in.start());
  }

  /** RFC 9649 2.7: flags, and the canvas size less 1 in 24 bits a side. */
  private static Raster extended(ByteCursor in, RiffChunks chunks, Context context)
      throws IOException {
    int flags = in.u8();
    in.skip(3);
    int width = in.u24() + 1;
    int height = in.u24() + 1;
    Raster raster = Raster.of(WEBP, width, height, in.start());
    if ((flags & EXIF) != 0) {
      reportExif(chunks, context);
    }
    return (flags & ANIMATION) != 0 ? raster.frames(0) : raster;
  }

  private static void reportExif(RiffChunks chunks, Context context) throws IOException {
    for (int i = 0; i < MOST_CHUNKS_BEFORE_EXIF && chunks.next(); i++) {
      if (chunks.id().equals("EXIF")) {
        ByteCursor exif = chunks.body();
        // Some writers keep the six bytes that JPEG puts before EXIF data.
        if (exif.has(6) && exif.latin1(6).startsWith("Exif\0")) {
          exif = exif.rest();
        } else {
          exif.seek(exif.start());
        }
        Exif.read(exif, context).reportIgnored(1, context);
        return;
      }
    }
  }
}
