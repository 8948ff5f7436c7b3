package dev.assay.av.riff;

import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import java.io.IOException;

/**
 * A {@code fmt} chunk of WAV or the {@code strf} chunk of sound in AVI: WAVEFORMATEX of mmreg.h, or
 * WAVEFORMATEXTENSIBLE.
 *
 * @param encoding how samples are packed
 * @param channels at least 1
 * @param sampleRate samples per second and channel, at least 1
 * @param byteRate bytes per second on average
 */
record WaveFormat(Encoding encoding, int channels, int sampleRate, long byteRate) {
  private static final int PCM = 0x0001;
  private static final int MS_ADPCM = 0x0002;
  private static final int IEEE_FLOAT = 0x0003;
  private static final int A_LAW = 0x0006;
  private static final int MU_LAW = 0x0007;
  private static final int IMA_ADPCM = 0x0011;
  private static final int GSM = 0x0031;
  private static final int EXTENSIBLE = 0xFFFE;

  private static final int GSM_BLOCK_SAMPLES = 320;

  /** What follows the format tag in the GUIDs of KSDATAFORMAT_SUBTYPE (ksmedia.h). */
  private static final String SUBTYPE = "\0\0\0\0\u0010\0\u0080\0\0\u00AA\0008\u009Bq";

  /**
   * Reads the chunk.
   *
   * @throws DeclinedException when the codec is not a known one
   */
  static WaveFormat read(ByteCursor body) throws IOException {
    int tag = body.u16();
    int channels = body.u16();
    long at = body.position();
    long sampleRate = body.u32();
    Samples.check(sampleRate, channels, at);
    long byteRate = body.u32();
    int blockAlign = body.u16();
    int bits = body.has(2) ? body.u16() : 0;
    int extension = body.has(2) ? body.u16() : 0;
    int extra = extension >= 2 && body.has(2) ? body.u16() : 0;
    if (tag == EXTENSIBLE && extension >= 22) {
      body.skip(4);
      tag = subtype(body);
      boolean narrower = extra > 0 && extra < bits;
      return new WaveFormat(
          encoding(tag, channels, blockAlign, bits, narrower ? extra : bits, 0),
          channels,
          (int) sampleRate,
          byteRate);
    }
    return new WaveFormat(
        encoding(tag, channels, blockAlign, bits, bits, extra),
        channels,
        (int) sampleRate,
        byteRate);
  }

  private static int subtype(ByteCursor body) throws IOException {
    int tag = body.u16();
    if (!body.latin1(SUBTYPE.length()).equals(SUBTYPE)) {
      throw new DeclinedException("the WAVEFORMATEXTENSIBLE names a subtype of its own");
    }
    return tag;
  }

  /**
   * The encoding a format tag stands for.
   *
   * @param significant bits of a sample that carry sound
   * @param blockSamples samples per block that the extension of ADPCM and GSM declares, or 0
   */
  private static Encoding encoding(
      int tag, int channels, int blockAlign, int bits, int significant, int blockSamples)
      throws DeclinedException {
    // A channel's part of a block: 7 bytes with 2 samples in MS ADPCM, 4 with 1 in IMA ADPCM, and
    // then 2 samples a byte.
    int part = blockAlign / channels;
    return switch (tag) {
      case PCM, IEEE_FLOAT -> linear(channels, blockAlign, bits, significant);
      case A_LAW -> Encoding.companded("pcm_alaw", bits, channels);
      case MU_LAW -> Encoding.companded("pcm_mulaw", bits, channels);
      case MS_ADPCM -> blocks("adpcm_ms", blockAlign, blockSamples, 2 + 2L * (part - 7));
      case IMA_ADPCM -> blocks("adpcm_ima_wav", blockAlign, blockSamples, 1 + 2L * (part - 4));
      case GSM -> blocks("gsm_ms", blockAlign, blockSamples, GSM_BLOCK_SAMPLES);
      case 0x0050 -> Encoding.frames("mp2");
      case 0x0055 -> Encoding.frames("mp3");
      case 0x00FF, 0x1600, 0x706D -> Encoding.frames("aac");
      case 0x0160 -> Encoding.frames("wmav1");
      case 0x0161 -> Encoding.frames("wmav2");
      case 0x0162 -> Encoding.frames("wmapro");
      case 0x0163 -> Encoding.lossless("wmalossless", bits);
      case 0x2000 -> Encoding.frames("ac3");
      case 0x2001 -> Encoding.frames("dts");
      case 0xF1AC -> Encoding.lossless("flac", bits);
      default ->
          throw new DeclinedException("the format tag 0x" + Integer.toHexString(tag) + " is rare");
    };
  }

  private static Encoding linear(int channels, int blockAlign, int bits, int significant)
      throws DeclinedException {
    int bytes = (bits + 7) / 8;
    if (bits == 0 || bits > 64 || blockAlign != bytes * channels) {
      throw new DeclinedException(
          bits + " bits of " + channels + " channels do not make blocks of " + blockAlign);
    }
    return Encoding.linear(significant, bytes, channels);
  }

  private static Encoding blocks(String codec, int blockAlign, int declared, long usual)
      throws DeclinedException {
    long samples = declared > 0 ? declared : usual;
    if (blockAlign == 0 || samples <= 0) {
      throw new DeclinedException("blocks of " + blockAlign + " bytes hold no samples");
    }
    return Encoding.blocks(codec, blockAlign, samples);
  }
}
