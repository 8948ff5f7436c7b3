package dev.assay.testdata.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Makes tape archives byte by byte (POSIX.1-2017 pax, "ustar Interchange Format"). */
public final class TarFile {
  private static final int BLOCK = 512;
  private static final int CHECKSUM = 148;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private TarFile() {}

  /** An archive without entries. */
  public static TarFile empty() {
    return new TarFile();
  }

  /** Adds a file with a name of at most 100 bytes. */
  public TarFile file(String name, byte[] content) {
    return entry(name, '0', content);
  }

  /** Adds an entry of any type. */
  public TarFile entry(String name, char type, byte[] content) {
    return raw(header(name, type, octal(content.length, 11)), content);
  }

  /** Adds a file whose size is written as a number of base 256 (GNU). */
  public TarFile fileOfBase256(String name, byte[] content) {
    byte[] size = new byte[12];
    size[0] = (byte) 0x80;
    for (int i = 0; i < 4; i++) {
      size[11 - i] = (byte) (content.length >>> (8 * i));
    }
    return raw(header(name, '0', size), content);
  }

  /** Adds a file with a name of any length, as GNU tar does. */
  public TarFile gnuLongName(String name, byte[] content) {
    byte[] bytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
    entry("././@LongLink", 'L', bytes);
    return file(name.substring(0, Math.min(100, name.length())), content);
  }

  /** Adds a file with extended attributes of the form key, value, key, value. */
  public TarFile pax(String name, byte[] content, String... attributes) {
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      String record = " " + attributes[i] + "=" + attributes[i + 1] + "\n";
      int length = record.getBytes(StandardCharsets.UTF_8).length;
      int digits = 1;
      while (Integer.toString(length + digits).length() > digits) {
        digits++;
      }
      records.append(length + digits).append(record);
    }
    entry("PaxHeaders/x", 'x', records.toString().getBytes(StandardCharsets.UTF_8));
    return file(name, content);
  }

  private static byte[] octal(long number, int digits) {
    String text = Long.toOctalString(number);
    return ("0".repeat(digits - text.length()) + text + "\0").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] header(String name, char type, byte[] size) {
    byte[] block = new byte[BLOCK];
    put(block, 0, name.getBytes(StandardCharsets.UTF_8));
    put(block, 100, octal(0644, 7));
    put(block, 124, size);
    put(block, 136, octal(1_700_000_000L, 11));
    block[156] = (byte) type;
    put(block, 257, "ustar\00000".getBytes(StandardCharsets.ISO_8859_1));
    put(block, CHECKSUM, "        ".getBytes(StandardCharsets.ISO_8859_1));
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xFF;
    }
    put(block, CHECKSUM, octal(sum, 6));
    return block;
  }

  private static void put(byte[] block, int at, byte[] bytes) {
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private TarFile raw(byte[] header, byte[] content) {
    out.writeBytes(header);
    out.writeBytes(content);
    out.writeBytes(new byte[-content.length & (BLOCK - 1)]);
    return this;
  }

  /** The archive without the blocks that mark its end. */
  public byte[] withoutEnd() {
    return out.toByteArray();
  }

  /** The archive. */
  public byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(withoutEnd());
    whole.writeBytes(new byte[2 * BLOCK]);
    return whole.toByteArray();
  }

  /** The archive compressed by gzip. */
  public byte[] gzipped() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
