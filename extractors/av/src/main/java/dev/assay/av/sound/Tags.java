package dev.assay.av.sound;

import dev.assay.format.Head;
import dev.assay.read.ByteCursor;
import java.io.IOException;

/** The tags that lie around streams of frames: ID3v2 before them, ID3v1, APEv2, Lyrics3 behind. */
final class Tags {

  /** Bytes of an ID3v2 header (ID3v2.4.0 structure 3.1). */
  private static final int ID3V2_HEADER = 10;

  private static final int ID3V2_FOOTER_FLAG = 0x10;
  private static final int ID3V1 = 128;
  private static final int ID3V1_EXTENDED = 227;
  private static final int APE_FOOTER = 32;
  private static final long APE_HEADER_FLAG = 1L << 31;
  private static final int LYRICS_FOOTER = 9 + 6;
  private static final int MOST_TAGS = 16;

  /** How much of the end of a file is read for the tags there. */
  static final int TAIL = 4096;

  private Tags() {}

  /**
   * Where the ID3v2 tags at the start of a file end.
   *
   * @return 0 when there are none; may lie behind the bytes at hand
   */
  static long endOfLeading(Head head) {
    long end = 0;
    for (int i = 0; i < MOST_TAGS && end < head.length(); i++) {
      long length =
          id3v2Length(head.u32((int) end), head.u32((int) end + 4), head.u16((int) end + 8));
      if (length == 0) {
        break;
      }
      end += length;
    }
    return end;
  }

  /** Where the ID3v2 tags that start at the cursor end; may lie behind the end of the data. */
  static long endOfLeading(ByteCursor in) throws IOException {
    long end = in.position();
    for (int i = 0; i < MOST_TAGS && end < in.end(); i++) {
      in.seek(end);
      if (!in.has(ID3V2_HEADER)) {
        break;
      }
      long length = id3v2Length(in.u32(), in.u32(), in.u16());
      if (length == 0) {
        break;
      }
      end += length;
    }
    return end;
  }

  /** The whole length of the tag whose 10 bytes of header those are, 0 when it is none. */
  private static long id3v2Length(long first, long second, int third) {
    long size = ((second & 0xFFFF) << 16) | third;
    boolean tag =
        first >>> 8 == 0x494433 // ID3
            && (first & 0xFF) < 0x10
            && second >= 0
            && third >= 0
            && (size & 0x8080_8080L) == 0;
    if (!tag) {
      return 0;
    }
    long length =
        ((size >>> 24) << 21)
            | (((size >>> 16) & 0x7F) << 14)
            | (((size >>> 8) & 0x7F) << 7)
            | (size & 0x7F);
    boolean footer = ((second >>> 16) & ID3V2_FOOTER_FLAG) != 0;
    return ID3V2_HEADER + length + (footer ? ID3V2_HEADER : 0);
  }

  /**
   * Where the stream ends and the tags behind it start, with one read of the tail; the length of
   * the source is known afterwards.
   *
   * @param start where the stream starts, which no tag reaches before
   */
  static long startOfTrailing(ByteCursor in, long start) throws IOException {
    long end = in.seekTail(TAIL).end();
    for (int i = 0; i < MOST_TAGS; i++) {
      long length = trailingLength(in, end, start);
      if (length == 0 || length > end - start) {
        break;
      }
      end -= length;
    }
    return end;
  }

  private static long trailingLength(ByteCursor in, long end, long start) throws IOException {
    if (startsWith(in, end - ID3V1, start, "TAG")) {
      return startsWith(in, end - ID3V1 - ID3V1_EXTENDED, start, "TAG+")
          ? ID3V1 + ID3V1_EXTENDED
          : ID3V1;
    }
    if (startsWith(in, end - APE_FOOTER, start, "APETAGEX")) {
      long size = littleEndian32(in.skip(4));
      long flags = littleEndian32(in.skip(4));
      return size < APE_FOOTER ? 0 : size + ((flags & APE_HEADER_FLAG) != 0 ? APE_FOOTER : 0);
    }
    if (startsWith(in, end - 9, start + 6, "LYRICS200")) {
      String digits = in.seek(end - LYRICS_FOOTER).latin1(6);
      return digits.chars().allMatch(c -> c >= '0' && c <= '9')
          ? Long.parseLong(digits) + LYRICS_FOOTER
          : 0;
    }
    return 0;
  }

  private static boolean startsWith(ByteCursor in, long at, long start, String characters)
      throws IOException {
    return at >= start
        && in.seek(at).has(characters.length())
        && in.latin1(characters.length()).equals(characters);
  }

  private static long littleEndian32(ByteCursor in) throws IOException {
    return Integer.reverseBytes(in.i32()) & 0xFFFF_FFFFL;
  }
}
