package dev.assay.testdata.image;

import java.util.Arrays;

/** A GIF file (GIF89a) of two grey levels, decodable. */
public final class GifFile {
  private static final int CLEAR = 4;
  private static final int END = 5;
  private static final int CODE_BITS = 3;

  private final int screenWidth;
  private final int screenHeight;
  private final Bytes blocks = Bytes.littleEndian();

  private GifFile(int screenWidth, int screenHeight) {
    this.screenWidth = screenWidth;
    this.screenHeight = screenHeight;
  }

  /** A file with that logical screen and no image yet. */
  public static GifFile screen(int width, int height) {
    return new GifFile(width, height);
  }

  /** A file of one image that fills the screen. */
  public static GifFile of(int width, int height) {
    return screen(width, height).image(0, 0, width, height);
  }

  /** Adds an image at a place of the screen. */
  public GifFile image(int left, int top, int width, int height) {
    blocks.u8(0x2C).u16(left).u16(top).u16(width).u16(height).u8(0);
    byte[] codes = codes(width * height);
    blocks.u8(2);
    for (int at = 0; at < codes.length; at += 255) {
      int length = Math.min(255, codes.length - at);
      blocks.u8(length).bytes(Arrays.copyOfRange(codes, at, at + length));
    }
    blocks.u8(0);
    return this;
  }

  /** Adds a comment of that many bytes. */
  public GifFile comment(int length) {
    blocks.u8(0x21, 0xFE);
    for (int left = length; left > 0; left -= 255) {
      blocks.u8(Math.min(255, left)).zeros(Math.min(255, left));
    }
    blocks.u8(0);
    return this;
  }

  /** Pixels of colour 0, the table cleared before its codes can grow longer. */
  private static byte[] codes(int pixels) {
    BitWriter out = new BitWriter();
    for (int i = 0; i < pixels; i++) {
      if (i % 2 == 0) {
        out.bits(CLEAR, CODE_BITS);
      }
      out.bits(0, CODE_BITS);
    }
    return out.bits(END, CODE_BITS).toArray();
  }

  /** The file. */
  public byte[] toBytes() {
    return Bytes.littleEndian()
        .text("GIF89a")
        .u16(screenWidth)
        .u16(screenHeight)
        .u8(0x80, 0, 0)
        .u8(0, 0, 0, 255, 255, 255)
        .bytes(blocks.toArray())
        .u8(0x3B)
        .toArray();
  }
}
