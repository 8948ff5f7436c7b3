package dev.assay.av.sound;

import org.jspecify.annotations.Nullable;

/** Synchronization frames of AC-3 and E-AC-3 (ETSI TS 102 366 4.3, 4.4, E.1.2). */
final class Ac3Frames implements FrameSyntax {

  /** The family of frames of AC-3. */
  static final int AC3 = 1;

  /** The family of frames of E-AC-3. */
  static final int EAC3 = 2;

  private static final int BLOCK_SAMPLES = 256;
  private static final int[] SAMPLE_RATES = {48_000, 44_100, 32_000};
  private static final int[] CHANNELS = {2, 1, 2, 3, 3, 4, 4, 5};
  private static final int[] BIT_RATES = {
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640
  };
  private static final int[] BLOCKS = {1, 2, 3, 6};
  private static final int DEPENDENT = 1;
  private static final int RESERVED = 3;

  @Override
  public @Nullable Frame frame(long start) {
    if (start >>> 48 != 0x0B77) {
      return null;
    }
    int version = (int) ((start >>> 19) & 31);
    if (version <= 10) {
      return ac3(start, Math.max(0, version - 8));
    }
    return version <= 16 ? eac3(start) : null;
  }

  /** A frame of AC-3, of which versions 9 and 10 have half and a quarter of the rates. */
  private static @Nullable Frame ac3(long start, int halvings) {
    int rateIndex = (int) ((start >>> 30) & 3);
    int sizeCode = (int) ((start >>> 24) & 63);
    if (rateIndex == RESERVED || sizeCode / 2 >= BIT_RATES.length) {
      return null;
    }
    int sampleRate = SAMPLE_RATES[rateIndex];
    // Two sizes of words alternate at 44,100 Hz, where a frame is no whole number of them.
    int words = BIT_RATES[sizeCode / 2] * 96_000 / sampleRate;
    int odd = rateIndex == 1 ? sizeCode & 1 : 0;
    int mode = (int) ((start >>> 13) & 7);
    // Behind the mode come 2 bits for a centre, 2 for surrounds, 2 for plain stereo.
    int lowAt = 12;
    if ((mode & 1) != 0 && mode != 1) {
      lowAt -= 2;
    }
    if ((mode & 4) != 0) {
      lowAt -= 2;
    }
    if (mode == 2) {
      lowAt -= 2;
    }
    int low = (int) (start >>> lowAt & 1);
    return new Frame(
        2 * (words + odd), 6 * BLOCK_SAMPLES, sampleRate >> halvings, CHANNELS[mode] + low, AC3);
  }

  /** A frame of E-AC-3; substreams but the first add channels or programs, not time. */
  private static @Nullable Frame eac3(long start) {
    int type = (int) ((start >>> 46) & 3);
    int substream = (int) ((start >>> 43) & 7);
    int length = 2 * ((int) ((start >>> 32) & 0x7FF) + 1);
    int rateIndex = (int) ((start >>> 30) & 3);
    int second = (int) ((start >>> 28) & 3);
    if (type == RESERVED || (rateIndex == RESERVED && second == RESERVED) || length < 8) {
      return null;
    }
    int sampleRate = rateIndex == RESERVED ? SAMPLE_RATES[second] / 2 : SAMPLE_RATES[rateIndex];
    int blocks = rateIndex == RESERVED ? 6 : BLOCKS[second];
    boolean main = type != DEPENDENT && substream == 0;
    int channels = CHANNELS[(int) ((start >>> 25) & 7)] + (int) ((start >>> 24) & 1);
    return new Frame(length, main ? blocks * BLOCK_SAMPLES : 0, sampleRate, channels, EAC3);
  }
}
