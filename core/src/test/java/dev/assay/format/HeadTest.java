package dev.assay.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.source.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadTest {
  private static final byte[] BYTES = {(byte) 0xFF, 0x02, 0x03, (byte) 0x84, 'R', 'I', 'F', 'F'};
  private static final Head HEAD = Head.of(BYTES, Identity.of("a.wav", 8));

  @Test
  void numbersAreUnsigned() {
    assertThat(HEAD.u8(0)).isEqualTo(0xFF);
    assertThat(HEAD.u16(0)).isEqualTo(0xFF02);
    assertThat(HEAD.u32(0)).isEqualTo(0xFF020384L);
    assertThat(HEAD.u32le(0)).isEqualTo(0x840302FFL);
  }

  @Test
  void behindTheBytesAtHandIsMinusOne() {
    assertThat(HEAD.u8(8)).isEqualTo(-1);
    assertThat(HEAD.u8(-1)).isEqualTo(-1);
    assertThat(HEAD.u16(7)).isEqualTo(-1);
    assertThat(HEAD.u16(-1)).isEqualTo(-1);
    assertThat(HEAD.u32(5)).isEqualTo(-1);
    assertThat(HEAD.u32(-4)).isEqualTo(-1);
    assertThat(HEAD.u32le(5)).isEqualTo(-1);
  }

  @Test
  void charactersAreComparedAsLatin1() {
    assertThat(HEAD.at(4, "RIFF")).isTrue();
    assertThat(HEAD.at(5, "RIFF")).isFalse();
    assertThat(HEAD.at(-1, "R")).isFalse();
    assertThat(HEAD.at(4, "RIFX")).isFalse();
    assertThat(HEAD.startsWith("\u00FF\2")).isTrue();
    assertThat(HEAD.text(4, 3)).isEqualTo("RIF");
    assertThat(HEAD.text(6, 100)).isEqualTo("FF");
    assertThat(HEAD.text(100, 4)).isEmpty();
  }

  @Test
  void itIsWholeWhenTheLengthSaysSo() {
    assertThat(HEAD.isWhole()).isTrue();
    assertThat(Head.of(BYTES, Identity.of("a", 9)).isWhole()).isFalse();
    assertThat(Head.of(BYTES, Identity.of("a", Identity.UNKNOWN_LENGTH)).isWhole()).isFalse();
    assertThat(HEAD.length()).isEqualTo(8);
    assertThat(HEAD.bytes()).isEqualTo(BYTES);
    assertThat(HEAD.identity().name()).isEqualTo("a.wav");
  }

  @ParameterizedTest
  @CsvSource({
    "a.PNG, png",
    "a.tar.gz, gz",
    "a., ''",
    "a, ''",
    "'', ''",
    ".hidden, hidden",
    "A.\u0130, i\u0307"
  })
  void theExtensionIsLowerCaseWithoutItsDot(String name, String extension) {
    assertThat(Head.of(BYTES, Identity.of(name, 8)).extension()).isEqualTo(extension);
  }
}
