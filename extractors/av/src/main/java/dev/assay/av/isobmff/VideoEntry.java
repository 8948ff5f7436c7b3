package dev.assay.av.isobmff;

import dev.assay.av.codec.H264;
import dev.assay.av.codec.Hevc;
import dev.assay.av.codec.Mpeg4Visual;
import dev.assay.av.codec.Picture;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A visual sample entry (ISO/IEC 14496-12 12.1.3).
 *
 * @param codec the codec, that of the original format when encrypted
 * @param declared the size it declares
 * @param picture what the codec's configuration says
 * @param pixelAspect the aspect {@code pasp} declares, null without
 * @param aperture the size of what {@code clap} asks to be shown (12.1.4), null without
 * @param encrypted whether the samples are encrypted
 */
record VideoEntry(
    String codec,
    Size declared,
    Picture picture,
    @Nullable Rational pixelAspect,
    @Nullable Size aperture,
    boolean encrypted) {

  /** H.263 4.1: pixels are 12:11 in all its standard formats. */
  private static final Picture H263 = new Picture(null, Rational.of(12, 11), null);

  /** The size after the codec's own cropping; what it does not say the entry does. */
  Size stored() {
    Size size = picture.size();
    return size != null ? size : declared;
  }

  /** Reads an entry's body. */
  static VideoEntry read(String format, ByteCursor in, Boxes entry) throws IOException {
    in.skip(24);
    Size declared = new Size(in.u16(), in.u16());
    in.skip(50);
    boolean encrypted = format.equals("encv");
    String codec = encrypted ? null : Codecs.ofVideo(format);
    Picture picture = Picture.UNKNOWN;
    Rational aspect = null;
    Size aperture = null;
    Boxes boxes = entry.children();
    while (boxes.next()) {
      ByteCursor body = boxes.body();
      switch (boxes.typeCode()) {
        case Box.AVCC -> picture = H264.configuration(body);
        case Box.HVCC -> picture = Hevc.configuration(body);
        case Box.VPCC -> picture = profile("Profile " + body.skip(4).u8());
        case Box.AV1C -> picture = profile(av1Profile(body.skip(1).u8() >> 5));
        case Box.PASP -> {
          long width = body.u32();
          long height = body.u32();
          aspect = width > 0 && height > 0 ? Rational.of(width, height) : null;
        }
        case Box.CLAP -> aperture = new Size(rounded(body), rounded(body));
        case Box.ESDS -> {
          ElementaryStream stream = ElementaryStream.read(body);
          codec = stream == null ? null : Codecs.ofObjectType(stream.objectType());
          if (stream != null && "mpeg4".equals(codec)) {
            picture = Mpeg4Visual.configuration(stream.config());
          }
        }
        case Box.SINF -> codec = original(boxes, codec);
        default -> {}
      }
    }
    if (codec == null) {
      throw new DeclinedException("the video codec of sample entry '" + format + "' is not known");
    }
    if (codec.equals("h263")) {
      picture = H263;
    }
    return new VideoEntry(codec, declared, picture, aspect, aperture, encrypted);
  }

  /** A fraction of two 32-bit numbers, 0 when it makes no sense. */
  private static long rounded(ByteCursor in) throws IOException {
    long numerator = in.u32();
    long denominator = in.u32();
    return denominator == 0 ? 0 : Math.round((double) numerator / denominator);
  }

  /** Whether part of the picture is to be shown and not all of it. */
  boolean isCropped() {
    Size stored = stored();
    return aperture != null
        && !aperture.isEmpty()
        && aperture.width() <= stored.width()
        && aperture.height() <= stored.height()
        && !aperture.equals(stored);
  }

  /** The codec of the original format that {@code sinf} names (8.12.2). */
  private static @Nullable String original(Boxes sinf, @Nullable String codec) throws IOException {
    Boxes boxes = sinf.children();
    return boxes.next("frma") && codec == null ? Codecs.ofVideo(boxes.body().latin1(4)) : codec;
  }

  private static Picture profile(@Nullable String name) {
    return new Picture(null, null, name);
  }

  /** The name of an AV1 profile (AV1 6.4.1). */
  private static @Nullable String av1Profile(int profile) {
    return switch (profile) {
      case 0 -> "Main";
      case 1 -> "High";
      case 2 -> "Professional";
      default -> null;
    };
  }
}
