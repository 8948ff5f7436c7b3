package dev.assay.av.isobmff;

import dev.assay.facts.Rational;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The segment index box (ISO/IEC 14496-12 8.16.3). */
final class SegmentIndex {
  private SegmentIndex() {}

  /** The sum of the durations it lists, in seconds; null when it lists none. */
  static @Nullable Rational duration(ByteCursor in) throws IOException {
    int version = in.u8();
    in.skip(7);
    long timescale = in.u32();
    in.skip(version == 0 ? 8 : 16);
    in.skip(2);
    int references = in.u16();
    Table.checkCount(in, "sidx", references, 96);
    long ticks = 0;
    for (int i = 0; i < references; i++) {
      in.skip(4);
      ticks += in.u32();
      in.skip(4);
    }
    return ticks > 0 && timescale > 0 ? Rational.of(ticks, timescale) : null;
  }
}
