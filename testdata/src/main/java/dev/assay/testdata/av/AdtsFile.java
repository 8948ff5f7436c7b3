package dev.assay.testdata.av;

/** A stream of silent AAC frames, one channel, with ADTS headers (ISO/IEC 13818-7 6.2). */
public final class AdtsFile {

  /** Samples of one frame. */
  public static final int FRAME_SAMPLES = Aac.FRAME_SAMPLES;

  private AdtsFile() {}

  /** That many frames. */
  public static byte[] bytes(int sampleRate, int frames) {
    byte[] frame = Aac.frame();
    ByteWriter out = ByteWriter.bigEndian();
    for (int i = 0; i < frames; i++) {
      BitWriter header = new BitWriter().bits(0xFFF, 12).bits(0, 3).bits(1, 1);
      header.bits(1, 2).bits(Aac.rateIndex(sampleRate), 4).bits(0, 1).bits(1, 3).bits(0, 4);
      header.bits(7L + frame.length, 13).bits(0x7FF, 11).bits(0, 2);
      out.bytes(header.toByteArray()).bytes(frame);
    }
    return out.toByteArray();
  }
}
