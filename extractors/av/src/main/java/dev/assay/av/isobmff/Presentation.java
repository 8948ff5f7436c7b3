package dev.assay.av.isobmff;

import dev.assay.av.isobmff.EditList.Segment;
import dev.assay.facts.Rational;
import dev.assay.read.Budget;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.timing.Cadence;
import dev.assay.timing.FrameTimes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * When the samples of one track are presented, gathered from its tables and its fragments, after
 * edits.
 *
 * <p>Frames of the tables that lie in no edit are decoded but not presented, and so are not among
 * the frames. Fragments are only shifted by the edit list, as FFmpeg and Chromium do.
 */
final class Presentation {
  private static final long MOST_EDITED_RUNS = 10_000_000;

  private final long timescale;
  private final EditList edits;
  private final @Nullable FrameTimes frames;

  private long start = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;
  private boolean startsWithSync;
  private long samples;
  private long sinceSync;
  private long longestGop;
  private long mostNegativeOffset;

  /**
   * A presentation of nothing yet.
   *
   * @param eachFrame whether every frame's time matters, as for video, or only the first and last
   */
  Presentation(long timescale, EditList edits, boolean eachFrame) {
    this.timescale = timescale;
    this.edits = edits;
    this.frames = eachFrame ? new FrameTimes(Rational.of(1, timescale)) : null;
  }

  /**
   * Takes the first samples of a track's tables.
   *
   * @return when the last of them ends, in decoding time
   */
  long addTables(SampleTable table, long count, Budget budget) throws IOException {
    samples += count;
    if (count > 0 && edits.segments().isEmpty() && !edits.isAbsent()) {
      throw new DeclinedException("an edit list of empty edits alone");
    }
    if (frames == null) {
      long length = table.runs(count, (index, time, duration, run) -> {});
      addSound(length);
      return length;
    }
    longestGop = Math.max(longestGop, table.longestGop(count));
    if (edits.isAbsent() || count == 0) {
      return table.runs(
          count,
          (index, time, duration, run) -> addFrames(table.isSync(index), time, duration, run));
    }
    long length = 0;
    long[] runs = {0};
    long early = untilFirstFrame(table, count);
    for (Segment segment : edits.segments()) {
      if (segment.dwells()) {
        addDwell(table, count, segment);
        continue;
      }
      long shift = segment.at() - segment.from() - early;
      length =
          table.runs(
              count,
              (index, time, duration, run) -> {
                if ((++runs[0] & 0xFFFF) == 0) {
                  budget.checkTime();
                }
                if (runs[0] > MOST_EDITED_RUNS && edits.segments().size() > 1) {
                  throw new DeclinedException("an edit list of many edits over many samples");
                }
                long skipped = steps(segment.from() - time, duration, run);
                long shown = steps(segment.to() - time, duration, run) - skipped;
                if (shown > 0) {
                  boolean sync = table.isSync(index + skipped);
                  addFrames(sync, time + skipped * duration + shift, duration, shown);
                }
              });
    }
    return length;
  }

  /**
   * How long after the start of the first edit its first frame is; as much earlier all frames are
   * presented, as FFmpeg and Chromium do, so that there is a picture from the start.
   */
  private long untilFirstFrame(SampleTable table, long count) throws IOException {
    Segment segment = edits.segments().get(0);
    if (segment.dwells()) {
      return 0;
    }
    long[] earliest = {Long.MAX_VALUE};
    table.runs(
        count,
        (index, time, duration, run) -> {
          long skipped = steps(segment.from() - time, duration, run);
          long first = time + skipped * duration;
          if (skipped < run && first < segment.to()) {
            earliest[0] = Math.min(earliest[0], first);
          }
        });
    return earliest[0] == Long.MAX_VALUE ? 0 : earliest[0] - segment.from();
  }

  /** How many of a run's samples start less than {@code distance} behind its first. */
  private static long steps(long distance, long duration, long run) {
    if (distance <= 0) {
      return 0;
    }
    return duration == 0 ? run : Math.min(run, (distance - 1) / duration + 1);
  }

