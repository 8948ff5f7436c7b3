package dev.assay.av.sound;

import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The STREAMINFO block of FLAC (RFC 9639 8.2).
 *
 * @param smallestBlock samples of the smallest block but the last
 * @param largestBlock samples of the largest block
 * @param largestFrame bytes of the largest frame, 0 when not told
 * @param sampleRate hertz, at least 1
 * @param channels 1 to 8
 * @param bits bits per sample, 4 to 32
 * @param samples samples per channel, 0 when not told
 */
record StreamInfo(
    int smallestBlock,
    int largestBlock,
    int largestFrame,
    int sampleRate,
    int channels,
    int bits,
    long samples) {

  /** Bytes of the block behind its header. */
  static final int LENGTH = 34;

  private static final int STREAMINFO = 0;

  /**
   * Reads the first metadata block with its header.
   *
   * @throws MalformedException when it is not this block or sound cannot be like that
   */
  static StreamInfo read(ByteCursor in) throws IOException {
    long at = in.position();
    int type = in.u8() & 0x7F;
    int length = in.u24();
    if (type != STREAMINFO || length != LENGTH) {
      throw new MalformedException("the first metadata block is not STREAMINFO", at);
    }
    int smallestBlock = in.u16();
    int largestBlock = in.u16();
    int largestFrame = in.skip(3).u24();
    long packed = in.i64();
    int sampleRate = (int) (packed >>> 44);
    int channels = (int) ((packed >>> 41) & 7) + 1;
    int bits = (int) ((packed >>> 36) & 31) + 1;
    long samples = packed & 0xF_FFFF_FFFFL;
    if (sampleRate == 0 || bits < 4 || largestBlock < 16 || smallestBlock > largestBlock) {
      throw new MalformedException("STREAMINFO describes no sound", at);
    }
    return new StreamInfo(
        smallestBlock, largestBlock, largestFrame, sampleRate, channels, bits, samples);
  }

  /** The time that many samples take. */
  Rational seconds(long count) {
    return Rational.of(count).times(Rational.of(1, sampleRate));
  }

  /** The track with that duration. */
  AudioTrack track(@Nullable Fact<Rational> duration) {
    return new AudioTrack(
        "flac", sampleRate, channels, Fact.declared(bits), duration, Rational.ZERO);
  }
}
