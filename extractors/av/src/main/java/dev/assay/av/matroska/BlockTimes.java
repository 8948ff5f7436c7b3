package dev.assay.av.matroska;

import dev.assay.facts.Rational;
import dev.assay.read.MalformedException;
import dev.assay.timing.Cadence;
import dev.assay.timing.FrameRates;
import dev.assay.timing.FrameTimes;
import org.jspecify.annotations.Nullable;

/** When the frames of one track are presented, gathered from its blocks. */
final class BlockTimes {
  private static final Rational NANOSECOND = Rational.of(1, 1_000_000_000);

  private final Track track;
  private final long number;
  private final HiddenFrames hiddenFrames;
  private final Rational tick;
  private final @Nullable FrameTimes frames;
  private final @Nullable Rational nominalRate;

  private long count;
  private long first = Long.MAX_VALUE;
  private boolean startsWithKeyframe;
  private long last = Long.MIN_VALUE;
  private long beforeLast = Long.MIN_VALUE;
  private long lastDuration;
  private long sinceKeyframe;
  private long longestGop;

  /**
   * No frames yet.
   *
   * @param tick length of a tick of the segment in seconds
   */
  BlockTimes(Track track, Rational tick) {
    this.track = track;
    this.number = track.number();
    this.hiddenFrames = HiddenFrames.of(track.codecId());
    this.tick = tick;
    long nanos = track.defaultDurationNanos();
    nominalRate = nanos > 0 ? FrameRates.ofRoundedInterval(nanos, NANOSECOND) : null;
    frames = track.isVideo() ? new FrameTimes(tick).nominalRate(nominalRate) : null;
  }

  /**
   * Takes the frames of a block.
   *
   * @param time in ticks
   * @param frameCount how many frames it laces together
   * @param duration of all of them in ticks, 0 when unknown
   * @param keyframe whether they can be decoded alone
   */
  void add(long time, int frameCount, long duration, boolean keyframe) throws MalformedException {
    if (Math.abs(time) > FrameTimes.LATEST / 2 || duration > FrameTimes.LATEST / 2) {
      throw new MalformedException("a block is presented at " + time + " ticks", track.offset());
    }
    for (int i = 0; i < frameCount; i++) {
      long frameTime = time + intoLace(i, frameCount, duration);
      if (frameTime < first) {
        first = frameTime;
        startsWithKeyframe = keyframe;
      }
      if (frames != null) {
        frames.add(
            frameTime, i == frameCount - 1 ? duration - intoLace(i, frameCount, duration) : 0);
      }
    }
    count += frameCount;
    long lastInLace = intoLace(frameCount - 1, frameCount, duration);
    if (time + lastInLace >= last) {
      beforeLast = last;
      last = time + lastInLace;
      lastDuration = Math.max(0, duration - lastInLace);
    }
    if (keyframe) {
      longestGop = Math.max(longestGop, Math.max(sinceKeyframe, 1));
      sinceKeyframe = frameCount;
    } else {
      sinceKeyframe += frameCount;
      longestGop = Math.max(longestGop, sinceKeyframe);
    }
  }

  /** How far behind the block's time a frame of its lace is (RFC 9559 10.3). */
  private long intoLace(int frame, int frameCount, long duration) {
    if (frame == 0) {
      return 0;
    }
    if (nominalRate != null) {
      return Math.round(frame / (nominalRate.toDouble() * tick.toDouble()));
    }
    return duration * frame / frameCount;
  }

  /** The number of the track. */
  long number() {
    return number;
  }

  /** How frames that are not shown are told from others. */
  HiddenFrames hiddenFrames() {
    return hiddenFrames;
  }

  /** How many frames there are. */
  long count() {
    return count;
  }

  /** What the frames' times amount to; only of a video track. */
  Cadence cadence() {
    if (frames == null) {
      throw new IllegalStateException("frames were not counted");
    }
    return frames.cadence();
  }

  /** The frame rate that the track declares, null when it declares none. */
  @Nullable Rational nominalRate() {
    return nominalRate;
  }

  /** Whether the first frame presented can be decoded alone. */
  boolean startsWithKeyframe() {
    return startsWithKeyframe;
  }

  /** The most frames from one keyframe to the next. */
  long longestGop() {
    return longestGop;
  }

  /** When the first frame is presented, in seconds, less the decoder's delay; null without. */
  @Nullable Rational start() {
    return count == 0 ? null : Rational.of(first).times(tick).minus(track.codecDelay());
  }

  /** Whether the end is known, not guessed from the distance of the last two blocks. */
  boolean knowsEnd() {
    return lastDuration > 0 || nominalRate != null;
  }

  /** When the last frame ends, in seconds, less the decoder's delay; null without. */
  @Nullable Rational end() {
    if (count == 0) {
      return null;
    }
    Rational lastTime = Rational.of(last).times(tick).minus(track.codecDelay());
    if (lastDuration == 0 && nominalRate != null) {
      return lastTime.plus(nominalRate.inverse());
    }
    long guess = beforeLast == Long.MIN_VALUE ? 0 : last - beforeLast;
    return lastTime.plus(Rational.of(lastDuration > 0 ? lastDuration : guess).times(tick));
  }
}
