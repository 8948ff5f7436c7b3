package dev.assay.av.sound;

import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A page of Ogg (RFC 3533 section 6).
 *
 * @param offset where it starts
 * @param body where its packets start
 * @param end where it ends, perhaps behind the end of the data
 * @param flags 1 continues a packet, 2 begins and 4 ends a logical stream
 * @param granule position after the last packet that ends in it, -1 when none does
 * @param serial the logical stream it belongs to
 * @param packets packets that end in it
 */
record OggPage(long offset, long body, long end, int flags, long granule, int serial, int packets) {

  /** Bytes of a header without its table of segments. */
  static final int HEADER = 27;

  private static final int BEGINS = 2;
  private static final int ENDS = 4;
  private static final int MOST_FLAGS = 7;

  /** The page at the cursor, which moves to its body; null when there is none. */
  static @Nullable OggPage read(ByteCursor in) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    long offset = in.position();
    if (!in.has(HEADER) || !in.latin1(4).equals("OggS") || in.u8() != 0) {
      return null;
    }
    int flags = in.u8();
    long granule = in.i64();
    int serial = in.i32();
    int segments = in.skip(8).u8();
    if (flags > MOST_FLAGS || !in.has(segments)) {
      return null;
    }
    int length = 0;
    int packets = 0;
    for (int i = 0; i < segments; i++) {
      int segment = in.u8();
      length += segment;
      packets += segment < 255 ? 1 : 0;
    }
    long body = in.position();
    return new OggPage(offset, body, body + length, flags, granule, serial, packets);
  }

  /** Whether it is the first of its stream. */
  boolean begins() {
    return (flags & BEGINS) != 0;
  }

  /** Whether it is marked as the last of its stream. */
  boolean ends() {
    return (flags & ENDS) != 0;
  }

  /** Whether a packet ends in it and so it has a position. */
  boolean hasGranule() {
    return granule >= 0;
  }
}
