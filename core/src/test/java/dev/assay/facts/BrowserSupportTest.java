package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserSupportTest {

  @ParameterizedTest
  @CsvSource({
    "mp4, h264, , PLAYS",
    "mp4, h264, ac3, PLAYS",
    "mov, h264, pcm, PLAYS",
    "mkv, vp9, opus, PLAYS",
    "webm, av1, opus, PLAYS",
    "mp4, hevc, aac, SAFARI_ONLY",
    "mov, prores, , SAFARI_ONLY",
    "mkv, hevc, aac, NO_PICTURE",
    "mkv, mjpeg, , NO",
    "mp4, h263, amr_nb, NO",
    "avi, h264, aac, NO",
    "ts, h264, aac, NO",
  })
  void ofVideo(String type, String codec, @Nullable String audio, Playability expected) {
    AudioTrack track = audio == null ? null : track(audio, 48000, 16);
    assertThat(BrowserSupport.ofVideo(type(type), codec, track)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, h264, true",
    "mov, h264, true",
    "webm, vp9, true",
    "mp4, vp9, false",
    "mkv, h264, false",
    "webm, av1, false"
  })
  void safariShowsSomeOfWhatChromiumPlays(String type, String codec, boolean expected) {
    assertThat(BrowserSupport.safariShows(type(type), codec)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "m4a, aac, true",
    "wav, pcm, true",
    "mp3, mp3, true",
    "webm, opus, true",
    "ogg, vorbis, false",
    "mka, aac, false"
  })
  void safariPlaysSomeOfWhatChromiumPlays(String type, String codec, boolean expected) {
    assertThat(BrowserSupport.safariPlays(type(type), codec)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "m4a, aac, 44100, 16, PLAYS",
    "m4a, alac, 44100, 16, SAFARI_ONLY",
    "mka, alac, 44100, 16, NO",
    "wav, pcm, 44100, 24, PLAYS",
    "wav, pcm, 44100, 64, NO",
    "wav, pcm, 1000, 16, NO",
    "wav, adpcm_ms, 44100, 4, NO",
    "aiff, pcm, 44100, 16, SAFARI_ONLY",
    "amr, amr_nb, 8000, 16, NO",
  })
  void ofAudio(String type, String codec, int hertz, int bits, Playability expected) {
    assertThat(BrowserSupport.ofAudio(type(type), track(codec, hertz, bits))).isEqualTo(expected);
  }

  private static FileType type(String name) {
    return FileType.of(name, MediaKind.VIDEO, "video/x");
  }

  private static AudioTrack track(String codec, int hertz, int bits) {
    return new AudioTrack(codec, hertz, 2, Fact.assumed(bits), null, Rational.ZERO);
  }
}
