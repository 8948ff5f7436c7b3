package dev.assay.av.sound;

import org.jspecify.annotations.Nullable;

/** Frames of MPEG audio, layers I to III (ISO/IEC 11172-3 2.4.1.3, 13818-3, and "2.5"). */
final class MpegFrames implements FrameSyntax {

  /** Bytes of a header. */
  static final int HEADER = 4;

  private static final int SYNC = 0xFFE0_0000;
  private static final int FREE_FORMAT = 0;
  private static final int VERSION_1 = 3;
  private static final int VERSION_2_5 = 0;
  private static final int MONO = 3;

  /** Kilobits per second by version, layer and index (ISO/IEC 11172-3 and 13818-3 2.4.2.3). */
  private static final short[][] VERSION_1_RATES = {
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
  };

  private static final short[][] VERSION_2_RATES = {
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
  };

  private static final int[] VERSION_1_SAMPLE_RATES = {44_100, 48_000, 32_000};

  @Override
  public @Nullable Frame frame(long start) {
    int header = (int) (start >>> 32);
    int version = (header >>> 19) & 3;
    int layer = layer(header);
    int rateIndex = (header >>> 12) & 15;
    int sampleRateIndex = (header >>> 10) & 3;
    boolean valid =
        (header & SYNC) == SYNC
            && version != 1
            && layer != 4
            && rateIndex != FREE_FORMAT
            && rateIndex != 15
            && sampleRateIndex != 3
            && (header & 3) != 2;
    if (!valid) {
      return null;
    }
    int sampleRate =
        VERSION_1_SAMPLE_RATES[sampleRateIndex]
            >> (version == VERSION_1 ? 0 : version == VERSION_2_5 ? 2 : 1);
    short[][] rates = version == VERSION_1 ? VERSION_1_RATES : VERSION_2_RATES;
    int bitRate = 1000 * rates[layer - 1][rateIndex];
    int padding = (header >>> 9) & 1;
    int samples = layer == 1 ? 384 : layer == 3 && version != VERSION_1 ? 576 : 1152;
    int slot = layer == 1 ? 4 : 1;
    int length = (samples / 8 / slot * bitRate / sampleRate + padding) * slot;
    return new Frame(length, samples, sampleRate, channels(header), (version << 2) | layer);
  }

  /** The layer a header names, 1 to 3, or 4 for the reserved value. */
  static int layer(int header) {
    return 4 - ((header >>> 17) & 3);
  }

  /** Bytes of layer III's side information behind the header (ISO/IEC 11172-3 2.4.1.7). */
  static int sideInformation(int header) {
    boolean mono = channels(header) == 1;
    return ((header >>> 19) & 3) == VERSION_1 ? (mono ? 17 : 32) : (mono ? 9 : 17);
  }

  private static int channels(int header) {
    return ((header >>> 6) & 3) == MONO ? 1 : 2;
  }
}
