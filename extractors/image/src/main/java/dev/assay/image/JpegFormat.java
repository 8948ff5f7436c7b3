package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.facts.Size;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.UnsupportedException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JPEG (ITU-T T.81) and JPEG-LS (ITU-T T.87) up to the first scan. */
public final class JpegFormat implements Format {
  private static final FileType JPEG =
      Raster.type("jpeg", "image/jpeg", "jpg", "jpeg", "jpe", "jfif", "jif", "mpo");
  private static final FileType JPEG_LS = Raster.type("jls", "image/jls", "jls");
  private static final FormatInfo INFO =
      FormatInfo.own("jpeg", List.of(JPEG, JPEG_LS), Magic.start("\u00FF\u00D8\u00FF"));

  // Marker codes, T.81 table B.1.
  private static final int TEM = 0x01;
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;
  private static final int RST0 = 0xD0;
  private static final int RST7 = 0xD7;
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int SOF2 = 0xC2;
  private static final int SOF55 = 0xF7; // JPEG-LS, T.87 C.1.1

  private static final String EXIF = "Exif\0";
  private static final int MOST_STRAY_BYTES = 1 << 16;

  /** Creates the reader. */
  public JpegFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  /**
   * A frame header, T.81 B.2.2.
   *
   * @param marker SOF0 to SOF15, or SOF55
   * @param precision bits per sample
   */
  private record Frame(int marker, int precision, int width, int height, long offset) {

    static Frame read(int marker, ByteCursor in) throws IOException {
      long offset = in.position();
      int precision = in.u8();
      int height = in.u16();
      int width = in.u16();
      return new Frame(marker, precision, width, height, offset);
    }

    boolean isShown() {
      return marker <= SOF2 && precision == 8;
    }
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    in.skip(2);
    Frame frame = null;
    Exif exif = null;
    try {
      // Browsers take EXIF data from anywhere before the first scan, but only the first.
      while (frame == null || exif == null) {
        int marker = nextMarker(in);
        if (marker == SOS && frame != null) {
          break;
        }
        if (marker == SOS || marker == SOI || marker == EOI) {
          throw new MalformedException("no frame before marker " + marker, in.position() - 2);
        }
        if (marker == TEM || (marker >= RST0 && marker <= RST7)) {
          continue;
        }
        ByteCursor segment = segment(in);
        if (isFrame(marker) && frame == null) {
          frame = Frame.read(marker, segment);
        } else if (marker == APP1 && exif == null) {
          exif = exif(segment, context);
        }
      }
    } catch (MalformedException e) {
      if (frame == null) {
        throw e;
      }
      context.incomplete(
          Finding.warning(
                  e.code(),
                  "The header is damaged behind the frame's size: " + e.getMessage() + ".")
              .at(e.offset())
              .mendedBy("Look at the picture before it is used; copy it again if need be."));
    }
    return facts(frame, exif == null ? Exif.none() : exif, context);
  }

  private static Facts facts(Frame frame, Exif exif, Context context) throws IOException {
    FileType type = frame.marker() == SOF55 ? JPEG_LS : JPEG;
    if (frame.height() == 0) {
      throw new UnsupportedException(
          "HEIGHT_AFTER_SCAN",
          "the height is said only after the first scan, which no browser reads",
          "Write the file again with its height in the frame header.",
          type);
    }
    Raster raster =
        Raster.of(type, frame.width(), frame.height(), frame.offset())
            .orientation(exif.orientation())
            .bitDepth(frame.precision());
    if (!frame.isShown()) {
      return raster.predicted(Playability.NO, context);
    }
    Size scaled = exif.scaled(raster.stored());
    if (!scaled.equals(raster.stored())) {
      context.report(
          Finding.warning(
                  "SCALED_BY_EXIF_DENSITY",
                  "Browsers show the picture at "
                      + scaled
                      + " because its EXIF resolution and EXIF size say so; "
                      + raster.stored()
                      + " pixels are stored.")
              .about("width")
              .mendedBy("Remove the EXIF resolution to have it shown pixel for pixel."));
    }
    return raster.upright(scaled).shown();
  }

  /** The next marker; fill bytes before it and stray ones are passed over, as decoders do. */
  private static int nextMarker(ByteCursor in) throws IOException {
    long start = in.position();
    boolean fill = false;
    while (in.position() - start <= MOST_STRAY_BYTES) {
      int value = in.u8();
      if (fill && value != 0 && value != 0xFF) {
        return value;
      }
      fill = value == 0xFF;
    }
    throw new MalformedException("no marker in " + MOST_STRAY_BYTES + " bytes", start);
  }

  private static ByteCursor segment(ByteCursor in) throws IOException {
    int length = in.u16();
    if (length < 2) {
      throw new MalformedException("a segment of length " + length, in.position() - 2);
    }
    return in.slice(length - 2);
  }

  private static boolean isFrame(int marker) {
    return marker == SOF55
        || (marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != JPG && marker != DAC);
  }

  private static @Nullable Exif exif(ByteCursor segment, Context context) throws IOException {
    if (!segment.has(6) || !segment.latin1(EXIF.length()).equals(EXIF)) {
      return null;
    }
    return Exif.read(segment.skip(1).rest(), context);
  }
}
