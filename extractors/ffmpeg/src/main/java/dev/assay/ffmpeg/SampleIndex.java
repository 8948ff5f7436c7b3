package dev.assay.ffmpeg;

import dev.assay.facts.Rational;
import dev.assay.finding.Finding;
import dev.assay.read.Budget;
import dev.assay.read.LimitExceededException;
import dev.assay.timing.Cadence;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a track by the tables of an ISO base media file, which FFmpeg makes an index of as
 * it opens the file; edit lists are already applied.
 */
final class SampleIndex {
  private static final int AVINDEX_DISCARD_FRAME = 2;
  private static final int ENTRIES_BETWEEN_CLOCK_CHECKS = 4096;

  private final AVStream stream;
  private final int count;
  private final Budget budget;

  SampleIndex(AVStream stream, Budget budget) {
    this.stream = stream;
    this.count = Math.max(0, avformat.avformat_index_get_entries_count(stream));
    this.budget = budget;
  }

  private AVIndexEntry entry(int i) throws LimitExceededException {
    if (i % ENTRIES_BETWEEN_CLOCK_CHECKS == 0) {
      budget.checkTime();
    }
    return avformat.avformat_index_get_entry(stream, i);
  }

  /** The finding that a sample lies behind the end of the data, null when none does. */
  @Nullable Finding beyond(long length) throws LimitExceededException {
    for (int i = 0; i < count; i++) {
      AVIndexEntry entry = entry(i);
      if (entry.pos() > length - entry.size()) {
        return Completeness.truncated(
            "Sample "
                + (i + 1)
                + " of "
                + count
                + " in track "
                + (stream.index() + 1)
                + " lies behind the end of the data at "
                + length
                + ".");
      }
    }
    return null;
  }

  /** When samples are decoded, which for even frames is as even as when they are shown. */
  @Nullable Cadence decodingTimes() throws LimitExceededException {
    Rational tick = Demuxer.positive(stream.time_base());
    if (tick == null || count == 0) {
      return null;
    }
    TrackTimes times = new TrackTimes(tick, null);
    for (int i = 0; i < count; i++) {
      AVIndexEntry entry = entry(i);
      if ((entry.flags() & AVINDEX_DISCARD_FRAME) == 0) {
        times.add(entry.timestamp(), 0);
      }
    }
    return times.cadence();
  }
}
