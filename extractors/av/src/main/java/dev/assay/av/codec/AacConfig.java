package dev.assay.av.codec;

import org.jspecify.annotations.Nullable;

/**
 * MPEG-4 audio: the AudioSpecificConfig (ISO/IEC 14496-3 1.6.2.1).
 *
 * @param codec the codec of the audio object type
 * @param sampleRate hertz after spectral band replication, 0 when it is not told
 * @param channels channels after parametric stereo, 0 when they are told elsewhere
 */
public record AacConfig(String codec, int sampleRate, int channels) {
  private static final int[] SAMPLE_RATES = {
    96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
  };
  private static final int[] CHANNELS = {0, 1, 2, 3, 4, 5, 6, 8, 0, 0, 0, 7, 8, 24, 8, 0};

  private static final int SPECTRAL_BAND_REPLICATION = 5;
  private static final int PARAMETRIC_STEREO = 29;
  private static final int SBR_EXTENSION = 0x2B7;
  private static final int PS_EXTENSION = 0x548;

  /** Reads a configuration; null when it makes no sense. */
  public static @Nullable AacConfig read(byte[] config) {
    BitReader in = new BitReader(config);
    int type = objectType(in);
    int rate = sampleRate(in);
    int layout = (int) in.bits(4);
    int channels = CHANNELS[layout];
    boolean stereo = type == PARAMETRIC_STEREO;
    if (type == SPECTRAL_BAND_REPLICATION || stereo) {
      rate = sampleRate(in);
      type = objectType(in);
      channels = layout == 0 ? channelsOfProgram(in, type) : channels;
    } else {
      channels = layout == 0 ? channelsOfProgram(in, type) : channels;
      Extension extension = extension(in);
      rate = extension.sampleRate() > 0 ? extension.sampleRate() : rate;
      stereo = extension.parametricStereo();
    }
    if (config.length < 2 || type == 0) {
      return null;
    }
    return new AacConfig(codec(type), rate, stereo && channels == 1 ? 2 : channels);
  }

  /**
   * The channels of the program configuration (4.4.1 and 4.4.1.1) that stands in for a layout, 0
   * where there is none.
   */
  private static int channelsOfProgram(BitReader in, int type) {
    if (type < 1 || type > 4) {
      return 0;
    }
    in.skip(1);
    in.skip(in.flag() ? 14 : 0);
    in.skip(1 + 4 + 2 + 4);
    int[] elements = {(int) in.bits(4), (int) in.bits(4), (int) in.bits(4)};
    int low = (int) in.bits(2);
    in.skip(3 + 4);
    in.skip(in.flag() ? 4 : 0);
    in.skip(in.flag() ? 4 : 0);
    in.skip(in.flag() ? 3 : 0);
    int channels = low;
    for (int place : elements) {
      for (int element = 0; element < place; element++) {
        channels += in.flag() ? 2 : 1;
        in.skip(4);
      }
    }
    return in.overrun() ? 0 : channels;
  }

  private record Extension(int sampleRate, boolean parametricStereo) {}

  /** Looks for the backward compatible signalling behind the configuration proper (1.6.5). */
  private static Extension extension(BitReader in) {
    int window = 0x7FF;
    while (in.left() > 5) {
      window = (window << 1 | (int) in.bits(1)) & 0x7FF;
      if (window == SBR_EXTENSION) {
        if (objectType(in) == SPECTRAL_BAND_REPLICATION && in.flag()) {
          int rate = sampleRate(in);
          boolean stereo = in.left() > 11 && in.bits(11) == PS_EXTENSION && in.flag();
          return new Extension(rate, stereo);
        }
        break;
      }
    }
    return new Extension(0, false);
  }

  private static int objectType(BitReader in) {
    int type = (int) in.bits(5);
    return type == 31 ? 32 + (int) in.bits(6) : type;
  }

  private static int sampleRate(BitReader in) {
    int index = (int) in.bits(4);
    return index == 15 ? (int) in.bits(24) : index < SAMPLE_RATES.length ? SAMPLE_RATES[index] : 0;
  }

  /** The codec of an audio object type (1.5.1.1). */
  private static String codec(int type) {
    return switch (type) {
      case 32 -> "mp1";
      case 33 -> "mp2";
      case 34 -> "mp3";
      case 36 -> "mp4als";
      default -> "aac";
    };
  }
}
