package dev.assay.testdata.image;

import java.util.Arrays;

/** The header of a JPEG XL codestream (ISO/IEC 18181-1 Annex D) without picture data. */
public final class JpegXlFile {
  private final BitWriter size = new BitWriter().bits(0x0AFF, 16);
  private int orientation = 1;

  private JpegXlFile() {}

  /** A picture whose sides are written in full. */
  public static JpegXlFile of(int width, int height) {
    JpegXlFile file = new JpegXlFile();
    file.size.bits(0, 1);
    file.side(height);
    file.size.bits(0, 3);
    file.side(width);
    return file;
  }

  /** A picture whose sides are multiples of 8 up to 256. */
  public static JpegXlFile ofEights(int width, int height) {
    JpegXlFile file = new JpegXlFile();
    file.size.bits(1, 1).bits(height / 8 - 1L, 5).bits(0, 3).bits(width / 8 - 1L, 5);
    return file;
  }

  /** A picture whose width follows from its height by one of the seven ratios. */
  public static JpegXlFile ofRatio(int height, int ratio) {
    JpegXlFile file = new JpegXlFile();
    file.size.bits(0, 1);
    file.side(height);
    file.size.bits(ratio, 3);
    return file;
  }

  private void side(int pixels) {
    int selector = pixels <= 1 << 9 ? 0 : pixels <= 1 << 13 ? 1 : pixels <= 1 << 18 ? 2 : 3;
    int[] bits = {9, 13, 18, 30};
    size.bits(selector, 2).bits(pixels - 1L, bits[selector]);
  }

  /** Sets the orientation of the codestream. */
  public JpegXlFile orientation(int orientation) {
    this.orientation = orientation;
    return this;
  }

  /** The bare codestream. */
  public byte[] toBytes() {
    if (orientation == 1) {
      size.bits(1, 1);
    } else {
      size.bits(0, 1).bits(1, 1).bits(orientation - 1L, 3).bits(0, 3);
      size.bits(0, 1).bits(0, 2); // integer samples of 8 bits
    }
    return size.bits(0, 64).toArray();
  }

  /** The codestream in a container, cut into pieces of at most that many bytes. */
  public byte[] toContainer(int pieceBytes) {
    byte[] codestream = toBytes();
    Bytes out =
        Bytes.bigEndian()
            .box("JXL ", Bytes.bigEndian().u8(0x0D, 0x0A, 0x87, 0x0A).toArray())
            .box("ftyp", Bytes.bigEndian().text("jxl ").u32(0).text("jxl ").toArray());
    if (pieceBytes >= codestream.length) {
      return out.box("jxlc", codestream).toArray();
    }
    int number = 0;
    for (int at = 0; at < codestream.length; at += pieceBytes) {
      int end = Math.min(codestream.length, at + pieceBytes);
      long index = number++ | (end == codestream.length ? 0x80000000L : 0);
      byte[] piece = Arrays.copyOfRange(codestream, at, end);
      out.box("jxlp", Bytes.bigEndian().u32(index).bytes(piece).toArray());
    }
    return out.toArray();
  }
}
