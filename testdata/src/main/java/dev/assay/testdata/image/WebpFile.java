package dev.assay.testdata.image;

/** A WebP file (RFC 9649); the lossless ones are decodable. */
public final class WebpFile {
  private static final int EXIF_FLAG = 0x08;
  private static final int ANIMATION_FLAG = 0x02;

  private final Bytes chunks = Bytes.littleEndian();

  private WebpFile() {}

  /** A black lossless picture. */
  public static WebpFile lossless(int width, int height) {
    return new WebpFile().chunk("VP8L", vp8l(width, height));
  }

  /** The header of a lossy picture, without its data. */
  public static WebpFile lossy(int width, int height) {
    byte[] header =
        Bytes.littleEndian().u8(0x10, 0, 0, 0x9D, 0x01, 0x2A).u16(width).u16(height).toArray();
    return new WebpFile().chunk("VP8 ", header);
  }

  /** A lossless picture in the extended form, with EXIF data behind it. */
  public static WebpFile withExif(int width, int height, ExifData exif) {
    return extended(EXIF_FLAG, width, height)
        .chunk("VP8L", vp8l(width, height))
        .chunk("EXIF", exif.toBytes());
  }

  /** An animation of that many frames, each the whole canvas. */
  public static WebpFile animated(int width, int height, int frames) {
    WebpFile file = extended(ANIMATION_FLAG, width, height).chunk("ANIM", new byte[6]);
    byte[] picture = vp8l(width, height);
    for (int i = 0; i < frames; i++) {
      Bytes frame = Bytes.littleEndian().zeros(6).number(width - 1L, 3).number(height - 1L, 3);
      frame.number(100, 3).u8(0);
      append(frame, "VP8L", picture);
      file.chunk("ANMF", frame.toArray());
    }
    return file;
  }

  private static WebpFile extended(int flags, int width, int height) {
    Bytes header = Bytes.littleEndian().u32(flags).number(width - 1L, 3).number(height - 1L, 3);
    return new WebpFile().chunk("VP8X", header.toArray());
  }

  /** Adds a chunk. */
  public WebpFile chunk(String id, byte[] body) {
    append(chunks, id, body);
    return this;
  }

  private static void append(Bytes out, String id, byte[] body) {
    out.text(id).u32(body.length).bytes(body).zeros(body.length & 1);
  }

  /** RFC 9649 3.4 to 3.7: no transforms, and five codes of a single symbol, so of no bits. */
  private static byte[] vp8l(int width, int height) {
    BitWriter out = new BitWriter();
    out.bits(0x2F, 8).bits(width - 1L, 14).bits(height - 1L, 14).bits(0, 1).bits(0, 3);
    out.bits(0, 1).bits(0, 1).bits(0, 1);
    for (int i = 0; i < 5; i++) {
      out.bits(1, 1).bits(0, 1).bits(0, 1).bits(0, 1);
    }
    return out.toArray();
  }

  /** The file. */
  public byte[] toBytes() {
    return Bytes.littleEndian()
        .text("RIFF")
        .u32(chunks.size() + 4L)
        .text("WEBP")
        .bytes(chunks.toArray())
        .toArray();
  }
}
