package dev.assay.ffmpeg;

import dev.assay.facts.Rational;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The stream header of Musepack SV8, which counts samples; FFmpeg rounds it down to whole packets
 * of up to 64 frames.
 */
final class MusepackHeader {
  private static final int[] SAMPLE_RATES = {44_100, 48_000, 37_800, 32_000};
  private static final int LONGEST_NUMBER = 9;

  private MusepackHeader() {}

  /**
   * How long the sound lasts, in seconds; null when the header does not say.
   *
   * @param file a cursor at the start of the file
   */
  static @Nullable Rational duration(ByteCursor file) throws IOException {
    file.skip(4);
    if (!file.latin1(2).equals("SH")) {
      return null;
    }
    number(file);
    file.skip(5); // a checksum and the version
    long counted = number(file);
    long silence = number(file);
    long samples = counted - silence;
    int rate = file.u8() >> 5;
    return samples <= 0 || rate >= SAMPLE_RATES.length
        ? null
        : Rational.of(samples, SAMPLE_RATES[rate]);
  }

  /** A number in groups of 7 bits, the highest first; all but the last have the top bit set. */
  private static long number(ByteCursor in) throws IOException {
    long value = 0;
    for (int i = 0; i < LONGEST_NUMBER; i++) {
      int part = in.u8();
      value = (value << 7) | (part & 0x7F);
      if (part < 0x80) {
        return value;
      }
    }
    throw new MalformedException("a number of more than 63 bits", in.position());
  }
}
