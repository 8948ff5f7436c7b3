package dev.assay.av.isobmff;

import dev.assay.read.ByteCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The elementary stream descriptor of {@code esds} (ISO/IEC 14496-1 7.2.6.5).
 *
 * @param objectType object type indication
 * @param config the decoder's own configuration, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // descriptors are read, never compared
record ElementaryStream(int objectType, byte[] config) {
  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_SPECIFIC = 5;

  /** Reads the body of {@code esds}; null when it has no decoder configuration. */
  static @Nullable ElementaryStream read(ByteCursor in) throws IOException {
    in.skip(4);
    ByteCursor stream = descriptor(in, ES_DESCRIPTOR);
    if (stream == null) {
      return null;
    }
    stream.skip(2);
    int flags = stream.u8();
    stream.skip((flags & 0x80) != 0 ? 2 : 0);
    stream.skip((flags & 0x40) != 0 ? stream.u8() : 0);
    stream.skip((flags & 0x20) != 0 ? 2 : 0);
    ByteCursor decoder = descriptor(stream, DECODER_CONFIG);
    if (decoder == null) {
      return null;
    }
    int objectType = decoder.u8();
    decoder.skip(12);
    ByteCursor specific = descriptor(decoder, DECODER_SPECIFIC);
    return new ElementaryStream(
        objectType, specific == null ? new byte[0] : specific.take(specific.remaining()));
  }

  /** The content of the next descriptor if it has the tag wanted, cut to what is there. */
  private static @Nullable ByteCursor descriptor(ByteCursor in, int tag) throws IOException {
    if (in.remaining() < 2 || in.u8() != tag) {
      return null;
    }
    long length = 0;
    for (int i = 0; i < 4; i++) {
      int b = in.u8();
      length = length << 7 | (b & 0x7F);
      if ((b & 0x80) == 0) {
        break;
      }
    }
    return in.slice(Math.min(length, in.remaining()));
  }
}
