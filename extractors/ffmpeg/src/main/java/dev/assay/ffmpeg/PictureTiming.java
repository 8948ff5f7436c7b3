package dev.assay.ffmpeg;

import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import dev.assay.read.Budget;
import dev.assay.read.LimitExceededException;
import dev.assay.timing.Cadence;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * When the frames of a video are shown.
 *
 * @param frameRate frames per second, null when unknown
 * @param frameCount frames that are shown, null when unknown
 * @param duration length of the track in seconds, null when unknown
 * @param startTime when the first frame is shown in seconds, null when unknown
 * @param variable whether frames are unevenly spaced, null when unknown
 * @param cadence what the times of all frames amount to, null when they are not known
 */
record PictureTiming(
    @Nullable Fact<Rational> frameRate,
    @Nullable Fact<Long> frameCount,
    @Nullable Fact<Rational> duration,
    @Nullable Rational startTime,
    @Nullable Boolean variable,
    @Nullable Cadence cadence) {

  /** Rates above this are clocks, not pictures. */
  private static final Rational FASTEST = Rational.of(1000);

  /**
   * The timing of a picture track.
   *
   * @param walk its packets, null when only the header was read
   * @param declared the duration its header claims, null when it claims none
   * @throws LimitExceededException when time is up
   */
  static PictureTiming of(
      Container container,
      AVStream stream,
      @Nullable PacketWalk walk,
      @Nullable Rational declared,
      Budget budget)
      throws LimitExceededException {
    Rational rate = declaredRate(stream);
    if (walk != null && walk.end() != PacketWalk.End.LIMITED && walk.frames() > 0) {
      Cadence cadence = walk.cadence();
      if (cadence != null) {
        return measured(cadence, rate, declared);
      }
      return new PictureTiming(
          rate == null ? null : Fact.declared(rate),
          Fact.measured(walk.frames()),
          declared == null ? null : Fact.declared(declared),
          start(stream),
          null,
          null);
    }
    if (container.isIsoMedia()) {
      Cadence index = new SampleIndex(stream, budget).decodingTimes();
      if (index != null) {
        return indexed(index, stream, rate, declared);
      }
    }
    return header(stream, walk, rate, declared);
  }

  private static PictureTiming measured(
      Cadence cadence, @Nullable Rational declaredRate, @Nullable Rational declared) {
    Rational length = cadence.duration();
    boolean empty = length == null || !length.isPositive();
    return new PictureTiming(
        rate(cadence, declaredRate),
        Fact.measured(cadence.frames()),
        empty ? (declared == null ? null : Fact.declared(declared)) : positive(length),
        cadence.start(),
        cadence.variable(),
        cadence);
  }

  /** The timing by the sample index of a file whose packets were not read. */
  private static PictureTiming indexed(
      Cadence index,
      AVStream stream,
      @Nullable Rational declaredRate,
      @Nullable Rational declared) {
    return new PictureTiming(
        rate(index, declaredRate),
        Fact.measured(index.frames()),
        declared != null ? Fact.declared(declared) : positive(index.duration()),
        start(stream),
        index.variable(),
        null);
  }

  /** The rate frames keep, their average, or for a single one what the container declares. */
  private static @Nullable Fact<Rational> rate(Cadence cadence, @Nullable Rational declared) {
    Rational rate = cadence.frameRate();
    if (cadence.frames() == 1 || rate == null) {
      return declared == null ? null : Fact.declared(declared);
    }
    return Boolean.TRUE.equals(cadence.variable()) ? Fact.estimated(rate) : Fact.measured(rate);
  }

  private static PictureTiming header(
      AVStream stream,
      @Nullable PacketWalk walk,
      @Nullable Rational rate,
      @Nullable Rational declared) {
    Fact<Long> frames = null;
    if (walk != null && walk.end() != PacketWalk.End.LIMITED) {
      frames = Fact.measured(0L);
    } else if (stream.nb_frames() > 0) {
      frames = Fact.declared(stream.nb_frames());
    } else if (rate != null && declared != null) {
      frames = Fact.estimated(Math.round(rate.times(declared).toDouble()));
    }
    return new PictureTiming(
        rate == null ? null : Fact.declared(rate),
        frames,
        declared == null ? null : Fact.declared(declared),
        start(stream),
        null,
        null);
  }

  /** Frames per second by FFmpeg's account, null when it gives none or an absurd one. */
  static @Nullable Rational declaredRate(AVStream stream) {
    Rational rate = Demuxer.positive(stream.avg_frame_rate());
    return rate == null || rate.compareTo(FASTEST) > 0 ? null : rate;
  }

  private static @Nullable Rational start(AVStream stream) {
    Rational tick = Demuxer.positive(stream.time_base());
    long start = stream.start_time();
    return tick == null || start == avutil.AV_NOPTS_VALUE ? null : tick.times(Rational.of(start));
  }

  private static @Nullable Fact<Rational> positive(@Nullable Rational duration) {
    return duration != null && duration.isPositive() ? Fact.measured(duration) : null;
  }
}
