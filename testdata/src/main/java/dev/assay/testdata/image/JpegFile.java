package dev.assay.testdata.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A grey JPEG file (ITU-T T.81), decodable as long as its frame marker is SOF0. */
public final class JpegFile {
  private static final int SOF0 = 0xC0;
  private static final int APP1 = 0xE1;

  private final int width;
  private final int height;
  private final Bytes segments = Bytes.bigEndian();
  private final Bytes late = Bytes.bigEndian();
  private int frameMarker = SOF0;
  private int precision = 8;
  private int fillBytes;

  private JpegFile(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** A baseline picture. */
  public static JpegFile of(int width, int height) {
    return new JpegFile(width, height);
  }

  /** Adds EXIF data before the frame. */
  public JpegFile exif(ExifData exif) {
    return segment(APP1, exifSegment(exif));
  }

  /** Adds EXIF data between the frame and the scan. */
  public JpegFile exifBehindFrame(ExifData exif) {
    append(late, APP1, exifSegment(exif));
    return this;
  }

  /** Adds a segment before the frame. */
  public JpegFile segment(int marker, byte[] body) {
    append(segments, marker, body);
    return this;
  }

  /** Adds bytes before the frame as they are. */
  public JpegFile raw(byte[] bytes) {
    segments.bytes(bytes);
    return this;
  }

  /** Says the frame is of another kind; the scan stays as it is and can no longer be decoded. */
  public JpegFile frame(int marker, int precision) {
    this.frameMarker = marker;
    this.precision = precision;
    return this;
  }

  /** Puts fill bytes (T.81 B.1.1.2) before the frame's marker. */
  public JpegFile fillBytes(int count) {
    this.fillBytes = count;
    return this;
  }

  /** The file. */
  public byte[] toBytes() {
    Bytes out = Bytes.bigEndian().u8(0xFF, 0xD8).bytes(segments.toArray());
    byte[] table = new byte[65];
    Arrays.fill(table, 1, 65, (byte) 1);
    append(out, 0xDB, table);
    for (int i = 0; i < fillBytes; i++) {
      out.u8(0xFF);
    }
    Bytes frame = Bytes.bigEndian().u8(precision).u16(height).u16(width).u8(1, 1, 0x11, 0);
    append(out, frameMarker, frame.toArray());
    out.bytes(late.toArray());
    append(out, 0xC4, oneCode(0x00));
    append(out, 0xC4, oneCode(0x10));
    append(out, 0xDA, new byte[] {1, 1, 0, 0, 63, 0});
    return out.bytes(scan()).u8(0xFF, 0xD9).toArray();
  }

  /** A Huffman table of a single code, 0, for the value 0. */
  private static byte[] oneCode(int tableClass) {
    return Bytes.bigEndian().u8(tableClass, 1).zeros(15).u8(0).toArray();
  }

  /** Two zero bits a block: no difference of the mean, and no detail. */
  private byte[] scan() {
    int bits = 2 * ((width + 7) / 8) * ((height + 7) / 8);
    byte[] scan = new byte[(bits + 7) / 8];
    if (bits % 8 != 0) {
      scan[scan.length - 1] = (byte) (0xFF >> (bits % 8));
    }
    return scan;
  }

  private static byte[] exifSegment(ExifData exif) {
    return Bytes.bigEndian()
        .bytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
        .bytes(exif.toBytes())
        .toArray();
  }

  private static void append(Bytes out, int marker, byte[] body) {
    out.u8(0xFF, marker).u16(body.length + 2).bytes(body);
  }
}
