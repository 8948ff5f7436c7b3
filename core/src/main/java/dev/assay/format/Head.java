package dev.assay.format;

import dev.assay.source.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The first bytes of a file, which its type is recognised from, with its name as a hint. */
public final class Head {
  private final byte[] bytes;
  private final Identity identity;
  private final String extension;

  private Head(byte[] bytes, Identity identity) {
    this.bytes = bytes;
    this.identity = identity;
    this.extension = extensionOf(identity.name());
  }

  /** A head of those first bytes, which are not copied. */
  public static Head of(byte[] bytes, Identity identity) {
    return new Head(bytes, identity);
  }

  /** How many bytes are at hand. */
  public int length() {
    return bytes.length;
  }

  /** Whether the whole file is at hand. */
  public boolean isWhole() {
    return identity.length() == bytes.length;
  }

  /** What is known of the source. */
  public Identity identity() {
    return identity;
  }

  /**
   * The lower-case extension of the name without its dot, empty when there is none: only a hint.
   */
  public String extension() {
    return extension;
  }

  /** The unsigned byte at an offset, -1 behind the bytes at hand. */
  public int u8(int offset) {
    return offset >= 0 && offset < bytes.length ? bytes[offset] & 0xFF : -1;
  }

  /** The big-endian 16-bit number at an offset, -1 behind the bytes at hand. */
  public int u16(int offset) {
    return offset >= 0 && offset + 2 <= bytes.length ? u8(offset) << 8 | u8(offset + 1) : -1;
  }

  /** The big-endian 32-bit number at an offset, -1 behind the bytes at hand. */
  public long u32(int offset) {
    return offset >= 0 && offset + 4 <= bytes.length
        ? (long) u16(offset) << 16 | u16(offset + 2)
        : -1;
  }

  /** The little-endian 32-bit number at an offset, -1 behind the bytes at hand. */
  public long u32le(int offset) {
    long value = u32(offset);
    return value < 0 ? -1 : Integer.reverseBytes((int) value) & 0xFFFF_FFFFL;
  }

  /** Whether the bytes at an offset are those ISO 8859-1 characters. */
  public boolean at(int offset, String characters) {
    if (offset < 0 || offset + characters.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < characters.length(); i++) {
      if ((bytes[offset + i] & 0xFF) != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the bytes start with those ISO 8859-1 characters. */
  public boolean startsWith(String characters) {
    return at(0, characters);
  }

  /** Up to {@code n} bytes at an offset as ISO 8859-1 text. */
  public String text(int offset, int n) {
    int from = Math.min(offset, bytes.length);
    return new String(bytes, from, Math.min(n, bytes.length - from), StandardCharsets.ISO_8859_1);
  }

  /** The bytes at hand; must not be changed. */
  public byte[] bytes() {
    return bytes;
  }

  static String extensionOf(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
