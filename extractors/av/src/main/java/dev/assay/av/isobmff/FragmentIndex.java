package dev.assay.av.isobmff;

import dev.assay.facts.Rational;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The movie fragment random access box at the end of a file (ISO/IEC 14496-12 8.8.9 to 8.8.11). */
final class FragmentIndex {
  private static final int OFFSET_BOX_BYTES = 16;
  private static final int BOX_HEADER_BYTES = 8;

  private FragmentIndex() {}

  /**
   * When the last fragment of a track that the index lists starts, in seconds; null without an
   * index of the track.
   */
  static @Nullable Rational lastStart(ByteCursor file, Track track) throws IOException {
    ByteCursor tail = file.rest().seekTail(OFFSET_BOX_BYTES);
    long end = tail.sourceLength();
    if (tail.u32() != OFFSET_BOX_BYTES || tail.i32() != Boxes.fourCc("mfro")) {
      return null;
    }
    long length = tail.skip(4).u32();
    if (length < BOX_HEADER_BYTES + OFFSET_BOX_BYTES || length > end) {
      return null;
    }
    try {
      Boxes boxes = Boxes.of(file.range(end - length, length));
      return boxes.next("mfra") ? lastStart(boxes.children(), track) : null;
    } catch (MalformedException e) {
      return null; // an index that makes no sense is as good as none
    }
  }

  private static @Nullable Rational lastStart(Boxes boxes, Track track) throws IOException {
    while (boxes.next("tfra")) {
      ByteCursor in = boxes.body();
      int version = in.u8();
      in.skip(3);
      long id = in.u32();
      int lengths = in.i32();
      long entries = in.u32();
      int numbers = 3 + (lengths >> 4 & 3) + (lengths >> 2 & 3) + (lengths & 3);
      long entryBytes = (version == 1 ? 16L : 8L) + numbers;
      if (id == track.id() && entries > 0) {
        Table.checkCount(in, "tfra", entries, 8 * entryBytes);
        in.skip((entries - 1) * entryBytes);
        return Rational.of(version == 1 ? in.u64() : in.u32(), track.timescale());
      }
    }
    return null;
  }
}
