package dev.assay.av.isobmff;

import dev.assay.facts.Rational;
import dev.assay.read.ByteCursor;
import dev.assay.structure.Boxes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A segment index box (ISO/IEC 14496-12 8.16.3).
 *
 * @param duration the sum of the durations it lists, in seconds; null when it lists none
 * @param end where the last of what it lists ends in the file
 */
record SegmentIndex(@Nullable Rational duration, long end) {
  private static final double MOST_OF_THE_FILE = 0.99;

  /** Reads the current box. */
  static SegmentIndex read(Boxes box) throws IOException {
    ByteCursor in = box.body();
    int version = in.u8();
    in.skip(7);
    long timescale = in.u32();
    in.skip(version == 0 ? 4 : 8);
    long end = box.end() + (version == 0 ? in.u32() : in.u64());
    in.skip(2);
    int references = in.u16();
    Table.checkCount(in, "sidx", references, 96);
    long ticks = 0;
    for (int i = 0; i < references; i++) {
      end += in.u32() & 0x7FFF_FFFFL;
      ticks += in.u32();
      in.skip(4);
    }
    boolean known = ticks > 0 && timescale > 0;
    return new SegmentIndex(known ? Rational.of(ticks, timescale) : null, end);
  }

  /** Whether it lists the whole file and not only one segment of several. */
  boolean covers(long length) {
    return end >= length * MOST_OF_THE_FILE;
  }
}
