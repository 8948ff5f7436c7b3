package dev.assay.av.sound;

import org.jspecify.annotations.Nullable;

/**
 * The last frame of a FLAC stream, found from the end.
 *
 * @param samples samples per channel up to the end of the frame, or up to its start when it is cut
 * @param whole whether the frame is complete: its CRC-16 is right at the end of the stream
 */
record FlacTail(long samples, boolean whole) {
  private static final int SHORTEST_HEADER = 6;

  private static final int UNKNOWN = -1;

  /** Headers that are tried: bytes that pretend to be headers are not worth more. */
  private static final int MOST_HEADERS = 64;

  private static final int[] CRC_8 = table(8, 0x07);
  private static final int[] CRC_16 = table(16, 0x8005);

  /** The CRC-16 of a byte that another follows. */
  private static final int[] CRC_16_AHEAD = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      CRC_16_AHEAD[i] = crc16(CRC_16[i], (byte) 0);
    }
  }

  private static int[] table(int width, int polynomial) {
    int[] table = new int[256];
    int top = 1 << (width - 1);
    int mask = (1 << width) - 1;
    for (int i = 0; i < 256; i++) {
      int crc = i << (width - 8);
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & top) != 0 ? (crc << 1) ^ polynomial : crc << 1;
      }
      table[i] = crc & mask;
    }
    return table;
  }

  /** A frame header (RFC 9639 9.1). */
  private record Header(long firstSample, int blockSize) {}

  /**
   * Looks for the last frame.
   *
   * @param bytes the last bytes of the stream
   * @return null when there is none among them
   */
  static @Nullable FlacTail find(byte[] bytes, StreamInfo info) {
    FlacTail cut = null;
    int headers = 0;
    for (int at = bytes.length - SHORTEST_HEADER; at >= 0 && headers < MOST_HEADERS; at--) {
      boolean sync = (bytes[at] & 0xFF) == 0xFF && (bytes[at + 1] & 0xFE) == 0xF8;
      Header header = sync ? header(bytes, at, info) : null;
      if (header != null) {
        headers++;
        if (crc16(bytes, at) == 0) {
          return new FlacTail(header.firstSample() + header.blockSize(), true);
        }
        cut = cut == null ? new FlacTail(header.firstSample(), false) : cut;
      }
    }
    return cut;
  }

  private static @Nullable Header header(byte[] bytes, int start, StreamInfo info) {
    int blockCode = (bytes[start + 2] >> 4) & 15;
    int rateCode = bytes[start + 2] & 15;
    int channelCode = (bytes[start + 3] >> 4) & 15;
    int at = start + 4;
    int numberBytes = Integer.numberOfLeadingZeros(~(bytes[at] << 24));
    if (numberBytes == 1 || numberBytes > 7) {
      return null;
    }
    int length = Math.max(1, numberBytes);
    int extra = (blockCode == 6 ? 1 : blockCode == 7 ? 2 : 0) + rateBytes(rateCode);
    int end = at + length + extra;
    boolean agrees = channelCode < 8 ? channelCode + 1 == info.channels() : info.channels() == 2;
    if (!agrees
        || channelCode > 10
        || (bytes[start + 3] & 1) != 0
        || end >= bytes.length
        || crc8(bytes, start, end) != (bytes[end] & 0xFF)) {
      return null;
    }
    long number = numberBytes == 0 ? bytes[at] : bytes[at] & ((1 << (7 - numberBytes)) - 1);
    for (int i = 1; i < numberBytes; i++) {
      number = (number << 6) | (bytes[at + i] & 0x3F);
    }
    int blockSize = blockSize(blockCode, bytes, at + length);
    if (blockSize == UNKNOWN) {
      return null;
    }
    boolean countsSamples = (bytes[start + 1] & 1) != 0;
    return new Header(countsSamples ? number : number * info.smallestBlock(), blockSize);
  }

  private static int rateBytes(int code) {
    return code == 12 ? 1 : code == 13 || code == 14 ? 2 : 0;
  }

  /** The block size of a code (RFC 9639 9.1.1). */
  private static int blockSize(int code, byte[] bytes, int at) {
    if (code == 0) {
      return UNKNOWN;
    } else if (code == 1) {
      return 192;
    } else if (code <= 5) {
      return 576 << (code - 2);
    } else if (code == 6) {
      return (bytes[at] & 0xFF) + 1;
    } else if (code == 7) {
      return (((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF)) + 1;
    }
    return 256 << (code - 8);
  }

  private static int crc8(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = CRC_8[crc ^ (bytes[i] & 0xFF)];
    }
    return crc;
  }

  /** The CRC of a frame that is followed by its CRC is 0; two bytes at a time are faster. */
  private static int crc16(byte[] bytes, int from) {
    boolean odd = ((bytes.length - from) & 1) != 0;
    int crc = odd ? crc16(0, bytes[from]) : 0;
    for (int i = odd ? from + 1 : from; i < bytes.length; i += 2) {
      crc =
          CRC_16_AHEAD[(crc >>> 8) ^ (bytes[i] & 0xFF)]
              ^ CRC_16[(crc & 0xFF) ^ (bytes[i + 1] & 0xFF)];
    }
    return crc;
  }

  private static int crc16(int crc, byte next) {
    return ((crc << 8) & 0xFFFF) ^ CRC_16[(crc >>> 8) ^ (next & 0xFF)];
  }
}
