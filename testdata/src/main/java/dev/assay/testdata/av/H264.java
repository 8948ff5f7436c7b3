package dev.assay.testdata.av;

import java.io.ByteArrayOutputStream;

/**
 * A stream of grey pictures in H.264 (ITU-T H.264): baseline profile, each picture a key frame of
 * one byte for each macroblock, so that a decoder has nothing to complain of.
 */
final class H264 {
  private static final int BASELINE = 66;
  private static final int LEVEL = 40;
  private static final int EXTENDED_SAR = 255;

  private final int width;
  private final int height;
  private final int aspectWidth;
  private final int aspectHeight;

  /**
   * A stream.
   *
   * @param width pixels, even; what exceeds it up to whole macroblocks is cropped
   * @param aspectWidth the pixel aspect the stream itself states, 0 for none
   */
  H264(int width, int height, int aspectWidth, int aspectHeight) {
    this.width = width;
    this.height = height;
    this.aspectWidth = aspectWidth;
    this.aspectHeight = aspectHeight;
  }

  private int columns() {
    return (width + 15) / 16;
  }

  private int rows() {
    return (height + 15) / 16;
  }

  /** The sequence parameter set, 7.3.2.1.1 and annex E. */
  byte[] sps() {
    BitWriter bits = new BitWriter();
    bits.bits(0x67, 8).bits(BASELINE, 8).bits(0xC0, 8).bits(LEVEL, 8);
    bits.unsigned(0).unsigned(0).unsigned(2).unsigned(1).bits(0, 1);
    bits.unsigned(columns() - 1).unsigned(rows() - 1).bits(1, 1).bits(1, 1);
    int right = (16 * columns() - width) / 2;
    int bottom = (16 * rows() - height) / 2;
    bits.bits(1, 1).unsigned(0).unsigned(right).unsigned(0).unsigned(bottom);
    if (aspectWidth == 0) {
      bits.bits(0, 1);
    } else {
      bits.bits(1, 1).bits(1, 1).bits(EXTENDED_SAR, 8);
      bits.bits(aspectWidth, 16).bits(aspectHeight, 16).bits(0, 8);
    }
    return escaped(bits.trailing().toByteArray());
  }

  /** The picture parameter set, 7.3.2.2. */
  byte[] pps() {
    BitWriter bits = new BitWriter().bits(0x68, 8);
    bits.unsigned(0).unsigned(0).bits(0, 2).unsigned(0).unsigned(0).unsigned(0);
    bits.bits(0, 3).signed(0).signed(0).signed(0).bits(0, 3);
    return bits.trailing().toByteArray();
  }

  /** A picture: an instantaneous refresh, 7.3.3 and 7.3.5; neighbours in the stream differ. */
  byte[] picture(int number) {
    BitWriter bits = new BitWriter().bits(0x65, 8);
    bits.unsigned(0).unsigned(7).unsigned(0).bits(0, 4).unsigned(number & 1);
    bits.bits(0, 2).signed(0);
    for (int i = 0; i < columns() * rows(); i++) {
      // Intra 16x16 predicted from the mean, chroma likewise, no change of quantiser, no residual.
      bits.unsigned(3).unsigned(0).signed(0).bits(1, 1);
    }
    return escaped(bits.trailing().toByteArray());
  }

  /** The decoder configuration record (ISO/IEC 14496-15 5.3.3.1.2). */
  byte[] configuration() {
    byte[] sps = sps();
    byte[] pps = pps();
    ByteWriter out = ByteWriter.bigEndian();
    out.u8(1).u8(BASELINE).u8(0xC0).u8(LEVEL).u8(0xFF).u8(0xE1);
    out.u16(sps.length).bytes(sps).u8(1).u16(pps.length).bytes(pps);
    return out.toByteArray();
  }

  /** A picture as a sample with a length in front (ISO/IEC 14496-15 5.3.2). */
  byte[] sample(int number) {
    byte[] picture = picture(number);
    return ByteWriter.bigEndian().u32(picture.length).bytes(picture).toByteArray();
  }

  /** A picture with its parameter sets as a byte stream (annex B). */
  byte[] byteStream(int number) {
    ByteWriter out = ByteWriter.bigEndian();
    out.u32(1).u8(0x09).u8(0x10); // access unit delimiter
    return out.u32(1).bytes(sps()).u32(1).bytes(pps()).u32(1).bytes(picture(number)).toByteArray();
  }

  /** Keeps start codes out of a unit, 7.4.1. */
  private static byte[] escaped(byte[] unit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int zeros = 0;
    for (byte b : unit) {
      if (zeros == 2 && b >= 0 && b <= 3) {
        out.write(3);
        zeros = 0;
      }
      out.write(b);
      zeros = b == 0 ? zeros + 1 : 0;
    }
    return out.toByteArray();
  }
}
