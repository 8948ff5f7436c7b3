package dev.assay.testdata.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Text to be written in a character set. */
public final class TextFile {

  private TextFile() {}

  /** Text in one of Unicode's encodings, after a byte order mark. */
  public static byte[] withMark(String text, Charset charset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("\uFEFF".getBytes(charset));
    out.writeBytes(text.getBytes(charset));
    return out.toByteArray();
  }

  /** The same line so many times, each ended by a line feed. */
  public static String lines(String line, int count) {
    return (line + "\n").repeat(count);
  }
}
