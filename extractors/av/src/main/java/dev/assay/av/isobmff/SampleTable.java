package dev.assay.av.isobmff;

import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import dev.assay.timing.FrameTimes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The tables that place a track's samples in time and in the file (ISO/IEC 14496-12 8.5 to 8.7).
 */
final class SampleTable {
  private Table durations = Table.EMPTY;
  private Table offsets = Table.EMPTY;
  private @Nullable Table syncSamples;
  private Table samplesToChunk = Table.EMPTY;
  private Table chunkOffsets = Table.EMPTY;
  private SampleSizes sizes = SampleSizes.NONE;
  private long samples = -1;

  /**
   * Takes samples of one duration and one composition offset that follow each other in decoding
   * order.
   */
  interface RunConsumer {
    /**
     * Takes a run.
     *
     * @param index number of the first sample, from 0
     * @param time composition time of the first sample in ticks of the track
     * @param duration duration of each
     * @param count how many
     */
    void run(long index, long time, long duration, long count) throws IOException;
  }

  /**
   * Keeps a box of {@code stbl} if it is one of the tables.
   *
   * @param timed whether the samples' times matter; the tables that only say where samples are, are
   *     always kept
   */
  void keep(Boxes box, boolean timed) throws IOException {
    ByteCursor in = box.body();
    switch (box.typeCode()) {
      case Box.STTS -> durations = Table.read(in.skip(4), "stts", 8);
      case Box.CTTS -> {
        if (timed) {
          offsets = Table.read(in.skip(4), "ctts", 8);
        }
      }
      case Box.STSS -> {
        if (timed) {
          syncSamples = Table.read(in.skip(4), "stss", 4);
        }
      }
      case Box.STSC -> samplesToChunk = Table.read(in.skip(4), "stsc", 12);
      case Box.STSZ -> sizes = SampleSizes.ofStsz(in.skip(4));
      case Box.STZ2 -> sizes = SampleSizes.ofStz2(in.skip(4));
      case Box.STCO -> chunkOffsets = Table.read(in.skip(4), "stco", 4);
      case Box.CO64 -> chunkOffsets = Table.read(in.skip(4), "co64", 8);
      default -> {}
    }
  }

  /** How many samples have both a size and a chunk. */
  long samples() throws MalformedException {
    if (samples < 0) {
      samples = samplesUntil((chunk, first, count) -> true);
    }
    return samples;
  }

  /** Whether one size is given for all samples. */
  boolean sizesAreEqual() {
    return sizes.constant() > 0;
  }

  /** Looks at one chunk; false ends the walk before it is counted. */
  private interface ChunkVisitor {
    boolean visit(int chunk, long firstSample, long count);
  }

  /**
   * Walks the chunks in order and returns how many samples those hold that were visited.
   *
   * <p>A run of chunks with equally many samples is one entry of {@code stsc} (8.7.4).
   */
  private long samplesUntil(ChunkVisitor visitor) throws MalformedException {
    long counted = 0;
    int runs = samplesToChunk.count();
    long chunks = chunkOffsets.count();
    for (int run = 0; run < runs; run++) {
      long firstChunk = samplesToChunk.u32(run, 0) - 1;
      long endChunk = run + 1 < runs ? samplesToChunk.u32(run + 1, 0) - 1 : chunks;
      if (firstChunk < 0 || (endChunk < firstChunk && run + 1 < runs)) {
        throw new MalformedException("the chunks of box 'stsc' are not in order", -1);
      }
      long perChunk = samplesToChunk.u32(run, 4);
      for (long chunk = firstChunk; chunk < Math.min(endChunk, chunks); chunk++) {
        long count = Math.min(perChunk, sizes.count() - counted);
        if (count <= 0 || !visitor.visit((int) chunk, counted, count)) {
          return counted;
        }
        counted += count;
      }
    }
    return counted;
  }

  /**
   * What of the samples is there.
   *
   * @param samples how many, from the first on, are there as a whole
   * @param end where the last of them ends in the file, as far as it was looked at
   */
  record There(long samples, long end) {}

