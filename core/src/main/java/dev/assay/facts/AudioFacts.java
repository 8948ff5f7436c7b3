package dev.assay.facts;

import java.util.Objects;

/**
 * Facts about a file of sound without moving pictures (attached cover art does not count).
 *
 * @param type the container
 * @param track the sound track a browser plays
 * @param tracks how many sound tracks there are
 * @param playability whether a browser plays it
 */
public record AudioFacts(FileType type, AudioTrack track, int tracks, Playability playability)
    implements Facts {

  public AudioFacts {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(track, "track");
    Objects.requireNonNull(playability, "playability");
  }

  /** Whether Safari plays it; {@link #playability} answers for Chromium. */
  public boolean playsInSafari() {
    return playability == Playability.SAFARI_ONLY
        || (playability == Playability.PLAYS && BrowserSupport.safariPlays(type, track.codec()));
  }

  @Override
  public MediaKind kind() {
    return MediaKind.AUDIO;
  }
}
