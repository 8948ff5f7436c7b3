package dev.assay.av.sound;

import org.jspecify.annotations.Nullable;

/** Frames of AAC in ADTS (ISO/IEC 14496-3 1.A.2 and 13818-7 6.2). */
final class AdtsFrames implements FrameSyntax {
  private static final int[] SAMPLE_RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };
  private static final int[] CHANNELS = {0, 1, 2, 3, 4, 5, 6, 8};
  private static final int BLOCK_SAMPLES = 1024;

  @Override
  public @Nullable Frame frame(long start) {
    boolean sync = start >>> 52 == 0xFFF && ((start >>> 49) & 3) == 0;
    int rateIndex = (int) ((start >>> 42) & 15);
    int channels = CHANNELS[(int) ((start >>> 38) & 7)];
    int length = (int) ((start >>> 21) & 0x1FFF);
    boolean protectedByCrc = ((start >>> 48) & 1) == 0;
    int blocks = (int) ((start >>> 8) & 3) + 1;
    if (!sync
        || rateIndex >= SAMPLE_RATES.length
        || channels == 0
        || length < (protectedByCrc ? 9 : 7)) {
      return null;
    }
    int profile = (int) ((start >>> 46) & 3);
    return new Frame(
        length,
        blocks * BLOCK_SAMPLES,
        SAMPLE_RATES[rateIndex],
        channels,
        (profile << 4) | channels);
  }
}
