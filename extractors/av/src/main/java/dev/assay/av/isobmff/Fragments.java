package dev.assay.av.isobmff;

import dev.assay.av.isobmff.Movie.TrackDefaults;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import dev.assay.timing.FrameTimes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The movie fragments (ISO/IEC 14496-12 8.8) of a file, read one after the other. */
final class Fragments {
  private static final int BASE_DATA_OFFSET = 0x1;
  private static final int SAMPLE_DESCRIPTION_INDEX = 0x2;
  private static final int DEFAULT_DURATION = 0x8;
  private static final int DEFAULT_SIZE = 0x10;
  private static final int DEFAULT_FLAGS = 0x20;
  private static final int BASE_IS_MOOF = 0x20000;

  private static final int DATA_OFFSET = 0x1;
  private static final int FIRST_SAMPLE_FLAGS = 0x4;
  private static final int SAMPLE_DURATION = 0x100;
  private static final int SAMPLE_SIZE = 0x200;
  private static final int SAMPLE_FLAGS = 0x400;
  private static final int COMPOSITION_OFFSET = 0x800;

  private static final long NON_SYNC_SAMPLE = 0x10000;

  private final Movie movie;
  private final Map<Long, Long> nextTimes = new HashMap<>();
  private int count;

  Fragments(Movie movie) {
    this.movie = movie;
  }

  /** How many were read. */
  int count() {
    return count;
  }

  /** Forgets the times reached, so that the next fragment read may be any. */
  void restart() {
    nextTimes.clear();
  }

  /** Reads a {@code moof} box. */
  void read(Boxes moof) throws IOException {
    count++;
    long moofStart = moof.offset();
    long[] dataEnd = {moofStart};
    Boxes boxes = moof.children();
    while (boxes.next()) {
      if (boxes.typeCode() == Box.TRAF) {
        new TrackFragment(moofStart, dataEnd).read(boxes.children());
      }
    }
  }

  /** One {@code traf} box. */
  private final class TrackFragment {
    private final long moofStart;
    private final long[] dataEnd;
    private @Nullable Track track;
    private TrackDefaults defaults = TrackDefaults.NONE;
    private long base;
    private long position;
    private long time;

    TrackFragment(long moofStart, long[] dataEnd) {
      this.moofStart = moofStart;
      this.dataEnd = dataEnd;
    }

    void read(Boxes boxes) throws IOException {
      while (boxes.next()) {
        switch (boxes.typeCode()) {
          case Box.TFHD -> readHeader(boxes.body());
          case Box.TFDT -> {
            boolean wide = boxes.body().u8() == 1;
            boxes.body().skip(3);
            time = wide ? boxes.body().u64() : boxes.body().u32();
          }
          case Box.TRUN -> {
            if (track != null && track.kind() != Track.Kind.OTHER) {
              readRun(boxes.body(), track);
            }
          }
          default -> {}
        }
      }
      if (track != null) {
        nextTimes.put(track.id(), time);
      }
      dataEnd[0] = position;
    }

    private void readHeader(ByteCursor in) throws IOException {
      int flags = in.i32() & 0xFFFFFF;
      long id = in.u32();
      track = movie.track(id);
      TrackDefaults inherited = movie.defaults(id);
      base =
          (flags & BASE_DATA_OFFSET) != 0
              ? in.u64()
              : (flags & BASE_IS_MOOF) != 0 ? moofStart : dataEnd[0];
      in.skip((flags & SAMPLE_DESCRIPTION_INDEX) != 0 ? 4 : 0);
      defaults =
          new TrackDefaults(
              (flags & DEFAULT_DURATION) != 0 ? in.u32() : inherited.duration(),
              (flags & DEFAULT_SIZE) != 0 ? in.u32() : inherited.size(),
              (flags & DEFAULT_FLAGS) != 0 ? in.u32() : inherited.flags());
      position = base;
      time = nextTimes.getOrDefault(id, track == null ? 0 : track.tablesEnd());
    }

    private void readRun(ByteCursor in, Track track) throws IOException {
      int flags = in.i32() & 0xFFFFFF;
      long samples = in.u32();
      position = (flags & DATA_OFFSET) != 0 ? base + in.i32() : position;
      long firstFlags = (flags & FIRST_SAMPLE_FLAGS) != 0 ? in.u32() : -1;
      int perSample = flags & (SAMPLE_DURATION | SAMPLE_SIZE | SAMPLE_FLAGS | COMPOSITION_OFFSET);
      Table.checkCount(in, "trun", samples, 32L * Integer.bitCount(perSample));
      Run run = new Run(track);
      long done = 0;
      while (done < samples) {
        long duration = (flags & SAMPLE_DURATION) != 0 ? in.u32() : defaults.duration();
        long size = (flags & SAMPLE_SIZE) != 0 ? in.u32() : defaults.size();
        long sampleFlags = (flags & SAMPLE_FLAGS) != 0 ? in.u32() : defaults.flags();
        long offset = (flags & COMPOSITION_OFFSET) != 0 ? in.i32() : 0;
        track.presentation().noteOffset(offset);
        if (done == 0 && firstFlags >= 0) {
          sampleFlags = firstFlags;
        }
        boolean alike = perSample == 0 && (done > 0 || firstFlags < 0);
        long count = alike ? samples - done : 1;
        long fitting = size == 0 ? count : Math.min(count, (movie.length() - position) / size);
        if (fitting < count) {
          track.setCut();
        }
        run.add(time + offset, duration, fitting, (sampleFlags & NON_SYNC_SAMPLE) == 0);
        advance(duration, count);
        position = Math.addExact(position, size * count);
        done += count;
      }
      run.flush();
    }

    private void advance(long duration, long count) throws MalformedException {
      long later = time + duration * count;
      if (Math.multiplyHigh(duration, count) != 0 || later < 0 || later > FrameTimes.LATEST / 2) {
        throw new MalformedException("a fragment ends after more than 2^59 ticks", moofStart);
      }
      time = later;
    }
  }

  /** Joins samples that are alike, so that they are taken at once. */
  private static final class Run {
    private final Track track;
    private long first;
    private long duration;
    private long count;
    private boolean sync;

    Run(Track track) {
      this.track = track;
    }

    void add(long time, long duration, long count, boolean sync) throws IOException {
      if (count <= 0) {
        return;
      }
      boolean continues =
          this.count > 0
              && duration == this.duration
              && !sync
              && !this.sync
              && time == first + this.duration * this.count;
      if (!continues) {
        flush();
        first = time;
        this.duration = duration;
        this.sync = sync;
        this.count = 0;
      }
      this.count += count;
    }

    void flush() throws IOException {
      if (count > 0) {
        track.presentation().addFragment(first, duration, count, sync);
        count = 0;
      }
    }
  }
}
