package dev.assay.av.riff;

import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import org.jspecify.annotations.Nullable;

/**
 * How samples are packed into the bytes of a data chunk.
 *
 * @param codec short codec name
 * @param bitDepth bits per sample, null when the codec leaves it open
 * @param blockBytes bytes of one block of all channels, 0 when blocks differ in length
 * @param blockSamples samples per channel in one block
 */
record Encoding(
    String codec, @Nullable Fact<Integer> bitDepth, long blockBytes, long blockSamples) {

  /** Bits per sample that lossy codecs are said to have, since they have none. */
  private static final int ASSUMED_BITS = 16;

  /**
   * Linear samples, whole numbers or IEEE 754 ones, each in whole bytes.
   *
   * @param bits significant bits of a sample
   * @param bytes bytes a sample takes
   */
  static Encoding linear(int bits, int bytes, int channels) {
    return new Encoding("pcm", Fact.declared(bits), (long) bytes * channels, 1);
  }

  /**
   * Samples of A-law or mu-law (ITU-T G.711), a byte each.
   *
   * @param bits what the header gives as bits per sample
   */
  static Encoding companded(String codec, int bits, int channels) {
    return new Encoding(codec, bits > 0 ? Fact.declared(bits) : null, channels, 1);
  }

  /** A lossy codec whose blocks all have one length. */
  static Encoding blocks(String codec, long blockBytes, long blockSamples) {
    return new Encoding(codec, Fact.assumed(ASSUMED_BITS), blockBytes, blockSamples);
  }

  /** A lossy codec whose blocks differ in length. */
  static Encoding frames(String codec) {
    return new Encoding(codec, Fact.assumed(ASSUMED_BITS), 0, 0);
  }

  /** A lossless codec whose blocks differ in length. */
  static Encoding lossless(String codec, int bits) {
    return new Encoding(codec, bits > 0 ? Fact.declared(bits) : null, 0, 0);
  }

  /** Whether the length of the data tells the number of samples. */
  boolean isCountable() {
    return blockBytes > 0 && blockSamples > 0;
  }

  /** Samples per channel in that many bytes, whole blocks only; at most 2^62. */
  long samplesIn(long bytes) {
    return Math.min(bytes / blockBytes, (1L << 62) / blockSamples) * blockSamples;
  }

  /**
   * Samples per channel in that many bytes, given what the file says of them.
   *
   * @param declared samples per channel the file declares, negative when it does not; believed
   *     where it only says how much of the last block counts
   */
  long samplesIn(long bytes, long declared) {
    long counted = samplesIn(bytes);
    long most = bytes % blockBytes == 0 ? counted : counted + blockSamples - 1;
    return declared >= 0 && declared > counted - blockSamples && declared <= most
        ? declared
        : counted;
  }

  /** The time that many samples take. */
  static Rational seconds(long samples, int sampleRate) {
    return Rational.of(samples).times(Rational.of(1, sampleRate));
  }
}
