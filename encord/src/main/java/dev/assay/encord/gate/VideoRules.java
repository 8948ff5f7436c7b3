package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.error;
import static dev.assay.encord.gate.Check.estimate;
import static dev.assay.encord.gate.Check.fixed;
import static dev.assay.encord.gate.Check.info;
import static dev.assay.encord.gate.Check.warning;

import dev.assay.facts.Fact;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.FrameTiming.Interval;
import dev.assay.facts.Rational;
import dev.assay.facts.VideoFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about the frames of a video: labels hang on frame numbers. */
final class VideoRules {
  /** Frames the platform recommends at most (contract E.2). */
  private static final long MANY = 200_000;

  private static final Rational HALF = new Rational(1, 2);

  /** How the names of files end that hold sound alone by what their containers are called. */
  private static final Set<String> SOUND_EXTENSIONS =
      Set.of("aac", "ac3", "eac3", "flac", "m4a", "m4b", "mka", "mp3", "oga", "opus", "wav", "wma");

  private static final String RE_ENCODE =
      "Re-encode the video to a constant frame rate that starts at zero, and register the result.";
  private static final String COUNT =
      "Inspect the file with --depth exact, which counts every frame.";

  static final List<Check<Subject<VideoFacts>>> ALL =
      List.of(
          fixed("NO_FRAME_RATE", "fps")
              .rule(
                  "J.3, J.7",
                  "The frame rate is known and positive.",
                  RE_ENCODE,
                  video -> {
                    Fact<Rational> rate = video.facts().frameRate();
                    return rate == null
                        ? "The file does not tell its frame rate."
                        : rate.value().isPositive()
                            ? null
                            : "The frame rate is " + rate.value() + ".";
                  },
                  video -> Conversion.toConstantRate(video.facts())),
          estimate("ESTIMATED_FRAME_RATE", "fps")
              .rule(
                  "J.7, J.8",
                  "The frame rate is counted or at least declared.",
                  COUNT,
                  video ->
                      Subject.isEstimated(video.facts().frameRate())
                              && !Boolean.TRUE.equals(video.facts().variableFrameRate())
                          ? "The frame rate is only an estimate."
                          : null),
          fixed("NO_FRAME_COUNT", "duration")
              .rule(
                  "J.3, J.7",
                  "The frame count is known and positive.",
                  RE_ENCODE,
                  video -> {
                    Fact<Long> count = video.facts().frameCount();
                    return count == null
                        ? "The file does not tell how many frames it has."
                        : count.value() > 0 ? null : "The file has " + count.value() + " frames.";
                  },
                  video -> Conversion.toConstantRate(video.facts())),
          estimate("ESTIMATED_FRAME_COUNT", "duration")
              .rule(
                  "J.7, J.10",
                  "The frame count is counted or at least declared.",
                  COUNT,
                  video ->
                      Subject.isEstimated(video.facts().frameCount())
                          ? "The frame count is only an estimate."
                          : null),
          warning("DECLARED_FRAME_COUNT", "duration")
              .rule(
                  "J.10, G.4-3",
                  "The frames are counted.",
                  COUNT,
                  video ->
                      Subject.isDeclared(video.facts().frameCount())
                          ? "The frame count is the header's word; no frame was counted."
                          : null),
          fixed("FRAME_COUNT_NOT_DERIVABLE", "duration")
              .rule(
                  "J.7, G.3",
                  "Frame rate times duration, rounded up, is the frame count.",
                  RE_ENCODE,
                  video -> {
                    Timing timing = Timing.of(video.facts());
                    return timing == null || timing.derivedCount() == timing.frames()
                        ? null
                        : timing.frames()
                            + " frames at "
                            + timing.rate()
                            + " per second would be counted as "
                            + timing.derivedCount()
                            + ".";
                  },
                  video -> Conversion.toConstantRate(video.facts())),
          warning("FRAME_COUNT_DEPENDS_ON_ROUNDING", "duration")
              .rule(
                  "J.7, G.3",
                  "Frame rate times duration, rounded down, is the frame count too.",
                  "Nothing to do in the file: no other duration would be better. Have programs that"
                      + " count frames themselves round up, as the platform's client does.",
                  video -> {
                    Timing timing = Timing.of(video.facts());
                    return timing == null || timing.truncatedCount() == timing.frames()
                        ? null
                        : "A program that rounds frame rate times duration down counts "
                            + timing.truncatedCount()
                            + " frames instead of "
                            + timing.frames()
                            + ".";
                  }),
          error("VARIABLE_FRAME_RATE", "fps")
              .rule(
                  "J.8, G.2, G.4-1",
                  "Frames are evenly spaced.",
                  RE_ENCODE,
                  video ->
                      Boolean.TRUE.equals(video.facts().variableFrameRate())
                          ? "The frames are unevenly spaced"
                              + spread(video.facts())
                              + ", so no frame rate places them."
                          : null,
                  video -> Conversion.toConstantRate(video.facts())),
          estimate("UNKNOWN_FRAME_SPACING", "fps")
              .rule(
                  "J.8, G.4-1",
                  "It is known that frames are evenly spaced.",
                  COUNT,
                  video ->
                      video.facts().variableFrameRate() == null && hasFrames(video.facts(), 2)
                          ? "Nothing tells whether the frames are evenly spaced."
                          : null),
          error("LATE_FIRST_FRAME", "duration")
              .rule(
                  "J.9, G.4-2",
                  "The first frame is shown within half a frame of time zero.",
                  RE_ENCODE,
                  video -> {
                    Rational start = startInFrames(video.facts());
                    return start != null && start.compareTo(HALF) > 0
                        ? "The first frame is shown at "
                            + seconds(video.facts().startTime())
                            + ", so labels would land on other frames."
                        : null;
                  },
                  video -> Conversion.toConstantRate(video.facts())),
          info("FIRST_FRAME_NOT_AT_ZERO", "duration")
              .rule(
                  "J.9, G.4-2",
                  "The first frame is shown at time zero.",
                  null,
                  video -> {
                    Rational start = startInFrames(video.facts());
                    return start != null && start.isPositive() && start.compareTo(HALF) <= 0
                        ? "The first frame is shown at "
                            + seconds(video.facts().startTime())
                            + ", less than half a frame from zero."
                        : null;
                  }),
          warning("UNKNOWN_START", "duration")
              .rule(
                  "J.9, G.4-2",
                  "The time of the first frame is known.",
                  COUNT,
                  video ->
                      video.facts().startTime() == null && hasFrames(video.facts(), 1)
                          ? "Nothing tells when the first frame is shown."
                          : null),
          warning("AUDIO_STARTS_APART", null)
              .rule(
                  "J.9, G.4-2",
                  "Sound and picture start within half a frame of each other.",
                  RE_ENCODE,
                  video -> {
                    Rational apart = audioApartInFrames(video.facts());
                    return apart != null && apart.compareTo(HALF) > 0
                        ? "Picture and sound start " + apart.toDouble() + " frames apart."
                        : null;
                  },
                  video -> Conversion.toConstantRate(video.facts())),
          info("AUDIO_ENDS_APART", null)
              .rule(
                  "J.9, G.4-4",
                  "Sound and picture end within a second of each other.",
                  null,
                  video -> {
                    Rational overhang = video.facts().audioOverhang();
                    return overhang != null && abs(overhang).compareTo(Rational.ONE) > 0
                        ? "The sound ends "
                            + abs(overhang).toDouble()
                            + " s "
                            + (overhang.isPositive() ? "after" : "before")
                            + " the picture."
                        : null;
                  }),
          error("FRAME_COUNT_CONTRADICTS_DURATION", "duration")
              .rule(
                  "J.10, G.4-3",
                  "The frames fill the length of the video track.",
                  RE_ENCODE,
                  video -> isContradiction(video.facts()) ? contradiction(video.facts()) : null,
                  video -> Conversion.toConstantRate(video.facts())),
          warning("FRAME_COUNT_DIFFERS_FROM_DECLARED", "duration")
              .rule(
                  "J.10, G.4-3",
                  "The counted frames fill the declared length of the video track.",
                  RE_ENCODE,
                  video -> !isContradiction(video.facts()) ? contradiction(video.facts()) : null,
                  video -> Conversion.toConstantRate(video.facts())),
          error("GHOST_FRAMES", "duration")
              .rule(
                  "J.10, G.4-3",
                  "No frame has the time of another, comes out of order, or is missing.",
                  RE_ENCODE,
                  video -> ghosts(video.facts()),
                  video -> Conversion.toConstantRate(video.facts())),
          warning("FIRST_FRAME_NO_KEYFRAME", null)
              .rule(
                  "J.13, G.4-6",
                  "The first frame is a keyframe.",
                  RE_ENCODE,
                  video -> {
                    FrameTiming timing = video.facts().timing();
                    return timing != null && Boolean.FALSE.equals(timing.startsWithKeyframe())
                        ? "The first frame is no keyframe, so browsers may show none before the"
                            + " first that is."
                        : null;
                  },
                  video -> Conversion.toConstantRate(video.facts())),
          warning("MANY_FRAMES", "duration")
              .rule(
                  "J.11, E.2",
                  "The video has at most 200,000 frames, the platform's recommendation.",
                  "Split the video.",
                  video -> {
                    Fact<Long> count = video.facts().frameCount();
                    return count != null && count.value() > MANY
                        ? "The video has " + count.value() + " frames."
                        : null;
                  }),
          warning("SEVERAL_VIDEO_TRACKS", null)
              .rule(
                  "J.13, G.4-8",
                  "There is one video track.",
                  "Check that the first track is the one to label, or keep it alone. "
                      + Conversion.toMp4(),
                  video ->
                      video.facts().videoTracks() > 1
                          ? "Of " + video.facts().videoTracks() + " video tracks one is shown."
                          : null),
          warning("PICTURE_IN_SOUND_FILE", null)
              .rule(
                  "J.16, A.2",
                  "A file that is named as sound has no picture track.",
                  "If it is to be labelled as sound, register the sound alone. "
                      + Conversion.toPlayableSound(),
                  video -> {
                    String name = video.inspection().identity().name();
                    return isNamedAsSound(name)
                        ? name + " has a picture track, so it is registered as a video."
                        : null;
                  }));

