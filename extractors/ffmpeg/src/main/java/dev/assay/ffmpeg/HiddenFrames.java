package dev.assay.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;

/** Frames of VP8 and VP9 that are decoded for later ones to refer to and never shown. */
final class HiddenFrames {

  private HiddenFrames() {}

  /** Whether a packet holds no frame that is shown. */
  static boolean isHidden(int codec, AVPacket packet) {
    int size = packet.size();
    if (size < 1) {
      return false;
    }
    if (codec == avcodec.AV_CODEC_ID_VP8) {
      return isHiddenVp8(packet.data(), size);
    }
    return codec == avcodec.AV_CODEC_ID_VP9 && isHiddenVp9(packet.data(), size);
  }

  /** RFC 6386 9.1: {@code show_frame} of the frame tag; a key frame has a start code behind it. */
  private static boolean isHiddenVp8(BytePointer data, int size) {
    int tag = data.get(0);
    boolean key = (tag & 1) == 0;
    boolean valid = !key || (size >= 6 && data.get(3) == (byte) 0x9D && data.get(4) == 1);
    return valid && (tag & 0x10) == 0;
  }

  /** VP9 bitstream specification 6.2 and annex B: a superframe ends in a frame that is shown. */
  private static boolean isHiddenVp9(BytePointer data, int size) {
    if ((data.get(size - 1L) & 0xE0) == 0xC0) {
      return false;
    }
    int bits = data.get(0) & 0xFF;
    if (bits >> 6 != 2) {
      return false;
    }
    boolean profile3 = (bits & 0x30) == 0x30;
    int next = profile3 ? bits << 1 : bits; // profile 3 has a reserved bit behind it
    boolean existing = (next & 0x08) != 0;
    return !existing && (next & 0x02) == 0;
  }
}
