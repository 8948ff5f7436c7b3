package dev.assay.testdata.av;

/** Silence in AAC (ISO/IEC 14496-3), one channel. */
final class Aac {

  /** Samples of a frame. */
  static final int FRAME_SAMPLES = 1024;

  private static final int[] SAMPLE_RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000
  };

  private Aac() {}

  /** A raw data block, 4.4.2.1: a single channel element without bands, and the end. */
  static byte[] frame() {
    return new BitWriter().bits(0, 29).bits(7, 3).toByteArray();
  }

  /** The index of a sample rate, 1.6.3.4. */
  static int rateIndex(int sampleRate) {
    for (int i = 0; i < SAMPLE_RATES.length; i++) {
      if (SAMPLE_RATES[i] == sampleRate) {
        return i;
      }
    }
    throw new IllegalArgumentException("no index for " + sampleRate + " Hz");
  }

  /** The audio specific configuration, 1.6.2.1: AAC LC, one channel. */
  static byte[] configuration(int sampleRate) {
    return new BitWriter()
        .bits(2, 5)
        .bits(rateIndex(sampleRate), 4)
        .bits(1, 4)
        .bits(0, 3)
        .toByteArray();
  }
}
