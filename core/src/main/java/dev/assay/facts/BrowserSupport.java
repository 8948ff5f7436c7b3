package dev.assay.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rule that tells whether a browser plays a file, from its container and codecs.
 *
 * <p>Chromium's part was measured on real files with software decoding. Safari's part follows what
 * its media framework documents, for every device: what takes special hardware does not count.
 */
public final class BrowserSupport {

  private static final Set<String> ISO_BMFF = Set.of("mp4", "m4a", "mov", "3gp", "3g2");

  private static final Set<String> CONTAINERS =
      Set.of(
          "mp4", "m4a", "mov", "3gp", "3g2", "webm", "mkv", "mka", "ogg", "ogv", "wav", "flac",
          "aac", "mp3");
  private static final Set<String> VIDEO = Set.of("h264", "vp8", "vp9", "av1");
  private static final Set<String> AUDIO =
      Set.of("aac", "mp3", "opus", "vorbis", "flac", "pcm", "pcm_alaw", "pcm_mulaw");

  private static final Set<String> SAFARI_VIDEO = Set.of("hevc", "prores");
  private static final Set<String> SAFARI_AUDIO = Set.of("alac", "ac3", "eac3");
  private static final Set<String> SAFARI_AUDIO_FILES = Set.of("aiff", "caf");

  private static final Set<String> SAFARI_AUDIO_CONTAINERS = Set.of("wav", "flac", "aac", "mp3");

  private static final String WEBM = "webm";

  private static final int SLOWEST_PCM_HZ = 3000;
  private static final int WIDEST_PCM_BITS = 32;

  private BrowserSupport() {}

  /**
   * Whether a browser plays a video.
   *
   * @param type the container
   * @param codec the codec of the video track
   * @param audio the sound track, null when there is none; one that is not supported does no harm
   */
  public static Playability ofVideo(FileType type, String codec, @Nullable AudioTrack audio) {
    boolean opens = CONTAINERS.contains(type.name());
    if (opens && VIDEO.contains(codec)) {
      return Playability.PLAYS;
    }
    if (ISO_BMFF.contains(type.name()) && SAFARI_VIDEO.contains(codec)) {
      return Playability.SAFARI_ONLY;
    }
    return opens && audio != null && plays(audio) ? Playability.NO_PICTURE : Playability.NO;
  }

  /** Whether a browser plays a file of sound. */
  public static Playability ofAudio(FileType type, AudioTrack track) {
    if (CONTAINERS.contains(type.name()) && plays(track)) {
      return Playability.PLAYS;
    }
    boolean safari =
        ISO_BMFF.contains(type.name())
            ? SAFARI_AUDIO.contains(track.codec())
            : SAFARI_AUDIO_FILES.contains(type.name())
                && (plays(track) || SAFARI_AUDIO.contains(track.codec()));
    return safari ? Playability.SAFARI_ONLY : Playability.NO;
  }

  /** Whether Safari shows the picture of what Chromium plays. */
  static boolean safariShows(FileType type, String codec) {
    return type.name().equals(WEBM)
        ? codec.equals("vp8") || codec.equals("vp9")
        : ISO_BMFF.contains(type.name()) && codec.equals("h264");
  }

  /** Whether Safari plays the sound of what Chromium plays. */
  static boolean safariPlays(FileType type, String codec) {
    if (type.name().equals(WEBM)) {
      return codec.equals("opus") || codec.equals("vorbis");
    }
    boolean opens = ISO_BMFF.contains(type.name()) || SAFARI_AUDIO_CONTAINERS.contains(type.name());
    return opens && !codec.equals("vorbis");
  }

  private static boolean plays(AudioTrack track) {
    Fact<Integer> depth = track.bitDepth();
    boolean widePcm =
        track.codec().equals("pcm") && depth != null && depth.value() > WIDEST_PCM_BITS;
    boolean slowPcm = track.codec().startsWith("pcm") && track.sampleRate() < SLOWEST_PCM_HZ;
    return AUDIO.contains(track.codec()) && !widePcm && !slowPcm;
  }
}
