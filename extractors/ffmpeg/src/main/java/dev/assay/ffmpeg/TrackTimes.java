package dev.assay.ffmpeg;

import dev.assay.facts.Rational;
import dev.assay.timing.Cadence;
import dev.assay.timing.FrameTimes;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** The times of a track's frames on one of FFmpeg's clocks, of use only when all have one. */
final class TrackTimes {
  private final FrameTimes times;
  private boolean usable = true;
  private @Nullable Cadence cadence;

  /**
   * No times yet.
   *
   * @param tick length of a tick in seconds, positive
   * @param nominalRate frames per second by FFmpeg's account, null for none
   */
  TrackTimes(Rational tick, @Nullable Rational nominalRate) {
    times = new FrameTimes(tick).nominalRate(nominalRate);
  }

  /**
   * Takes in a frame, in decoding order.
   *
   * @param time in ticks, {@code AV_NOPTS_VALUE} when it has none
   * @param duration in ticks, 0 when not known
   */
  void add(long time, long duration) {
    boolean known = time != avutil.AV_NOPTS_VALUE;
    usable &= known && Math.abs(time) <= FrameTimes.LATEST / 2;
    if (usable) {
      times.add(time, Math.max(0, Math.min(duration, FrameTimes.LATEST / 2)));
    }
  }

  /** What the times amount to, null when there are none or one lacks; no more can be added. */
  @Nullable Cadence cadence() {
    if (usable && cadence == null) {
      cadence = times.cadence();
    }
    return cadence == null || cadence.frames() == 0 ? null : cadence;
  }
}
