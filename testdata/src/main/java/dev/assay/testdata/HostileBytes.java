package dev.assay.testdata;

import dev.assay.testdata.av.ByteWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** What hostile files are put together from. */
final class HostileBytes {
  /** How often what is small by itself is repeated. */
  static final int MANY = 20_000;

  /** A count that nothing stands behind. */
  static final long BILLION = 1_000_000_000;

  /** Sizes around those that 32 bits can hold. */
  static final long[] SIZES = {
    0, 1, 4, 7, 8, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFF0L, 0xFFFF_FFFFL
  };

  /** Sizes around those that 32 and 64 bits can hold. */
  static final long[] LARGE_SIZES = {
    0,
    15,
    16,
    0x8000_0000L,
    0xFFFF_FFFFL,
    0x1_0000_0000L,
    Long.MAX_VALUE - 7,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1
  };

  private HostileBytes() {}

  static byte[] jpeg2000() {
    return concat(latin1("\0\0\0\fjP  \r\n\u0087\n"), box("ftyp", latin1("jp2 \0\0\0\0jp2 ")));
  }

  static byte[] box(String type, byte[]... content) {
    byte[] body = concat(content);
    return concat(be(4, 8 + body.length), latin1(type), body);
  }

  /** Boxes of which each but the last holds the next, to the byte. */
  static byte[] nested(String type, int levels) {
    ByteWriter out = ByteWriter.bigEndian();
    for (int level = levels; level > 0; level--) {
      out.u32(8L * level).text(type);
    }
    return out.toByteArray();
  }

  static void add(List<Sample> samples, String name, byte[]... parts) {
    samples.add(new Sample(name, concat(parts)));
  }

  static byte[] be(int width, long value) {
    return ByteWriter.bigEndian().number(value, width).toByteArray();
  }

  static byte[] le(int width, long value) {
    return ByteWriter.littleEndian().number(value, width).toByteArray();
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] repeated(byte[] part, int times) {
    byte[] all = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  static byte[] patched(byte[] bytes, String mark, int offset, byte[] value) {
    return patched(bytes, latin1(mark), offset, value);
  }

  /** The bytes with others at some distance from where a mark starts, as far as they go. */
  static byte[] patched(byte[] bytes, byte[] mark, int offset, byte[] value) {
    int at = indexOf(bytes, mark);
    return at < 0 ? bytes : patched(bytes, at + offset, value);
  }

  static byte[] patched(byte[] bytes, int at, byte[] value) {
    byte[] changed = bytes.clone();
    int room = Math.max(0, Math.min(value.length, changed.length - at));
    System.arraycopy(value, 0, changed, Math.min(at, changed.length), room);
    return changed;
  }

  static int indexOf(byte[] bytes, byte[] mark) {
    for (int at = 0; at <= bytes.length - mark.length; at++) {
      if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
        return at;
      }
    }
    return -1;
  }

  static byte[] deflatedZeros() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      writeZeros(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] deflated(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gzippedZeros(byte[] start) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(start);
      writeZeros(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void writeZeros(OutputStream out) throws IOException {
    byte[] zeros = new byte[1 << 16];
    for (int written = 0; written < Hostile.UNPACKED; written += zeros.length) {
      out.write(zeros);
    }
  }
}
