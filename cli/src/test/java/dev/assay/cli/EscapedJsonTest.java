package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EscapedJsonTest {

  private static String written(byte[] bytes, int atOnce) throws IOException {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream standard = new PrintStream(shown, false, StandardCharsets.UTF_8);
    try (EscapedJson out = new EscapedJson(standard)) {
      for (int at = 0; at < bytes.length; at += atOnce) {
        out.write(bytes, at, Math.min(atOnce, bytes.length - at));
      }
    }
    return shown.toString(StandardCharsets.UTF_8);
  }

  private static String written(String json, int atOnce) throws IOException {
    return written(json.getBytes(StandardCharsets.UTF_8), atOnce);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 1000})
  void whatATerminalWouldObeyIsAnEscapeHoweverTheBytesCome(int atOnce) throws IOException {
    assertThat(
            written("{\"é漢😀\": \"\u007F\u009B\u202E\u2066\uFEFF\u2028\uDB40\uDC41\"}\n", atOnce))
        .isEqualTo("{\"é漢😀\": \"\\u007f\\u009b\\u202e\\u2066\\ufeff\\u2028\\udb40\\udc41\"}\n");
  }

  @Test
  void spaceBetweenValuesIsNoCarriageReturn() throws IOException {
    assertThat(written("[1,\r\n\t2]\r\n", 1000)).isEqualTo("[1, \n 2] \n");
  }

  @Test
  void whatIsNoUtf8IsReplaced() throws IOException {
    byte[] bytes = {'"', (byte) 0xC2, '"', (byte) 0x9B, (byte) 0xFF, 0x1B, (byte) 0xF0};
    assertThat(written(bytes, 1)).isEqualTo("\"\uFFFD\"\uFFFD\uFFFD\\u001b\uFFFD");
    assertThat(written(bytes, 7)).isEqualTo(written(bytes, 1));
  }
}