  private VideoRules() {}

  /** What leaves about time, when all of it is known. */
  record Timing(Rational rate, long frames) {

    static @Nullable Timing of(VideoFacts video) {
      Fact<Rational> rate = video.frameRate();
      Fact<Long> count = video.frameCount();
      return rate != null && rate.value().isPositive() && count != null && count.value() > 0
          ? new Timing(rate.value(), count.value())
          : null;
    }

    double fps() {
      return rate.toDouble();
    }

    double duration() {
      return FrameArithmetic.duration(frames, rate);
    }

    long derivedCount() {
      return FrameArithmetic.frames(fps(), duration());
    }

    long truncatedCount() {
      return (long) (fps() * duration());
    }
  }

  private static boolean isNamedAsSound(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && SOUND_EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static String spread(VideoFacts video) {
    FrameTiming timing = video.timing();
    if (timing == null || timing.intervals().size() < 2) {
      return "";
    }
    List<Rational> seconds = timing.intervals().stream().map(Interval::seconds).sorted().toList();
    String spread =
        String.format(
            Locale.ROOT,
            ", from %.3f to %.3f ms apart",
            1000 * seconds.get(0).toDouble(),
            1000 * seconds.get(seconds.size() - 1).toDouble());
    return timing.missing() > 0 ? spread + " as if " + timing.missing() + " were missing" : spread;
  }

  /** What is amiss with single frames, but for gaps that make the rate a variable one. */
  private static @Nullable String ghosts(VideoFacts video) {
    FrameTiming timing = video.timing();
    if (timing == null) {
      return null;
    }
    List<String> faults = new ArrayList<>();
    if (timing.duplicates() > 0) {
      faults.add(timing.duplicates() + " have the time of the frame before");
    }
    if (timing.nonMonotonic() > 0) {
      faults.add(timing.nonMonotonic() + " come out of order");
    }
    if (timing.missing() > 0 && !Boolean.TRUE.equals(video.variableFrameRate())) {
      faults.add(timing.missing() + " are missing");
    }
    return faults.isEmpty() ? null : "Of the frames " + String.join(", ", faults) + ".";
  }

  private static boolean hasFrames(VideoFacts video, long atLeast) {
    Fact<Long> count = video.frameCount();
    return count != null && count.value() >= atLeast;
  }

  /** The distance of the first frame from zero, in frames; null when unknown. */
  private static @Nullable Rational startInFrames(VideoFacts video) {
    Timing timing = Timing.of(video);
    Rational start = video.startTime();
    return timing == null || start == null ? null : abs(start.times(timing.rate()));
  }

  private static @Nullable Rational audioApartInFrames(VideoFacts video) {
    Timing timing = Timing.of(video);
    Rational delay = video.audioDelay();
    return timing == null || delay == null ? null : abs(delay.times(timing.rate()));
  }

  /** Says that frames and length differ by more than one frame; null when they do not. */
  private static @Nullable String contradiction(VideoFacts video) {
    Timing timing = Timing.of(video);
    Fact<Rational> duration = video.duration();
    if (timing == null || duration == null) {
      return null;
    }
    Rational room = duration.value().times(timing.rate());
    return abs(room.minus(Rational.of(timing.frames()))).compareTo(Rational.ONE) > 0
        ? "There are "
            + timing.frames()
            + " frames, but the track is "
            + room.toDouble()
            + " frames long."
        : null;
  }

  /** Whether counted frames could not outweigh the length of the track. */
  private static boolean isContradiction(VideoFacts video) {
    return !Subject.isMeasured(video.frameCount()) || Subject.isMeasured(video.duration());
  }

  private static Rational abs(Rational value) {
    return value.numerator() < 0 ? Rational.ZERO.minus(value) : value;
  }

  private static String seconds(@Nullable Rational time) {
    return time == null ? "an unknown time" : time.toDouble() + " s";
  }
}
