package dev.assay.encord.wire;

import dev.assay.facts.MediaKind;
import java.util.Objects;

/**
 * What the platform believes of an audio file.
 *
 * @param duration seconds, finite
 * @param fileSize bytes
 * @param mimeType MIME type, such as {@code audio/mpeg}
 * @param sampleRate hertz
 * @param bitDepth bits per sample; required for lossy codecs too
 * @param codec short lower-case name, such as {@code mp3} or {@code pcm}
 * @param numChannels channels
 */
public record CustomerProvidedAudioMetadata(
    double duration,
    long fileSize,
    String mimeType,
    long sampleRate,
    long bitDepth,
    String codec,
    long numChannels)
    implements CustomerProvidedMetadata {

  public CustomerProvidedAudioMetadata {
    FreeForm.requireFinite(duration, "duration");
    Objects.requireNonNull(mimeType, "mimeType");
    Objects.requireNonNull(codec, "codec");
  }

  @Override
  public MediaKind kind() {
    return MediaKind.AUDIO;
  }
}
