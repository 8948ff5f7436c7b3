package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenFramesTest {

  @BeforeAll
  static void load() throws IOException {
    Natives.require();
  }

  private static boolean isHidden(int codec, String hex) {
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
    }
    AVPacket packet = avcodec.av_packet_alloc();
    try {
      assertThat(avcodec.av_new_packet(packet, bytes.length)).isZero();
      packet.data().put(bytes);
      return HiddenFrames.isHidden(codec, packet);
    } finally {
      avcodec.av_packet_free(packet);
    }
  }

  // A key frame with show_frame 1 and 0, an inter frame with 1 and 0, and one without start code.
  @ParameterizedTest
  @CsvSource({
    "1001009d012a40003000, false",
    "0001009d012a40003000, true",
    "110100, false",
    "010100, true",
    "00000000000000, false"
  })
  void vp8(String hex, boolean hidden) {
    assertThat(isHidden(avcodec.AV_CODEC_ID_VP8, hex)).isEqualTo(hidden);
  }

  // Shown and hidden frames of profile 0, an existing frame, one of profile 3, a superframe.
  @ParameterizedTest
  @CsvSource({
    "86000000, false",
    "84000000, true",
    "88000000, false",
    "b2000000, true",
    "840000c0, false"
  })
  void vp9(String hex, boolean hidden) {
    assertThat(isHidden(avcodec.AV_CODEC_ID_VP9, hex)).isEqualTo(hidden);
  }

  @ParameterizedTest
  @CsvSource({"84000000", "010100"})
  void otherCodecsHideNothing(String hex) {
    assertThat(isHidden(avcodec.AV_CODEC_ID_H264, hex)).isFalse();
  }
}
