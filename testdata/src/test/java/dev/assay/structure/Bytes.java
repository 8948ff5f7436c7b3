package dev.assay.structure;

import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.testdata.ScriptedSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes put together by hand. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static byte[] of(Object... parts) {
    Bytes bytes = new Bytes();
    for (Object part : parts) {
      bytes.put(part);
    }
    return bytes.out.toByteArray();
  }

  private void put(Object part) {
    if (part instanceof byte[] bytes) {
      out.writeBytes(bytes);
    } else if (part instanceof String text) {
      out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    } else if (part instanceof Integer value) {
      out.write(value);
    } else {
      throw new IllegalArgumentException(part.toString());
    }
  }

  static byte[] zeros(int n) {
    return new byte[n];
  }

  /** A big-endian number of {@code width} bytes. */
  static byte[] be(int width, long value) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (value >>> (8 * (width - 1 - i)));
    }
    return bytes;
  }

  /** A little-endian number of {@code width} bytes. */
  static byte[] le(int width, long value) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (value >>> (8 * i));
    }
    return bytes;
  }

  static ByteCursor cursor(Object... parts) {
    return cursor(ScriptedSource.of(of(parts), "bytes"));
  }

  static ByteCursor cursor(ScriptedSource source) {
    return ByteCursor.over(source, new Budget(Limits.tiny()));
  }
}
