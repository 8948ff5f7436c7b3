package dev.assay.ffmpeg;

import dev.assay.ffmpeg.Signatures.Match;
import dev.assay.format.Head;
import dev.assay.format.Score;
import org.jspecify.annotations.Nullable;

/**
 * Streams without a file header, recognised by frames or packets that follow each other at the
 * distance each states.
 */
final class FrameSync {

  /** Bytes in front of the first frame that are searched for MPEG audio, of which many are cut. */
  private static final int FARTHEST_START = 48 * 1024;

  /** ISO/IEC 11172-3 2.4.2.3 and 13818-3: kbit/s by [MPEG-1 or not][layer - 1][index]. */
  private static final int[][][] BIT_RATES = {
    {
      {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
      {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
      {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
    },
    {
      {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
      {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
      {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    }
  };

  private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};

  /** ATSC A/52 table 5.18: kbit/s by half the frame size code. */
  private static final int[] AC3_BIT_RATES = {
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640
  };

  private FrameSync() {}

  /** The length of a frame at a place, from its own header. */
  private interface FrameLength {
    /** The length in bytes, -1 when no frame starts there. */
    int at(Head head, int offset);
  }

  static @Nullable Match of(Head head) {
    Match match = packets(head);
    if (match != null) {
      return match;
    }
    if (head.u32(0) == 0x1BA && (head.u8(4) >> 6 == 1 || head.u8(4) >> 4 == 2)) {
      return new Match(Container.MPEG_PS, Score.LIKELY);
    }
    if (head.u32(0) == 0x1F0700BFL || (head.u32(0) & 0xFFFF_FF00L) == 0x1F07_0000L) {
      return new Match(Container.DV, Score.LIKELY);
    }
    match = frames(head, 0, Container.MPEG_AUDIO, FrameSync::mpegAudio);
    if (match == null) {
      match = frames(head, 0, Container.ADTS, FrameSync::adts);
    }
    if (match == null) {
      match = frames(head, 0, isEac3(head) ? Container.EAC3 : Container.AC3, FrameSync::ac3);
    }
    if (match == null) {
      match = frames(head, 0, Container.LOAS, FrameSync::loas);
    }
    return match != null ? match : lateMpegAudio(head);
  }

  /**
   * Two frames that follow each other, or one that fills the file; with three or more in a row
   * little else looks like that.
   */
  private static @Nullable Match frames(
      Head head, int start, Container container, FrameLength length) {
    int offset = start;
    int count = 0;
    while (count < 4) {
      int frame = length.at(head, offset);
      if (frame <= 0) {
        break;
      }
      count++;
      offset += frame;
    }
    boolean toTheEnd = offset >= head.length();
    boolean enough = count >= 2 || (count == 1 && head.isWhole() && offset == head.length());
    if (!enough || (count < 3 && !toTheEnd && !isTrailer(head, offset))) {
      return null;
    }
    return new Match(container, count >= 2 && start == 0 ? Score.LIKELY : Score.POSSIBLE);
  }

  private static boolean isTrailer(Head head, int offset) {
    return head.at(offset, "TAG") || head.at(offset, "APETAGEX") || head.at(offset, "ID3");
  }

  /** Frames behind something else: streams are cut anywhere, and taggers leave zeros. */
  private static @Nullable Match lateMpegAudio(Head head) {
    int last = Math.min(head.length() - 4, FARTHEST_START);
    for (int start = 1; start < last; start++) {
      if (head.u8(start) == 0xFF && mpegAudio(head, start) > 0) {
        int offset = start;
        int count = 0;
        int frame = mpegAudio(head, offset);
        while (frame > 0 && count < 5 && sameStream(head, start, offset)) {
          count++;
          offset += frame;
          frame = mpegAudio(head, offset);
        }
        if (count >= 4 || (count >= 3 && offset >= head.length() - 4)) {
          return new Match(Container.MPEG_AUDIO, Score.POSSIBLE);
        }
      }
    }
    return null;
  }

  /** Whether two frame headers agree on version, layer and sample rate. */
  private static boolean sameStream(Head head, int one, int other) {
    return ((head.u32(one) ^ head.u32(other)) & 0xFFFE_0C00L) == 0;
  }

  /** ISO/IEC 11172-3 2.4.1.3. */
  private static int mpegAudio(Head head, int offset) {
    long header = head.u32(offset);
    if (header < 0 || header >>> 21 != 0x7FF) {
      return -1;
    }
    int version = (int) (header >>> 19 & 3);
    int layer = 4 - (int) (header >>> 17 & 3);
    int rateIndex = (int) (header >>> 12 & 15);
    int sampleIndex = (int) (header >>> 10 & 3);
    if (version == 1 || layer == 4 || rateIndex == 0 || rateIndex == 15 || sampleIndex == 3) {
      return -1;
    }
    boolean first = version == 3;
    int bitRate = 1000 * BIT_RATES[first ? 0 : 1][layer - 1][rateIndex];
    int sampleRate = SAMPLE_RATES[sampleIndex] >> (first ? 0 : version == 2 ? 1 : 2);
    int padding = (int) (header >>> 9 & 1);
    if (layer == 1) {
      return (12 * bitRate / sampleRate + padding) * 4;
    }
    int samples = layer == 3 && !first ? 576 : 1152;
    return samples / 8 * bitRate / sampleRate + padding;
  }

  /** ISO/IEC 13818-7 6.2. */
  private static int adts(Head head, int offset) {
    if (head.u8(offset + 6) < 0 || (head.u16(offset) & 0xFFF6) != 0xFFF0) {
      return -1;
    }
    if ((head.u8(offset + 2) >> 2 & 15) > 12) {
      return -1;
    }
    int length =
        (head.u8(offset + 3) & 3) << 11 | head.u8(offset + 4) << 3 | head.u8(offset + 5) >> 5;
    return length >= 7 ? length : -1;
  }

  private static boolean isEac3(Head head) {
    return head.u8(5) >> 3 > 10;
  }

  /** ATSC A/52 5.3 and annex E 1.2. */
  private static int ac3(Head head, int offset) {
    if (head.u16(offset) != 0x0B77 || head.u8(offset + 5) < 0) {
      return -1;
    }
    int streamId = head.u8(offset + 5) >> 3;
    if (streamId > 16) {
      return -1;
    }
    if (streamId > 10) {
      return 2 * (((head.u8(offset + 2) & 7) << 8 | head.u8(offset + 3)) + 1);
    }
    int code = head.u8(offset + 4);
    int size = code & 0x3F;
    if (size / 2 >= AC3_BIT_RATES.length) {
      return -1;
    }
    int bitRate = AC3_BIT_RATES[size / 2];
    return switch (code >> 6) {
      case 0 -> 4 * bitRate;
      case 1 -> 2 * (320 * bitRate / 147 + (size & 1));
      case 2 -> 6 * bitRate;
      default -> -1;
    };
  }

  /** ISO/IEC 14496-3 1.7.2. */
  private static int loas(Head head, int offset) {
    int sync = head.u16(offset);
    if (sync < 0 || sync >> 5 != 0x2B7 || head.u8(offset + 2) < 0) {
      return -1;
    }
    return 3 + ((sync & 0x1F) << 8 | head.u8(offset + 2));
  }

  /** Transport stream packets (ISO/IEC 13818-1 2.4.3.2) of 188, 192 or 204 bytes. */
  private static @Nullable Match packets(Head head) {
    for (int size : new int[] {188, 192, 204}) {
      for (int start = 0; start < size; start++) {
        if (head.u8(start) == 0x47) {
          int count = 1;
          while (head.u8(start + count * size) == 0x47) {
            count++;
          }
          boolean toTheEnd = start + count * size >= head.length();
          int needed = start == 0 || start == 4 ? 3 : 8;
          if (count >= (toTheEnd ? needed : needed + 5)) {
            boolean certain = needed == 3 && count >= 8;
            return new Match(Container.MPEG_TS, certain ? Score.CERTAIN : Score.LIKELY);
          }
        }
      }
    }
    return null;
  }
}
