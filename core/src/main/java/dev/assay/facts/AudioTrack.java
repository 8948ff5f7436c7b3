package dev.assay.facts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sound track.
 *
 * @param codec short lower-case codec name as FFmpeg has it, such as {@code mp3} or {@code aac};
 *     {@code pcm} for every linear form
 * @param sampleRate samples per second and channel, in hertz
 * @param numChannels channels
 * @param bitDepth bits per sample: the stream's for lossless codecs, 16 and {@link Origin#ASSUMED}
 *     for lossy ones; null when unknown
 * @param duration length in seconds, null when unknown
 * @param startTime presentation time of the first sample in seconds
 */
public record AudioTrack(
    String codec,
    int sampleRate,
    int numChannels,
    @Nullable Fact<Integer> bitDepth,
    @Nullable Fact<Rational> duration,
    Rational startTime) {

  public AudioTrack {
    Objects.requireNonNull(codec, "codec");
    Objects.requireNonNull(startTime, "startTime");
  }
}
