package dev.assay.archive;

import dev.assay.read.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A header block of a tape archive (POSIX.1-2017 pax, "ustar Interchange Format"; GNU tar manual,
 * "Basic Tar Format").
 *
 * @param name the name with its prefix
 * @param size bytes of data that follow
 * @param modified when the file last changed
 * @param type the type flag
 * @param isExtended whether a block of further sparse areas follows (GNU)
 */
record TarHeader(String name, long size, Instant modified, char type, boolean isExtended) {

  /** Bytes of a header and of what everything is padded to. */
  static final int BLOCK = 512;

  private static final int NAME_BYTES = 100;
  private static final int SIZE = 124;
  private static final int MODIFIED = 136;
  private static final int NUMBER_BYTES = 12;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_BYTES = 8;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_BYTES = 155;
  private static final int GNU_EXTENDED = 482;

  /** The latest time that is taken for one: the year 9999. */
  private static final long LATEST = 253_402_300_799L;

  /**
   * Reads a header.
   *
   * @param offset where the block starts
   * @throws MalformedException when it is none
   */
  static TarHeader of(byte[] block, long offset) throws MalformedException {
    if (!isSummed(block)) {
      throw new MalformedException("the checksum of a tar header does not hold", offset);
    }
    long size = number(block, SIZE);
    if (size < 0) {
      throw new MalformedException("the size in a tar header is no number", offset);
    }
    boolean ustar = text(block, MAGIC, 6).equals("ustar");
    String name = text(block, 0, NAME_BYTES);
    String prefix = ustar ? text(block, PREFIX, PREFIX_BYTES) : "";
    long seconds = Math.max(0, Math.min(LATEST, number(block, MODIFIED)));
    return new TarHeader(
        prefix.isEmpty() ? name : prefix + "/" + name,
        size,
        Instant.ofEpochSecond(seconds),
        (char) (block[TYPE] & 0xFF),
        block[GNU_EXTENDED] != 0);
  }

  /** Whether data that starts so may be a tape archive: a header, or nothing but zeros. */
  static boolean isHeader(byte[] head) {
    return head.length >= BLOCK && (isZero(head) || isSummed(head));
  }

  /** Whether a block is all zeros, as the two at the end of an archive are. */
  static boolean isZero(byte[] block) {
    for (int i = 0; i < BLOCK; i++) {
      if (block[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Old archives summed signed bytes, and both sums are still met. */
  private static boolean isSummed(byte[] block) {
    long told = number(block, CHECKSUM, CHECKSUM_BYTES);
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      byte b = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_BYTES ? (byte) ' ' : block[i];
      unsigned += b & 0xFF;
      signed += b;
    }
    return told == unsigned || told == signed;
  }

  private static long number(byte[] block, int at) {
    return number(block, at, NUMBER_BYTES);
  }

  /** Octal digits, or a number of base 256 when the first bit is set (GNU); -1 for neither. */
  private static long number(byte[] block, int at, int length) {
    if ((block[at] & 0x80) != 0) {
      long value = block[at] & 0x7F;
      for (int i = at + 1; i < at + length; i++) {
        if (value > Long.MAX_VALUE >> 8) {
          return -1;
        }
        value = (value << 8) | (block[i] & 0xFF);
      }
      return value;
    }
    long value = 0;
    boolean ended = false;
    for (int i = at; i < at + length; i++) {
      int c = block[i];
      if (c >= '0' && c <= '7' && !ended) {
        value = (value << 3) | (c - '0');
      } else if (c == ' ' || c == 0) {
        ended = ended || (i > at && block[i - 1] != ' ');
      } else {
        return -1;
      }
    }
    return value;
  }

  private static String text(byte[] block, int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return text(Arrays.copyOfRange(block, at, end), StandardCharsets.ISO_8859_1);
  }

  /** Text that is UTF-8, or else in another character set. */
  static String text(byte[] bytes, Charset otherwise) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, otherwise); // names were written in any character set
    }
  }

  /** The value of a decimal number of seconds; null when it is none. */
  static @Nullable Instant time(String seconds) {
    int point = seconds.indexOf('.');
    String whole = point < 0 ? seconds : seconds.substring(0, point);
    if (!whole.matches("\\d{1,12}")) {
      return null;
    }
    return Instant.ofEpochSecond(Math.min(LATEST, Long.parseLong(whole)));
  }
}
