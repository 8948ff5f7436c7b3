package dev.assay.av.isobmff;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of a track's samples (ISO/IEC 14496-12 8.7.3): their number is known at once, the sizes
 * are read where they are asked for.
 *
 * @param count how many samples there are
 * @param constant the size of every sample in bytes, 0 when they differ
 * @param bits bits of an entry when they differ: 4, 8, 16 or 32
 * @param entries where the entries are, null when there are none
 */
record SampleSizes(long count, long constant, int bits, @Nullable ByteCursor entries) {
  static final SampleSizes NONE = new SampleSizes(0, 0, 32, null);

  /** Reads the body of {@code stsz} behind its version and flags. */
  static SampleSizes ofStsz(ByteCursor in) throws IOException {
    long constant = in.u32();
    long count = in.u32();
    if (constant == 0) {
      Table.checkCount(in, "stsz", count, 32);
    }
    return new SampleSizes(count, constant, 32, in.rest());
  }

  /** Reads the body of {@code stz2} behind its version and flags. */
  static SampleSizes ofStz2(ByteCursor in) throws IOException {
    in.skip(3);
    int bits = in.u8();
    if (bits != 4 && bits != 8 && bits != 16) {
      throw new MalformedException("box 'stz2' has entries of " + bits + " bits", in.position());
    }
    long count = in.u32();
    Table.checkCount(in, "stz2", count, bits);
    return new SampleSizes(count, 0, bits, in.rest());
  }

  /**
   * Samples that lie one after the other.
   *
   * @param samples how many
   * @param bytes how long they are together
   */
  record Stretch(long samples, long bytes) {}

  /**
   * The samples that fit one after the other.
   *
   * @param first number of the first, from 0
   * @param most how many at most
   * @param room bytes there are
   */
  Stretch fitting(long first, long most, long room) throws IOException {
    if (constant > 0) {
      long samples = Math.min(most, room / constant);
      return new Stretch(samples, samples * constant);
    }
    if (entries == null) {
      return new Stretch(most, 0);
    }
    ByteCursor in = entries.rest();
    in.seek(in.start() + first * bits / 8);
    boolean half = bits == 4 && (first & 1) != 0;
    int packed = half ? in.u8() : 0;
    long used = 0;
    for (long i = 0; i < most; i++) {
      long size;
      if (bits == 4) {
        packed = half ? packed : in.u8();
        size = half ? packed & 0xF : packed >> 4;
        half = !half;
      } else {
        size = bits == 32 ? in.u32() : bits == 16 ? in.u16() : in.u8();
      }
      if (size > room - used) {
        return new Stretch(i, used);
      }
      used += size;
    }
    return new Stretch(most, used);
  }
}
