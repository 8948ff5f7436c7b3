package dev.assay.ffmpeg;

import dev.assay.facts.Playability;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * What a browser makes of a container and its codecs, as seen in Chromium with software decoding; a
 * graphics card may decode more.
 */
final class Playback {
  private static final Set<String> CHROMIUM_VIDEO = Set.of("h264", "vp8", "vp9", "av1");
  private static final Set<String> CHROMIUM_AUDIO =
      Set.of("aac", "mp3", "opus", "vorbis", "flac", "pcm");
  private static final Set<String> SAFARI_VIDEO = Set.of("h264", "hevc", "prores");
  private static final Set<String> SAFARI_AUDIO =
      Set.of("aac", "mp3", "alac", "ac3", "eac3", "pcm", "flac");

  /** The slowest rate Chromium's sound output takes. */
  private static final int LOWEST_SAMPLE_RATE = 3000;

  private Playback() {}

  /** Whether a file of sound is heard. */
  static Playability ofAudio(Container container, AVCodecParameters sound) {
    return switch (container.browser()) {
      case OPENS -> {
        if (isHeard(sound)) {
          yield Playability.PLAYS;
        }
        boolean safari = container.isIsoMedia() && SAFARI_AUDIO.contains(Codecs.name(sound));
        yield safari ? Playability.SAFARI_ONLY : Playability.NO;
      }
      case SAFARI -> Playability.SAFARI_ONLY;
      case REFUSES -> Playability.NO;
    };
  }

  /**
   * Whether a video is seen.
   *
   * @param picture its picture track
   * @param sound its sound track, null when it has none
   */
  static Playability ofVideo(
      Container container, AVCodecParameters picture, @Nullable AVCodecParameters sound) {
    if (container.browser() != Container.Browser.OPENS) {
      return Playability.NO;
    }
    String codec = Codecs.name(picture);
    if (CHROMIUM_VIDEO.contains(codec)) {
      return Playability.PLAYS;
    }
    if (container.isIsoMedia() && SAFARI_VIDEO.contains(codec)) {
      return Playability.SAFARI_ONLY;
    }
    return sound != null && isHeard(sound) ? Playability.NO_PICTURE : Playability.NO;
  }

  private static boolean isHeard(AVCodecParameters sound) {
    int codec = sound.codec_id();
    return CHROMIUM_AUDIO.contains(Codecs.name(sound))
        && codec != avcodec.AV_CODEC_ID_PCM_F64LE
        && codec != avcodec.AV_CODEC_ID_PCM_F64BE
        && sound.sample_rate() >= LOWEST_SAMPLE_RATE;
  }
}