  /** The frame on show at the edit's media time, for as long as the edit lasts (8.6.6.3). */
  private void addDwell(SampleTable table, long count, Segment segment) throws IOException {
    long[] shown = {Long.MIN_VALUE, 0};
    table.runs(
        count,
        (index, time, duration, run) -> {
          long before = steps(segment.from() + 1 - time, duration, run);
          if (before > 0 && time + (before - 1) * duration > shown[0]) {
            shown[0] = time + (before - 1) * duration;
            shown[1] = index + before - 1;
          }
        });
    if (shown[0] != Long.MIN_VALUE) {
      boolean sync = table.isSync(shown[1]);
      addFrames(sync, segment.at(), segment.to() - segment.from(), 1);
    }
  }

  private void addFrames(boolean sync, long time, long duration, long count) throws IOException {
    if (Math.abs(time) > FrameTimes.LATEST / 2 || duration * count > FrameTimes.LATEST / 2) {
      throw new MalformedException("a frame is presented at " + time + " ticks", -1);
    }
    if (time < start) {
      start = time;
      startsWithSync = sync;
    }
    end = Math.max(end, time + duration * count);
    if (frames != null) {
      frames.addRun(time, duration, count);
    }
  }

  /** Sound is cut at edits to the sample, so that edits and media lengths are all that matters. */
  private void addSound(long length) {
    if (edits.isAbsent() && length > 0) {
      extend(0, length);
    }
    for (Segment segment : edits.segments()) {
      long shown = Math.min(segment.to(), length) - segment.from();
      if (shown > 0) {
        extend(segment.at(), segment.at() + shown);
      }
    }
  }

  private void extend(long from, long to) {
    start = Math.min(start, from);
    end = Math.max(end, to);
  }

  /**
   * Takes samples of a fragment that follow each other in decoding order.
   *
   * @param time composition time of the first
   * @param sync whether they are sync samples
   */
  void addFragment(long time, long duration, long count, boolean sync) throws IOException {
    long high = Math.multiplyHigh(duration, count);
    if (high != 0 || duration * count < 0 || duration * count > FrameTimes.LATEST / 4) {
      throw new MalformedException("the durations of a fragment add up to more than 2^58", -1);
    }
    samples += count;
    if (frames == null) {
      long from = time + edits.shift();
      extend(from, from + duration * count);
      return;
    }
    if (sync) {
      longestGop = Math.max(longestGop, Math.max(sinceSync, 1));
      sinceSync = 1;
    } else {
      sinceSync += count;
      longestGop = Math.max(longestGop, sinceSync);
    }
    addFrames(sync, time + edits.shift(), duration, count);
  }

  /** Notes the composition offset of a sample of a fragment. */
  void noteOffset(long offset) {
    mostNegativeOffset = Math.min(mostNegativeOffset, offset);
  }

  /**
   * How much later FFmpeg presents fragments whose composition offsets are negative, in seconds; 0
   * when none is.
   */
  Rational disputedDelay() {
    return Rational.of(-mostNegativeOffset, timescale);
  }

  /** How many samples were taken, presented or not. */
  long samples() {
    return samples;
  }

  /** When the first sample is presented, in seconds; null when none is. */
  @Nullable Rational start() {
    return start == Long.MAX_VALUE ? null : Rational.of(start, timescale);
  }

  /** When the last sample ends, in seconds; null when none is presented. */
  @Nullable Rational end() {
    return start == Long.MAX_VALUE ? null : Rational.of(end, timescale);
  }

  /** What the frames' times amount to; only of a presentation of each frame. */
  Cadence cadence() {
    if (frames == null) {
      throw new IllegalStateException("frames were not counted");
    }
    return frames.cadence();
  }

  /** Whether the first frame presented is a sync sample. */
  boolean startsWithSync() {
    return startsWithSync;
  }

  /** The most samples from one sync sample to the next. */
  long longestGop() {
    return longestGop;
  }
}
