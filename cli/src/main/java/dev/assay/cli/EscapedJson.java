package dev.assay.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON on its way to standard output, which may be a terminal: control and formatting characters
 * are written as escapes, which mean the same to whoever reads JSON.
 *
 * <p>Bytes must be UTF-8; what is not is replaced. Closing leaves standard output open.
 */
final class EscapedJson extends OutputStream {
  private static final int LONGEST_SEQUENCE = 4;

  private final PrintStream out;

  /** The start of a character whose end has not come yet. */
  private byte[] begun = {};

  EscapedJson(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (begun.length == 0 && isHarmless(bytes, offset, length)) {
      out.write(bytes, offset, length);
      return;
    }
    byte[] all = Arrays.copyOf(begun, begun.length + length);
    System.arraycopy(bytes, offset, all, begun.length, length);
    int whole = all.length - unfinished(all);
    begun = Arrays.copyOfRange(all, whole, all.length);
    write(new String(all, 0, whole, StandardCharsets.UTF_8));
  }

  private static boolean isHarmless(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if ((bytes[i] < ' ' || bytes[i] == 0x7F) && bytes[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  /** How many bytes at the end are a character of which more is to come. */
  private static int unfinished(byte[] bytes) {
    for (int back = 1; back < LONGEST_SEQUENCE && back <= bytes.length; back++) {
      int lead = bytes[bytes.length - back] & 0xFF;
      if (lead >= 0xC0) {
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return length > back ? back : 0;
      }
      if (lead < 0x80) {
        return 0;
      }
    }
    return 0;
  }

  private void write(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 64);
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || Console.isHarmless(c)) {
                safe.appendCodePoint(c);
              } else if (c == '\r' || c == '\t') {
                safe.append(' '); // between values, since in them it is an escape already
              } else {
                for (char unit : Character.toChars(c)) {
                  safe.append("\\u").append(Integer.toHexString(0x10000 | unit), 1, 5);
                }
              }
            });
    out.writeBytes(safe.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (begun.length > 0) {
      write(new String(begun, StandardCharsets.UTF_8));
      begun = new byte[0];
    }
    flush();
  }
}
