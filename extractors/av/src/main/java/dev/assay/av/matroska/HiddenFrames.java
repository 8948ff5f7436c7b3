package dev.assay.av.matroska;

import dev.assay.read.ByteCursor;
import java.io.IOException;

/**
 * Frames of VP8 and VP9 that are decoded for later ones to refer to and never shown; they have
 * blocks of their own where they were not joined to a frame that is shown.
 */
enum HiddenFrames {
  /** All frames are shown. */
  NONE,
  VP8,
  VP9;

  private static final int VP8_KEY_FRAME_HEADER = 6;

  /** Those of a codec of Matroska. */
  static HiddenFrames of(String codecId) {
    return switch (codecId) {
      case "V_VP8" -> VP8;
      case "V_VP9" -> VP9;
      default -> NONE;
    };
  }

  /**
   * Whether a block holds no frame that is shown.
   *
   * @param in what the block holds behind its header
   */
  boolean isHidden(ByteCursor in) throws IOException {
    if (this == NONE || in.remaining() == 0) {
      return false;
    }
    return this == VP8 ? isHiddenVp8(in) : isHiddenVp9(in);
  }

  /**
   * RFC 6386 9.1: {@code show_frame} of the frame tag; a start code follows that of a key frame.
   */
  private static boolean isHiddenVp8(ByteCursor in) throws IOException {
    int tag = in.u8();
    if ((tag & 0x10) != 0) {
      return false;
    }
    boolean key = (tag & 1) == 0;
    return !key || (in.remaining() >= VP8_KEY_FRAME_HEADER - 1 && in.skip(2).u24() == 0x9D012A);
  }

  /** VP9 bitstream specification 6.2 and annex B: a superframe ends in a frame that is shown. */
  private static boolean isHiddenVp9(ByteCursor in) throws IOException {
    int bits = in.u8();
    if (bits >> 6 != 2) {
      return false;
    }
    boolean reserved = (bits & 0x30) == 0x30; // profile 3 has a bit more
    int flags = reserved ? bits << 1 : bits;
    boolean showsExisting = (flags & 0x08) != 0;
    boolean shown = (flags & 0x02) != 0;
    if (showsExisting || shown) {
      return false;
    }
    in.seek(in.end() - 1);
    return (in.u8() & 0xE0) != 0xC0;
  }
}
