package dev.assay.timing;

import dev.assay.facts.FrameTiming.Interval;
import dev.assay.facts.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The presentation times of one video track's frames, taken in decoding order from tables or
 * packets, and what they amount to.
 *
 * <p>Memory does not grow with the number of frames: only {@value #MOST_REORDERED} times wait to be
 * brought into presentation order, more than any codec reorders (H.264 A.3.1 and H.265 A.4.1 allow
 * 16 pictures), and evenly spaced frames are taken as runs.
 *
 * <p>Times are in ticks, from minus to plus {@link #LATEST}.
 */
public final class FrameTimes {

  /** The latest time that can be added, 2^60 ticks. */
  public static final long LATEST = 1L << 60;

  private static final Rational MILLISECOND = Rational.of(1, 1000);
  private static final Rational MOST_OF_IT = Rational.of(3, 4);
  private static final int MOST_REORDERED = 64;
  private static final int MOST_INTERVALS_COUNTED = 256;
  private static final int TICKS_IN_ROUNDED_INTERVAL = 4;

  private final Rational tick;
  private @Nullable Rational nominalRate;

  private final long[] waiting = new long[4 * MOST_REORDERED];
  private int waitingFrom;
  private int waitingTo;
  private long latestAdded = Long.MIN_VALUE;
  private long end = Long.MIN_VALUE;
  private long lasting;
  private boolean lastingUnknown;

  private long frames;
  private long first;
  private long last;
  private long nonMonotonic;
  private long commonInterval = Long.MIN_VALUE;
  private long commonCount;
  private final Map<Long, Long> counts = new HashMap<>();
  private long uncounted;

  /* The intervals at which every frame so far is within a tick of an even spacing: from
   * lowTicks / lowFrames to highTicks / highFrames. */
  private long lowTicks = Long.MIN_VALUE;
  private long lowFrames = 1;
  private long highTicks = Long.MAX_VALUE;
  private long highFrames = 1;

  /**
   * No times yet.
   *
   * @param tick length of a tick in seconds, positive
   */
  public FrameTimes(Rational tick) {
    if (!tick.isPositive()) {
      throw new IllegalArgumentException("tick of " + tick + " s");
    }
    this.tick = tick;
  }

  /** Names the frame rate the container declares, believed only where the times agree with it. */
  public FrameTimes nominalRate(@Nullable Rational rate) {
    nominalRate = rate != null && rate.isPositive() ? rate : null;
    return this;
  }

  /**
   * Adds the next frame in decoding order.
   *
   * @param time when it is presented
   * @param duration how long, 0 when unknown
   */
  public void add(long time, long duration) {
    check(time);
    check(time + duration);
    end = Math.max(end, time + duration);
    lasting += duration;
    lastingUnknown |= duration == 0;
    addTime(time);
  }

  /**
   * Adds frames that follow each other in decoding order and last until the next.
   *
   * @param first when the first is presented
   * @param interval how long each is presented, not negative
   * @param count how many
   */
  public void addRun(long first, long interval, long count) {
    if (count <= 0) {
      return;
    }
    check(first);
    check(Math.addExact(first, Math.multiplyExact(interval, count)));
    end = Math.max(end, first + interval * count);
    lasting += interval * count;
    lastingUnknown |= interval == 0;
    long added = 0;
    while (added < count) {
      long time = first + added * interval;
      long even = count - added > MOST_REORDERED ? takenAtOnce(time, interval, count - added) : 0;
      if (even > 0) {
        present(waitingUpTo(time));
        present(time, interval, even);
        latestAdded = Math.max(latestAdded, time + (even - 1) * interval);
        added += even;
      } else {
        addTime(time);
        added++;
      }
    }
  }

  /**
   * How many frames of a run leave the waiting ones again in the order they come, so that they need
   * not wait: those before the first that is later than one that waits already, but for as many as
   * there is room for beside the later ones.
   */
  private long takenAtOnce(long time, long interval, long count) {
    int later = waitingFrom + waitingUpTo(time);
    long undisturbed =
        later == waitingTo || interval == 0
            ? count
            : Math.min(count, (waiting[later] - time) / interval + 1);
    int room = MOST_REORDERED - (waitingTo - later);
    return undisturbed > MOST_REORDERED ? undisturbed - room : 0;
  }

  /** How many of the waiting are not later than a time. */
  private int waitingUpTo(long time) {
    int at = waitingFrom;
    while (at < waitingTo && waiting[at] <= time) {
      at++;
    }
    return at - waitingFrom;
  }

  private static void check(long time) {
    if (time > LATEST || time < -LATEST) {
      throw new IllegalArgumentException("a time of " + time + " ticks");
    }
  }

  private void addTime(long time) {
    if (waitingTo == waiting.length) {
      System.arraycopy(waiting, waitingFrom, waiting, 0, waitingTo - waitingFrom);
      waitingTo -= waitingFrom;
      waitingFrom = 0;
    }
    int at = waitingTo++;
    while (at > waitingFrom && waiting[at - 1] > time) {
      waiting[at] = waiting[at - 1];
      at--;
    }
    waiting[at] = time;
    latestAdded = Math.max(latestAdded, time);
    if (waitingTo - waitingFrom > MOST_REORDERED) {
      present(1);
    }
  }

  private void present(int count) {
    for (int i = 0; i < count; i++) {
      present(waiting[waitingFrom++], 0, 1);
    }
  }

  /** Takes frames whose turn has come. */
  private void present(long time, long interval, long count) {
    if (frames == 0) {
      first = time;
      last = time;
    } else if (time < last) {
      long behind = interval == 0 ? count : Math.min(count, (last - time - 1) / interval + 1);
      nonMonotonic += behind;
      frames += behind;
      if (behind < count) {
        present(time + behind * interval, interval, count - behind);
      }
      return;
    } else {
      countInterval(time - last, 1);
      bound(frames, time);
    }
    if (count > 1) {
      countInterval(interval, count - 1);
      bound(frames + count - 1, time + (count - 1) * interval);
    }
    frames += count;
    last = time + (count - 1) * interval;
  }

  private void countInterval(long interval, long count) {
    if (interval == commonInterval) {
      commonCount += count;
      return;
    }
    storeCommon();
    commonInterval = interval;
    commonCount = count;
  }

  private void storeCommon() {
    if (commonCount == 0) {
      return;
    }
    if (counts.size() < MOST_INTERVALS_COUNTED || counts.containsKey(commonInterval)) {
      counts.merge(commonInterval, commonCount, Long::sum);
    } else {
      uncounted += commonCount;
    }
    commonCount = 0;
  }

  /**
   * Narrows the even spacings that put frame {@code n} within a tick of its time. For evenly spaced
   * frames the bounds move one way, so that looking at the last of them is enough.
   */
  private void bound(long n, long time) {
    long offset = time - first;
    if (lowTicks == Long.MIN_VALUE || compare(offset - 1, n, lowTicks, lowFrames) > 0) {
      lowTicks = offset - 1;
      lowFrames = n;
    }
    if (highTicks == Long.MAX_VALUE || compare(offset + 1, n, highTicks, highFrames) < 0) {
      highTicks = offset + 1;
      highFrames = n;
    }
  }

  private static int compare(long ticks, long frames, long otherTicks, long otherFrames) {
    long high = Math.multiplyHigh(ticks, otherFrames);
    long otherHigh = Math.multiplyHigh(otherTicks, frames);
    return high != otherHigh
        ? Long.compare(high, otherHigh)
        : Long.compareUnsigned(ticks * otherFrames, otherTicks * frames);
  }

  /** What the times added amount to; no more can be added. */
  public Cadence cadence() {
    present(waitingTo - waitingFrom);
    storeCommon();
    if (frames == 0) {
      return new Cadence(0, null, null, null, null, List.of(), 0, 0, 0, 0);
    }
    List<Map.Entry<Long, Long>> intervals = new ArrayList<>(counts.entrySet());
    intervals.sort(
        Comparator.comparing((Map.Entry<Long, Long> e) -> -e.getValue())
            .thenComparing(Map.Entry::getKey));
    boolean constant = isConstant();
    long duplicates = counts.getOrDefault(0L, 0L);
    long missing = constant || intervals.isEmpty() ? 0 : missing(intervals);
    Rational rate = constant ? constantRate() : averageRate();
    return new Cadence(
        frames,
        seconds(first),
        endSeconds(rate, constant),
        rate,
        !constant,
        intervals.stream()
            .limit(Cadence.MOST_INTERVALS)
            .map(e -> new Interval(seconds(e.getKey()), e.getValue()))
            .toList(),
        uncounted
            + intervals.stream().skip(Cadence.MOST_INTERVALS).mapToLong(Map.Entry::getValue).sum(),
        duplicates,
        missing,
        nonMonotonic);
  }

  private boolean isConstant() {
    if (frames == 1) {
      return true;
    }
    if (nonMonotonic > 0 || uncounted > 0 || counts.containsKey(0L)) {
      return false;
    }
    if (counts.size() == 1) {
      return true;
    }
    boolean ticksAreFine = compare(lowTicks, lowFrames, TICKS_IN_ROUNDED_INTERVAL, 1) >= 0;
    return ticksAreFine && compare(lowTicks, lowFrames, highTicks, highFrames) <= 0;
  }

  private @Nullable Rational constantRate() {
    if (frames == 1) {
      return nominalRate != null ? nominalRate : averageRate();
    }
    Rational fastest = lowTicks > 0 ? Rational.of(lowTicks, lowFrames).times(tick).inverse() : null;
    Rational slowest = Rational.of(highTicks, highFrames).times(tick).inverse();
    if (nominalRate != null
        && nominalRate.compareTo(slowest) >= 0
        && (fastest == null || nominalRate.compareTo(fastest) <= 0)) {
      return nominalRate;
    }
    Rational average = Rational.of(last - first, frames - 1).times(tick).inverse();
    boolean ticksAreChosen = tick.compareTo(MILLISECOND) < 0;
    return fastest == null || (counts.size() == 1 && ticksAreChosen)
        ? average
        : FrameRates.between(slowest, fastest, average, counts.size() == 1);
  }

  /** Frames by the time they last; where that is not known, steps by the time they take. */
  private @Nullable Rational averageRate() {
    if (!lastingUnknown && lasting > 0) {
      return rate(frames, lasting);
    }
    return end > last ? rate(frames, end - first) : rate(frames - 1, last - first);
  }

  private @Nullable Rational rate(long steps, long ticks) {
    return steps > 0 && ticks > 0
        ? Rational.of(steps).times(Rational.of(ticks).times(tick).inverse())
        : null;
  }

  /**
   * The end of the last frame. It lasts one interval when nothing else is known, when it differs
   * from that by no more than rounding to ticks explains, and when it is said to be over sooner
   * though all others last that long: the durations of reordered frames are those of their
   * neighbours in decoding order.
   */
  private Rational endSeconds(@Nullable Rational rate, boolean constant) {
    Rational known = seconds(Math.max(end, last));
    if (rate == null) {
      return known;
    }
    Rational interval = rate.inverse();
    if (!constant) {
      return end > last ? known : known.plus(interval);
    }
    boolean tooSoon = seconds(end - last).compareTo(interval.times(MOST_OF_IT)) < 0;
    Rational regular = seconds(first).plus(interval.times(Rational.of(frames)));
    boolean rounded = abs(known.minus(regular)).compareTo(tick) <= 0;
    return end <= last || tooSoon || rounded ? regular : known;
  }

  private static Rational abs(Rational value) {
    return value.numerator() < 0 ? Rational.ZERO.minus(value) : value;
  }

  /** Frames that a regular grid would have where there are gaps. */
  private static long missing(List<Map.Entry<Long, Long>> intervals) {
    long usual = intervals.get(0).getKey();
    long missing = 0;
    for (Map.Entry<Long, Long> entry : intervals) {
      long steps = usual <= 0 ? 0 : (entry.getKey() + usual / 2) / usual;
      if (steps >= 2 && Math.abs(entry.getKey() - steps * usual) <= steps) {
        missing += (steps - 1) * entry.getValue();
      }
    }
    return missing;
  }

  private Rational seconds(long ticks) {
    return Rational.of(ticks).times(tick);
  }
}
