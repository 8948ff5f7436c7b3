package dev.assay.av.sound;

import dev.assay.read.ByteCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What encoders of MP3 write into a first frame of silence: Xing's or Fraunhofer's table, and the
 * samples LAME added.
 *
 * @param frames frames behind this one, 0 when not told
 * @param bytes bytes of the stream with this frame, 0 when not told
 * @param padding samples per channel that the encoder added before and behind the sound
 */
record FrameIndex(long frames, long bytes, int padding) {
  private static final int HAS_FRAMES = 1;
  private static final int HAS_BYTES = 2;
  private static final int HAS_TABLE = 4;
  private static final int HAS_QUALITY = 8;
  private static final int TABLE = 100;
  private static final int VBRI_AT = MpegFrames.HEADER + 32;

  /** Bytes from the name of the encoder to its delays. */
  private static final int ENCODER_TO_DELAYS = 21;

  /** The index in the first frame of a stream, null when that frame is sound. */
  static @Nullable FrameIndex read(FrameStream stream) throws IOException {
    int header = stream.inFirst(0).i32();
    int xingAt = MpegFrames.HEADER + MpegFrames.sideInformation(header);
    int length = (int) Math.min(stream.first().length(), stream.length());
    if (length >= xingAt + 8) {
      ByteCursor in = stream.inFirst(xingAt);
      String name = in.latin1(4);
      if (name.equals("Xing") || name.equals("Info")) {
        return xing(in.slice(length - xingAt - 4));
      }
    }
    if (length >= VBRI_AT + 18 && stream.inFirst(VBRI_AT).latin1(4).equals("VBRI")) {
      ByteCursor in = stream.inFirst(VBRI_AT + 10);
      long bytes = in.u32();
      return new FrameIndex(in.u32(), bytes, 0);
    }
    return null;
  }

  private static FrameIndex xing(ByteCursor in) throws IOException {
    long flags = in.u32();
    long frames = (flags & HAS_FRAMES) != 0 && in.has(4) ? in.u32() : 0;
    long bytes = (flags & HAS_BYTES) != 0 && in.has(4) ? in.u32() : 0;
    int skipped = ((flags & HAS_TABLE) != 0 ? TABLE : 0) + ((flags & HAS_QUALITY) != 0 ? 4 : 0);
    int padding = 0;
    if (in.has(skipped + ENCODER_TO_DELAYS + 3)) {
      String encoder = in.skip(skipped).latin1(4);
      if (encoder.equals("LAME") || encoder.equals("Lavf") || encoder.equals("Lavc")) {
        int delays = in.skip(ENCODER_TO_DELAYS - 4).u24();
        padding = (delays >>> 12) + (delays & 0xFFF);
      }
    }
    return new FrameIndex(frames, bytes, padding);
  }

  /** Whether the count can be of a stream of that many bytes: it must not have grown since. */
  boolean isBelievable(long streamBytes) {
    return frames > 0 && (bytes == 0 || streamBytes - bytes <= bytes / 16);
  }

  /** Whether it names the bytes of the stream to the frame, so that it was written of this one. */
  boolean isOf(long streamBytes, int frameBytes) {
    return frames > 0 && bytes > 0 && Math.abs(streamBytes - bytes) <= frameBytes;
  }
}
