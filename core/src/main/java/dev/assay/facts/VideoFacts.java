package dev.assay.facts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a file with moving pictures, taken from the track a browser shows.
 *
 * @param type the container
 * @param stored the coded size after the codec's own cropping
 * @param displayed the size a browser shows: pixel aspect applied, then rotation
 * @param rotation degrees clockwise the picture is turned for display: 0, 90, 180 or 270
 * @param pixelAspect width of a pixel over its height, 1 for square pixels
 * @param codec short lower-case codec name as FFmpeg has it, such as {@code h264} or {@code mjpeg}
 * @param frameRate frames per second, null when unknown
 * @param frameCount frames presented, null when unknown
 * @param duration length of the video track in seconds, null when unknown
 * @param containerDuration length the container declares, in seconds, null when it declares none
 * @param startTime presentation time of the first frame in seconds, null when unknown
 * @param variableFrameRate whether frames are unevenly spaced, null when unknown
 * @param videoTracks how many video tracks there are
 * @param audio the first sound track, null when there is none
 * @param playability whether a browser shows it
 * @param profile the codec's profile as its standard names it, such as {@code High}, null when
 *     unknown
 * @param timing how the frames follow each other, null when they were not counted one by one
 */
public record VideoFacts(
    FileType type,
    Size stored,
    Size displayed,
    int rotation,
    Rational pixelAspect,
    String codec,
    @Nullable Fact<Rational> frameRate,
    @Nullable Fact<Long> frameCount,
    @Nullable Fact<Rational> duration,
    @Nullable Fact<Rational> containerDuration,
    @Nullable Rational startTime,
    @Nullable Boolean variableFrameRate,
    int videoTracks,
    @Nullable AudioTrack audio,
    Playability playability,
    @Nullable String profile,
    @Nullable FrameTiming timing)
    implements Facts {

  public VideoFacts {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(stored, "stored");
    Objects.requireNonNull(displayed, "displayed");
    Objects.requireNonNull(pixelAspect, "pixelAspect");
    Objects.requireNonNull(codec, "codec");
    Objects.requireNonNull(playability, "playability");
  }

  /**
   * How much later the sound starts than the picture, in seconds, negative when it starts earlier;
   * null when there is no sound or the start of the picture is unknown.
   */
  public @Nullable Rational audioDelay() {
    return audio == null || startTime == null ? null : audio.startTime().minus(startTime);
  }

  /**
   * How much later the sound ends than the picture, in seconds, negative when it ends earlier; null
   * when there is no sound or an end is unknown.
   */
  public @Nullable Rational audioOverhang() {
    Rational delay = audioDelay();
    Fact<Rational> sound = audio == null ? null : audio.duration();
    return delay == null || sound == null || duration == null
        ? null
        : delay.plus(sound.value()).minus(duration.value());
  }

  /** Whether Safari shows it; {@link #playability} answers for Chromium. */
  public boolean playsInSafari() {
    return playability == Playability.SAFARI_ONLY
        || (playability == Playability.PLAYS && BrowserSupport.safariShows(type, codec));
  }

  @Override
  public MediaKind kind() {
    return MediaKind.VIDEO;
  }
}
