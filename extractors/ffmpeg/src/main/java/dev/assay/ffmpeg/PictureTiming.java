package dev.assay.ffmpeg;

import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.Budget;
import dev.assay.read.LimitExceededException;
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
 * @param timeline the times themselves, null when only the header was read
 */
record PictureTiming(
    @Nullable Fact<Rational> frameRate,
    @Nullable Fact<Long> frameCount,
    @Nullable Fact<Rational> duration,
    @Nullable Rational startTime,
    @Nullable Boolean variable,
    @Nullable Timeline timeline) {

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
      Timeline timeline = walk.timeline();
      if (timeline != null) {
        return measured(timeline, walk.frames(), rate, declared);
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
      Timeline index = new SampleIndex(stream, budget).decodingTimes();
      if (index != null) {
        return indexed(index, stream, rate, declared);
      }
    }
    return header(stream, walk, rate, declared);
  }

  private static PictureTiming measured(
      Timeline timeline,
      long frames,
      @Nullable Rational declaredRate,
      @Nullable Rational declared) {
    Rational duration = timeline.duration(declared);
    if (frames == 1) {
      boolean empty = !duration.isPositive();
      return new PictureTiming(
          declaredRate == null ? null : Fact.declared(declaredRate),
          Fact.measured(1L),
          empty ? (declared == null ? null : Fact.declared(declared)) : Fact.measured(duration),
          timeline.start(),
          false,
          timeline);
    }
    if (!timeline.isConstant()) {
      return new PictureTiming(
          average(frames, duration),
          Fact.measured(frames),
          positive(duration),
          timeline.start(),
          true,
          timeline);
    }
    Rational rate = FrameRate.of(timeline, declaredRate);
    return new PictureTiming(
        Fact.measured(rate),
        Fact.measured(frames),
        Fact.measured(timeline.isLastHeld() ? duration : Rational.of(frames).times(rate.inverse())),
        timeline.start(),
        false,
        timeline);
  }

  /** The timing by the sample index of a file whose packets were not read. */
  private static PictureTiming indexed(
      Timeline index,
      AVStream stream,
      @Nullable Rational declaredRate,
      @Nullable Rational declared) {
    long frames = index.count();
    Fact<Rational> duration =
        declared != null ? Fact.declared(declared) : positive(index.duration());
    Rational start = start(stream);
    if (frames < 2) {
      return new PictureTiming(
          declaredRate == null ? null : Fact.declared(declaredRate),
          Fact.measured(frames),
          duration,
          start,
          false,
          null);
    }
    boolean constant = index.isConstant();
    Fact<Rational> rate =
        constant
            ? Fact.measured(FrameRate.of(index, declaredRate))
            : average(frames, index.duration());
    return new PictureTiming(rate, Fact.measured(frames), duration, start, !constant, null);
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

  private static @Nullable Rational declaredRate(AVStream stream) {
    Rational rate = Demuxer.positive(stream.avg_frame_rate());
    return rate == null || rate.compareTo(FASTEST) > 0 ? null : FrameRate.named(rate);
  }

  private static @Nullable Rational start(AVStream stream) {
    Rational tick = Demuxer.positive(stream.time_base());
    long start = stream.start_time();
    return tick == null || start == avutil.AV_NOPTS_VALUE ? null : tick.times(Rational.of(start));
  }

  private static @Nullable Fact<Rational> average(long frames, Rational duration) {
    return duration.isPositive()
        ? Fact.estimated(Rational.of(frames).times(duration.inverse()))
        : null;
  }

  private static @Nullable Fact<Rational> positive(Rational duration) {
    return duration.isPositive() ? Fact.measured(duration) : null;
  }

  /** Reports what the facts do not tell. */
  void report(Context context) {
    if (Boolean.FALSE.equals(variable) && timeline != null && timeline.isLastHeld()) {
      context.report(
          Finding.info(
                  "LAST_FRAME_HELD",
                  "The last frame is shown longer than the others, so the frame rate times the"
                      + " duration is more than the number of frames.")
              .about("duration"));
    }
  }
}