  /**
   * What of the samples is there when the data ends at {@code length}.
   *
   * <p>Only the chunk that starts last before the end can be cut by it when chunks do not overlap,
   * so that sizes are read for that one only.
   */
  There within(long length) throws IOException {
    long latest = -1;
    for (int chunk = 0; chunk < chunkOffsets.count(); chunk++) {
      long offset = chunkOffsets.number(chunk);
      latest = offset < length ? Math.max(latest, offset) : latest;
    }
    long lastOffset = latest;
    long[] lastChunk = {0, 0};
    long whole =
        samplesUntil(
            (chunk, first, count) -> {
              long offset = chunkOffsets.number(chunk);
              if (offset == lastOffset) {
                lastChunk[0] = first;
                lastChunk[1] = count;
              }
              return offset >= 0 && offset < length;
            });
    if (lastChunk[1] == 0) {
      return new There(whole, 0);
    }
    SampleSizes.Stretch stretch = sizes.fitting(lastChunk[0], lastChunk[1], length - lastOffset);
    boolean cut = stretch.samples() < lastChunk[1];
    return new There(cut ? lastChunk[0] + stretch.samples() : whole, lastOffset + stretch.bytes());
  }

  /**
   * Gives the first samples as runs, in decoding order.
   *
   * <p>Samples that the tables of durations or offsets no longer reach keep the last value.
   *
   * @param most how many samples
   * @return when the last of them ends, in decoding time
   */
  long runs(long most, RunConsumer consumer) throws IOException {
    long index = 0;
    long time = 0;
    int durationEntry = 0;
    long durationLeft = durations.count() > 0 ? durations.u32(0, 0) : Long.MAX_VALUE;
    int offsetEntry = 0;
    long offsetLeft = offsets.count() > 0 ? offsets.u32(0, 0) : Long.MAX_VALUE;
    while (index < most) {
      while (durationLeft == 0) {
        durationEntry++;
        durationLeft =
            durationEntry < durations.count() ? durations.u32(durationEntry, 0) : Long.MAX_VALUE;
      }
      while (offsetLeft == 0) {
        offsetEntry++;
        offsetLeft = offsetEntry < offsets.count() ? offsets.u32(offsetEntry, 0) : Long.MAX_VALUE;
      }
      long duration = duration(durationEntry);
      long offset = offsetEntry < offsets.count() ? offsets.i32(offsetEntry, 4) : 0;
      long count = Math.min(most - index, Math.min(durationLeft, offsetLeft));
      long later = advance(time, duration, count);
      consumer.run(index, time + offset, duration, count);
      index += count;
      durationLeft -= count;
      offsetLeft -= count;
      time = later;
    }
    return time;
  }

  private long duration(int entry) throws IOException {
    if (durations.count() == 0) {
      throw new MalformedException("there are samples but box 'stts' gives no durations", -1);
    }
    long duration = durations.i32(Math.min(entry, durations.count() - 1), 4);
    if (duration < 0) {
      throw new DeclinedException("a sample duration that may be meant to be negative");
    }
    return duration;
  }

  private static long advance(long time, long duration, long count) throws MalformedException {
    long high = Math.multiplyHigh(duration, count);
    long later = time + duration * count;
    if (high != 0 || later < 0 || later > FrameTimes.LATEST / 2) {
      throw new MalformedException("the durations in box 'stts' add up to more than 2^59", -1);
    }
    return later;
  }

  /**
   * Whether sample {@code index}, from 0, can be decoded alone; all can where {@code stss} lacks.
   */
  boolean isSync(long index) {
    if (syncSamples == null) {
      return true;
    }
    int low = 0;
    int high = syncSamples.count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long sync = syncSamples.u32(middle, 0) - 1;
      if (sync == index) {
        return true;
      }
      if (sync < index) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /** The most samples from one sync sample to the next, or to the end, of the first samples. */
  long longestGop(long most) {
    if (syncSamples == null) {
      return Math.min(1, most);
    }
    long longest = 0;
    long previous = 0;
    for (int i = 0; i < syncSamples.count(); i++) {
      long sync = Math.min(most, syncSamples.u32(i, 0) - 1);
      longest = Math.max(longest, sync - previous);
      previous = sync;
    }
    return Math.max(longest, most - previous);
  }
}
