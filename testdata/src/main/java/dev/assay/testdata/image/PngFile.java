package dev.assay.testdata.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A grey PNG or APNG file (PNG 3rd edition), decodable. */
public final class PngFile {
  private final int width;
  private final int height;
  private final Bytes before = Bytes.bigEndian();
  private final Bytes behind = Bytes.bigEndian();
  private boolean forApple;
  private int frames;

  private PngFile(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** A picture of 8 bits a sample. */
  public static PngFile of(int width, int height) {
    return new PngFile(width, height);
  }

  /** Adds EXIF data before the image data, where it counts. */
  public PngFile exif(ExifData exif) {
    return chunk("eXIf", exif.toBytes());
  }

  /** Adds EXIF data behind the image data, where browsers ignore it. */
  public PngFile exifBehindData(ExifData exif) {
    append(behind, "eXIf", exif.toBytes());
    return this;
  }

  /** Adds a chunk before the image data. */
  public PngFile chunk(String type, byte[] body) {
    append(before, type, body);
    return this;
  }

  /** Makes it an animation of that many frames, each the whole picture. */
  public PngFile animated(int frames) {
    this.frames = frames;
    return this;
  }

  /** Puts Apple's chunk first, as tools for its telephones do. */
  public PngFile forApple() {
    this.forApple = true;
    return this;
  }

  /** The file. */
  public byte[] toBytes() {
    Bytes out = Bytes.bigEndian().text("\u0089PNG\r\n\u001A\n");
    if (forApple) {
      append(out, "CgBI", new byte[] {0x50, 0, 0x20, 6});
    }
    append(out, "IHDR", Bytes.bigEndian().u32(width).u32(height).u8(8, 0, 0, 0, 0).toArray());
    byte[] pixels = pixels();
    if (frames > 0) {
      append(out, "acTL", Bytes.bigEndian().u32(frames).u32(0).toArray());
      append(out, "fcTL", frameControl(0));
    }
    out.bytes(before.toArray());
    append(out, "IDAT", pixels);
    for (int frame = 1; frame < frames; frame++) {
      append(out, "fcTL", frameControl(2 * frame - 1));
      append(out, "fdAT", Bytes.bigEndian().u32(2L * frame).bytes(pixels).toArray());
    }
    out.bytes(behind.toArray());
    append(out, "IEND", new byte[0]);
    return out.toArray();
  }

  private byte[] frameControl(int sequence) {
    return Bytes.bigEndian()
        .u32(sequence)
        .u32(width)
        .u32(height)
        .u32(0)
        .u32(0)
        .u16(1)
        .u16(10)
        .u8(0, 0)
        .toArray();
  }

  private byte[] pixels() {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    byte[] row = new byte[1 + width];
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      for (int y = 0; y < height; y++) {
        out.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deflated.toByteArray();
  }

  private static void append(Bytes out, String type, byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
    crc.update(body);
    out.u32(body.length).text(type).bytes(body).u32(crc.getValue());
  }
}
